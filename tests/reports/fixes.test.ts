import fc from 'fast-check';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { mendable } from '../../lib/reports/fixes.ts';
import { isSameHeading, isSameName } from '../../lib/reports/same-name.ts';
import { openWiki, type Fixes, type Mend, type NoteFix, type Wiki } from '../../lib/wiki.ts';

const names = ['Plan', 'big plan', 'Üñï code', 'a(b', 'x.y', '50% off', "it's", '日本 語', 'smile 😀', 'R&D', 'v1.10'];
const folders = ['', 'a/', 'a/b/', 'C d/', 'ü/'];
const headings = ["What's new?", 'Step: one', 'C++', 'Ünder *stress*'];

/** A name as it might be written by somebody who does not look. */
const slips: readonly ((name: string) => string)[] = [
  name => name,
  name => name.toUpperCase(),
  name => name.toLowerCase(),
  name => name.replaceAll(' ', '-'),
  name => name.replaceAll("'", '’'),
  name => name.slice(1),
];

const link = fc
  .record({
    form: fc.constantFrom('wiki', 'labelled', 'embed', 'bare', 'angle', 'image', 'reference', 'plain'),
    name: fc.constantFrom(...names, 'pic.png', 'my doc.pdf'),
    folder: fc.constantFrom(...folders, './', '../', '/', 'gone/', 'A/'),
    slip: fc.constantFrom(...slips),
    md: fc.boolean(),
    heading: fc.constantFrom('', '', ...headings.map(text => `#${text}`), '#step-one', '#what s new', '#^p', '#^Q'),
    label: fc.nat(30),
  })
  .map(({ form, name, folder, slip, md, heading, label }) => {
    const path = `${folder}${slip(name)}${md && !/\.p/.test(name) ? '.md' : ''}`;
    const address = encodeURI(path + heading).replaceAll('(', '%28');
    switch (form) {
      case 'labelled':
        return `[[${path}${heading}|the *label* 😀]]`;
      case 'embed':
        return `![[${path}${heading}]]`;
      case 'bare':
        return `[text](${address} "title")`;
      case 'angle':
        return `[text](<${(path + heading).replace('%', '%25')}>)`;
      case 'image':
        return `[![](${address})](https://example.org)`;
      case 'reference':
        return `[r${label}]\n\n[r${label}]: ${address}`;
      default:
        return `[[${path}${heading}]]`;
    }
  });

const note = fc.record({
  folder: fc.constantFrom(...folders),
  links: fc.array(link, { maxLength: 8 }),
  ending: fc.constantFrom('\n', '\r\n', '\r'),
  encoding: fc.constantFrom('', 'mark', 'utf16'),
});

/** Every name is that of one note, so that nothing is ambiguous to begin with; now and then one is there twice. */
const vault = fc
  .record({
    notes: fc.tuple(...names.map(() => note)),
    twin: fc.option(fc.constantFrom(...names), { freq: 5 }),
    picture: fc.constantFrom(...folders),
  })
  .map(({ notes, twin, picture }) => {
    const files = new Map<string, Buffer>();
    for (const [index, { folder, links, ending, encoding }] of notes.entries()) {
      const lines = [...headings.map(text => `# ${text}`), '', 'Text ^p', '', ...links.flatMap(text => [text, ''])];
      const text = lines.join('\n').replaceAll('\n', ending);
      const bytes = encoding === 'utf16' ? Buffer.from(`\ufeff${text}`, 'utf16le') : Buffer.from(text);
      const marked = encoding === 'mark' ? Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]) : bytes;
      files.set(`${folder}${names[index] ?? ''}.md`, marked);
    }
    if (twin !== null) files.set(`twins/${twin}.md`, Buffer.from('# Twin\n'));
    files.set(`${picture}pic.png`, Buffer.from([1]));
    files.set('C d/my doc.pdf', Buffer.from([2]));
    return files;
  });

test('what is mended is gone, nothing new is wrong, and all else is as before', async () => {
  await fc.assert(
    fc.asyncProperty(vault, async files => {
      const root = mkdtempSync(join(tmpdir(), 'backlit-fixes-'));
      try {
        for (const [path, bytes] of files) {
          mkdirSync(dirname(join(root, path)), { recursive: true });
          writeFileSync(join(root, path), bytes);
        }
        const before = await opened(root);
        const wrong = problems(before);
        const labels = labelsOf(before);
        const found = before.fixes(new Set(mendable));
        for (const [path, bytes] of files) expect(readFileSync(join(root, path)).equals(bytes)).toBe(true);
        for (const fix of found.notes) write(before, fix);
        const after = await opened(root);
        expect(problems(after)).toEqual(without(wrong, found));
        expect(labelsOf(after)).toEqual(labels);
        expect(after.fixes(new Set(mendable)).notes).toEqual([]);
        for (const [path, bytes] of files) {
          const mends = found.notes.find(fix => fix.path === path)?.mends ?? [];
          expect(unmended(readFileSync(join(root, path)), mends, true)).toEqual(unmended(bytes, mends, false));
        }
      } finally {
        rmSync(root, { recursive: true });
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);

async function opened(root: string): Promise<Wiki> {
  const wiki = openWiki(root);
  await wiki.exact;
  return wiki;
}

function write(wiki: Wiki, fix: NoteFix): void {
  const rewrite = wiki.rewrite(fix);
  if (rewrite.state === 'refused') throw new Error(rewrite.reason);
  rewrite.write();
}

/** What is wrong with links, without the columns, which move. */
function problems(wiki: Wiki): readonly string[] {
  const isAboutLinks = /^missing|^ambiguous|^case|^outside/;
  return wiki
    .check()
    .filter(({ rule }) => isAboutLinks.test(rule))
    .map(({ path, line, rule }) => `${path}:${line} ${rule}`)
    .sort();
}

function without(wrong: readonly string[], { notes }: Fixes): readonly string[] {
  const left = [...wrong];
  for (const { from, line, rule } of notes.flatMap(({ mends }) => mends)) {
    const at = left.indexOf(`${from}:${line} ${rule}`);
    expect(at).toBeGreaterThanOrEqual(0);
    left.splice(at, 1);
  }
  return left;
}

function labelsOf(wiki: Wiki): readonly (string | null)[] {
  return wiki.notes().flatMap(id => wiki.note(id).links.map(({ label }) => label));
}

/** The bytes of a file that lie outside its mends, before they are made and after. */
function unmended(bytes: Buffer, mends: readonly Mend[], after: boolean): readonly string[] {
  const isWide = bytes[0] === 0xff;
  const mark = isWide ? 2 : bytes[0] === 0xef ? 3 : 0;
  const text = bytes.subarray(mark).toString(isWide ? 'utf16le' : 'utf8');
  const edits = new Map(mends.flatMap(mend => mend.edits.map(edit => [edit.start, edit])));
  const kept = [bytes.subarray(0, mark).toString('hex')];
  let [at, moved] = [0, 0];
  for (const { start, end, text: now } of [...edits.values()].sort((a, b) => a.start - b.start)) {
    kept.push(text.slice(at, start + moved));
    if (after) moved += now.length - (end - start);
    at = end + moved;
  }
  return [...kept, text.slice(at)];
}

test.each([
  ['Argo CD', 'argo-cd', true],
  ['ArgoCD', 'argo_cd', true],
  ["What's new?", 'What’s new', true],
  ['C', 'C++', false],
  ['1.10', '11.0', false],
  ['1-10', '1 10', true],
  ['1-10', '110', false],
  ['Café', 'Cafe', false],
  ['Rock & Roll', 'Rock Roll', false],
  ['--', '- -', false],
])('%s and %s are certainly one name: %s', (a, b, same) => {
  expect(isSameName(a, b)).toBe(same);
});

test.each([
  ["What's new?", 'whats-new', true],
  ['Rock & Roll', 'rock--roll', true],
  ['Step 1.10', 'step-11.0', false],
])('%s and %s are certainly one heading: %s', (a, b, same) => {
  expect(isSameHeading(a, b)).toBe(same);
});
