/** Which pages an edit changes: those whose tag, which is made from what they hold, is another one. */
import { afterAll, expect, test } from 'vitest';
import { ask, served } from '../site/served.ts';

const names = Array.from({ length: 30 }, (_, i) => `part/note-${i}`);
const text = (i: number, words = ''): string => `# Title ${i}\n\nLeads to [[note-${i + 1}]].\n\n${words}\n`;
const site = await served({
  'index.md': '# Home\n\n[[note-0]]\n',
  // Another folder, as a page lists the notes beside it.
  'other/here.md': '# Here\n',
  ...Object.fromEntries(names.map((name, i) => [`${name}.md`, text(i)])),
});
afterAll(() => site.stop());

test.each<[edit: string, path: string, text: string, changed: string[]]>([
  ['its words', 'part/note-5.md', text(5, 'Other words.'), ['part/note-5']],
  ['a link more', 'part/note-5.md', text(5, 'And to [[note-15]].'), ['part/note-15', 'part/note-5']],
  ['a page that was wanted', 'other/note-30.md', '# The last\n', ['part/note-29']],
  ['a note that leads to none of them', 'other/alone.md', '# Alone\n', []],
])('%s', async (_edit, path, edited, changed) => {
  const before = await tags();
  const version = await versionNow();
  site.write(path, edited);
  await expect.poll(versionNow).not.toBe(version);
  const after = await tags();
  expect(names.filter(name => after.get(name) !== before.get(name)).sort()).toEqual(changed);
});

async function versionNow(): Promise<string> {
  return (await ask(site, '/api/version')).text;
}

/** The tag of every note's page. */
async function tags(): Promise<ReadonlyMap<string, string>> {
  const all = new Map<string, string>();
  for (const name of names) {
    const { status, headers } = await ask(site, `/notes/${name}`);
    expect([name, status, headers.etag]).toEqual([name, 200, expect.any(String)]);
    all.set(name, headers.etag ?? '');
  }
  return all;
}
