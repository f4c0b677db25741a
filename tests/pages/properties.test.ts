import { expect, test } from 'vitest';
import type { NoteId } from '../../lib/model.ts';
import { notePage } from '../../lib/pages/note.tsx';
import type { Page } from '../../lib/pages/page.ts';
import { byClass, hrefs, tags, text } from './tree.ts';
import { asked, body, options, wikiOf } from './vault.ts';

async function page(yaml: string, more: Readonly<Record<string, string>> = {}): Promise<Page> {
  const wiki = await wikiOf({ 'a.md': `---\n${yaml}\n---\ntext`, ...more });
  return notePage(wiki, { id: 'a.md' as NoteId, folder: null, body, params: asked() }, options);
}

/** `key: value` of each row. */
async function rows(yaml: string): Promise<string[]> {
  const { root } = await page(yaml);
  return byClass(root, 'bl-properties').flatMap(panel =>
    tags(panel, 'dt').map((key, i) => `${text(key)}: ${text(tags(panel, 'dd')[i])}`),
  );
}

test('keys stand in the order and case of the writer, also those that are numbers', async () => {
  expect(await rows('Zeta: x\n2026: y\n"10": z\nalpha: w')).toEqual(['Zeta: x', '2026: y', '10: z', 'alpha: w']);
});

test('each value is shown by its kind', async () => {
  const { root } = await page(
    'day: 2026-02-03\nmoment: 2026-02-03T09:05:00+02:00\ndone: true\nopen: false\nn: 1.5\nlist: [a, 2]\nnone:\nempty: []\nsite: https://example.org/x',
  );
  const [panel] = byClass(root, 'bl-properties');
  if (panel === undefined) throw new Error('a panel');
  expect(tags(panel, 'dd').map(text)).toEqual([
    '3 Feb 2026',
    '3 Feb 2026, 09:05 +02:00',
    'yes',
    'no',
    '1.5',
    'a2',
    'empty',
    'empty',
    'https://example.org/x',
  ]);
  expect(tags(panel, 'time').map(({ properties }) => properties['datetime'])).toEqual([
    '2026-02-03',
    '2026-02-03T09:05:00+02:00',
  ]);
  expect(tags(panel, 'input').map(({ properties }) => [properties['checked'], properties['disabled']])).toEqual([
    [true, true],
    [false, true],
  ]);
  expect(panel.properties['open']).toBe(false);
});

test('deeper structure is told as text, and what is left out as an ellipsis', async () => {
  expect(
    await rows('map: {a: 1, b: [c, {d: e}]}\nrows: [{x: 1, y: ~}, [p, q]]\ndeep: {a: {b: {c: {d: {e: f}}}}}'),
  ).toEqual(['map: a: 1b: [c, {d: e}]', 'rows: x: 1, y[p, q]', 'deep: a: {b: {c: …}}']);
});

test('a date that the page tells is not told twice; what is none is told as none', async () => {
  const yaml = 'date: 2020-01-01\ncreated: 2019-05-05\nmodified: soon\nupdated: 2026-02-30\nlastmod: 2024';
  expect(await rows(yaml)).toEqual([
    'date: 1 Jan 2020',
    'modified: soon (not a date)',
    'updated: 2026-02-30 (not a date)',
    'lastmod: 2024',
  ]);
  expect(text(byClass((await page(yaml)).root, 'bl-facts')[0])).toMatch(/^Created5 May 2019/);
  const { root } = await page('created: "[[2024-05-01]]"');
  expect(text(byClass(root, 'bl-facts')[0])).toMatch(/^Created1 May 2024/);
  expect(hrefs(byClass(root, 'bl-properties')[0] ?? root)).toEqual(['/notes/2024-05-01']);
});

test('written and changed on one day is told once', async () => {
  const { root } = await page('created: 2026-01-05\nupdated: 2026-01-05T20:00:00Z');
  expect(text(byClass(root, 'bl-facts')[0])).toMatch(/^Created5 Jan 2026Reading/);
});

test('a file that a value names is a link to it, and so is what it embeds', async () => {
  const { root } = await page('cover: pictures/loop.svg\nother: nowhere.svg\nfront: "![[loop.svg]]"', {
    'pictures/loop.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  });
  expect(hrefs(byClass(root, 'bl-properties')[0] ?? root)).toEqual([
    '/files/pictures/loop.svg',
    '/files/pictures/loop.svg',
  ]);
});

test('tags lead to their pages, aliases are told, and many of either are counted', async () => {
  const many = Array.from({ length: 15 }, (_, i) => `t${i}`).join(', ');
  const { root } = await page(`aliases: [one, "[[two]]"]\ntags: [Python/Async, ${many}]`);
  const [facts] = byClass(root, 'bl-facts');
  if (facts === undefined) throw new Error('facts');
  expect(hrefs(facts)[0]).toBe('/tags/python/async');
  expect(hrefs(facts)).toHaveLength(12);
  expect(text(facts)).toContain('and 4 more');
  expect(text(facts)).toContain('Also known asone, two');
});

test('what previews of links show is in the head, and a picture only with a whole address', async () => {
  const meta = async (yaml: string): Promise<Record<string, unknown>> =>
    Object.fromEntries(
      tags((await page(yaml)).root, 'meta')
        .filter(({ properties }) => String(properties['property']).startsWith('og:'))
        .map(({ properties }) => [String(properties['property']), properties['content']]),
    );
  expect(await meta('title: Doors\ndescription: "  What a door\\n is. "\nimage: https://example.org/a.png')).toEqual({
    'og:type': 'article',
    'og:title': 'Doors',
    'og:site_name': 'Async Notes',
    'og:description': 'What a door is.',
    'og:image': 'https://example.org/a.png',
  });
  expect(Object.keys(await meta('image: pictures/a.png'))).not.toContain('og:image');
  expect(Object.keys(await meta('image: "javascript:alert(1)"'))).not.toContain('og:image');
});

test('language, direction and classes are those of the article alone', async () => {
  const { root } = await page('lang: fa\ndir: rtl\ncssclasses: [wide]');
  expect(tags(root, 'article').map(({ properties }) => properties)).toEqual([
    { class: 'user-wide', lang: 'fa', dir: 'rtl' },
  ]);
  expect(tags(root, 'html')[0]?.properties['lang']).toBe('en');
});
