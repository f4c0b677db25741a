import { expect, test } from 'vitest';
import type { NoteId } from '../../lib/model.ts';
import { notePage } from '../../lib/pages/note.tsx';
import type { Body, Page } from '../../lib/pages/page.ts';
import type { Wiki } from '../../lib/wiki.ts';
import { byClass, byId, hrefs, tags, text } from './tree.ts';
import { asked, body, options, wikiOf } from './vault.ts';

const small = {
  'Foundations/Coroutine Explained.md':
    '---\naliases: [coroutine]\n---\nText, [[Coroutine Explained]] itself, and [[await Explained]].\n',
  'Foundations/Event Loop.md': [
    '# Event Loop',
    '## How it picks what runs',
    'The loop keeps a queue; a [[coroutine]] waiting for the [[Socket]] is not in it.',
    '',
    '![[Coroutine Explained]]',
  ].join('\n'),
  'Foundations/Generators.md': '---\nup: "[[Coroutine Explained]]"\n---\nA [[Socket]].\n',
};

function page(wiki: Wiki, id: string, given: { query?: string; body?: Body; folder?: string } = {}): Page {
  const params = asked(given.query);
  return notePage(wiki, { id: id as NoteId, folder: given.folder ?? null, body: given.body ?? body, params }, options);
}

const linkedFrom = (shown: Page): string => text(byClass(shown.root, 'bl-linked')[0]);

test('mentions stand under their note, with their heading, the sentence, and a mark on the link alone', async () => {
  const { root } = page(await wikiOf(small), 'Foundations/Coroutine Explained.md');
  expect(text(byId(root, 'bl-linked-from'))).toBe('Linked from 3 mentions in 2 notes');
  const [loop, generators] = byClass(root, 'bl-card');
  if (loop === undefined || generators === undefined) throw new Error('two cards');
  expect(text(tags(loop, 'h3')[0])).toBe('Event Loop');
  expect(hrefs(loop)).toContain('/notes/Foundations/Event-Loop#how-it-picks-what-runs');
  expect(text(tags(loop, 'blockquote')[0])).toBe(
    'The loop keeps a queue; a coroutine waiting for the Socket (missing note) is not in it.',
  );
  expect(tags(tags(loop, 'blockquote')[0] ?? loop, 'mark').map(text)).toEqual(['coroutine']);
  expect(text(tags(loop, 'blockquote')[1])).toContain('shown there as an embed');
  expect(text(byClass(generators, 'bl-where')[0])).toBe('in the property “up”');
});

test('a link of a note to itself is no mention, and none at all is said', async () => {
  const wiki = await wikiOf({ 'a.md': 'To [[a]] itself.' });
  expect(linkedFrom(page(wiki, 'a.md'))).toBe('Linked from Nothing links here yet.The note also mentions itself.');
  const named = await wikiOf({ 'a.md': '# A\n[[#A]], [[a]], [[a#A]] and [[b]]', 'b.md': '[[a]]' });
  expect(linkedFrom(page(named, 'a.md'))).toMatch(
    /^Linked from 1 mention in 1 note.*The note also mentions itself, 2 times\.$/,
  );
});

test('many mentions can be sorted, filtered, and told without their sentences, all by links', async () => {
  const wiki = await wikiOf({
    'hub.md': '# Hub',
    'b/one.md': '---\nupdated: 2026-01-02\n---\n# Zebra\n[[hub]]',
    'c.md': '---\nupdated: 2026-03-02\n---\n# Middle\n[[hub]], and again:\n\n[[hub]]',
    'd.md': '# Ant\n[[hub]]',
    'e.md': '---\nupdated: 2025-01-02\n---\n# Nine\n[[hub]] [[hub]]\n\n[[hub]]',
  });
  const titles = (query: string): string[] =>
    byClass(page(wiki, 'hub.md', { query }).root, 'bl-linked').flatMap(section =>
      [...tags(section, 'h3'), ...tags(section, 'li')].map(text),
    );
  expect(titles('')).toEqual(['Zebra', 'Middle', 'Ant', 'Nine']);
  expect(titles('sort=title')).toEqual(['Ant', 'Middle', 'Nine', 'Zebra']);
  expect(titles('sort=newest')).toEqual(['Middle', 'Zebra', 'Nine', 'Ant']);
  expect(titles('sort=mentions')).toEqual(['Nine', 'Middle', 'Zebra', 'Ant']);
  expect(titles('sort=mentions&view=compact')).toEqual([
    'Nine3 mentions',
    'Middle2 mentions',
    'Zebra1 mention',
    'Ant1 mention',
  ]);
  expect(titles('q=B/ONE')).toEqual(['Zebra']);
  const none = page(wiki, 'hub.md', { query: 'q=%3Cb&sort=title' });
  expect(linkedFrom(none)).toContain('No note that links here is named like “<b”.');
  expect(none.noindex).toBe(true);
  const [tools] = byClass(none.root, 'bl-tools');
  expect(hrefs(tools ?? none.root)[1]).toBe('/notes/hub?sort=mentions&q=%3Cb#bl-linked-from');
  expect(byClass(page(wiki, 'c.md').root, 'bl-tools')).toEqual([]);
});

test('a sentence shows as it is written: code, emphasis, other links, and the mark through them', async () => {
  const wiki = await wikiOf({
    'a.md': '# A',
    'c.md': '# C',
    'b.md': 'With `send()`, **all of [[a|it]] and [[c]]** or [[Nobody]]; <b>"quotes"</b> & [[a]] ==light==.',
  });
  const [quote] = tags(byClass(page(wiki, 'a.md').root, 'bl-card')[0] ?? page(wiki, 'a.md').root, 'blockquote');
  if (quote === undefined) throw new Error('a quote');
  const shown = (name: string): string[] => tags(quote, name).map(text);
  expect(text(quote)).toBe('With send(), all of it and c or Nobody (missing note); "quotes" & a light.');
  expect(shown('code')).toEqual(['send()']);
  expect(shown('strong')).toEqual(['all of it and c']);
  expect(shown('mark')).toEqual(['it']);
  expect(hrefs(quote)).toEqual(['/notes/c', '/notes/Nobody', '/notes/a']);
});

test('a mention stands under its heading, and that under those around it', async () => {
  const wiki = await wikiOf({
    'a.md': '# A',
    'b.md': '# B\n\n## Part\n\n#### Deep\n\n### Section\n\nTo [[a]].',
  });
  const { root } = page(wiki, 'a.md');
  expect(text(byClass(root, 'bl-where')[0])).toBe('Part › Section');
  expect(tags(byClass(root, 'bl-where')[0] ?? root, 'a').map(text)).toEqual(['Section']);
});

test('of one note three mentions are shown, the rest is folded', async () => {
  const wiki = await wikiOf({
    'a.md': 'A.',
    'b.md': 'One [[a]].\n\nTwo [[a]].\n\nThree [[a]].\n\nFour [[a]].\n\nFive [[a]].',
  });
  const [more] = byClass(page(wiki, 'a.md').root, 'bl-more');
  if (more === undefined) throw new Error('a fold');
  expect(text(tags(more, 'summary')[0])).toBe('2 more mentions');
  expect(tags(more, 'blockquote').map(text)).toEqual(['Four a.', 'Five a.']);
});

test('many mentions come in pages of 200 with real links', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 450 }, (_, i) => [`n${String(i).padStart(3, '0')}.md`, `To [[hub]], ${i}.`]),
  );
  const wiki = await wikiOf({ ...files, 'hub.md': 'Hub.' });
  const second = page(wiki, 'hub.md', { query: 'links=2' });
  expect(text(byId(second.root, 'bl-linked-from'))).toBe('Linked from 450 mentions in 450 notes');
  expect(
    byClass(second.root, 'bl-card')
      .map(card => text(tags(card, 'h3')[0]))
      .slice(0, 2),
  ).toEqual(['n200', 'n201']);
  expect(byClass(second.root, 'bl-card')).toHaveLength(200);
  expect(hrefs(byClass(second.root, 'bl-pager')[0] ?? second.root)).toEqual([
    '/notes/hub?links=1#bl-linked-from',
    '/notes/hub?links=3#bl-linked-from',
  ]);
});

test('facts and properties are told once, by their kind', async () => {
  const wiki = await wikiOf({
    'a.md': `---\nupdated: 2026-11-12\naliases: [one, two]\ntags: [python/async]\nup: "see [[Gone|there]], [[Gone]] or [[a]]"\nread: true\nstarted: 2025-02-03\nsource: https://example.org/x\nlist: [1, x]\n---\n${'word '.repeat(700)}`,
  });
  const { root } = page(wiki, 'a.md');
  expect(text(byClass(root, 'bl-facts')[0])).toMatch(
    /^Updated12 Nov 2026Reading time3 min readLength700 wordsAlso known asone, twoTags#python\/async$/,
  );
  const [panel] = byClass(root, 'bl-properties');
  if (panel === undefined) throw new Error('a panel');
  expect(tags(panel, 'dt').map(text)).toEqual(['up', 'read', 'started', 'source', 'list']);
  expect(tags(panel, 'dd').map(text)).toEqual([
    'see there (missing note), Gone (missing note) or a',
    'yes',
    '3 Feb 2025',
    'https://example.org/x',
    '1x',
  ]);
  expect(hrefs(panel)).toEqual(['/notes/Gone', '/notes/Gone', '/notes/a', 'https://example.org/x']);
  expect(panel.properties['open']).toBe(false);
});

test('a property that is no web address never becomes a link', async () => {
  const wiki = await wikiOf({ 'a.md': '---\nsource: "javascript:alert(1)"\nother: "data:text/html,x"\n---\n' });
  expect(hrefs(byClass(page(wiki, 'a.md').root, 'bl-properties')[0] ?? page(wiki, 'a.md').root)).toEqual([]);
});

test('“redirected from” tells what led here, and nothing that did not', async () => {
  const wiki = await wikiOf(small);
  const line = (query: string): string[] =>
    byClass(page(wiki, 'Foundations/Coroutine Explained.md', { query }).root, 'bl-redirected').map(text);
  expect(line('from=coroutine')).toEqual(['Redirected from coroutine']);
  expect(line('from=Your+account+was+closed')).toEqual([]);
  expect(line('from=Event+Loop')).toEqual([]);
  expect(line('from=')).toEqual([]);
  expect(page(wiki, 'Foundations/Coroutine Explained.md', { query: 'from=coroutine' }).noindex).toBe(true);
});

test('a draft says so and stays out of search engines', async () => {
  const shown = page(await wikiOf({ 'a.md': '---\ndraft: true\n---\nText.' }), 'a.md');
  expect(text(byClass(shown.root, 'bl-notice')[0])).toMatch(/^Draft\./);
  expect(shown.noindex).toBe(true);
  expect(tags(shown.root, 'meta').map(({ properties }) => properties['content'])).toContain('noindex');
});

test('a broken front matter is shown with its place and its lines, and so is a body that took too long', async () => {
  const shown = page(await wikiOf({ 'a.md': '---\nup: "[[a]]\nbad: x\n---\nText.' }), 'a.md', {
    body: { ...body, timedOut: true },
  });
  const [flaw, slow] = byClass(shown.root, 'bl-notice').map(text);
  expect(flaw).toMatch(/^Line \d, column \d+\. The front matter/);
  const [lines] = byClass(shown.root, 'bl-excerpt');
  expect(text(lines)).toMatch(/^a\.md:\d:\d+ /);
  expect(text(lines)).toContain('3 bad: x');
  expect(lines && tags(lines, 'mark')).toHaveLength(1);
  expect(slow).toContain('took too long');
});

test('what concerns a file as a whole has no line, and garbled characters are left to the health of the vault', async () => {
  const wiki = await wikiOf({ 'a.md': '', 'b.md': 'A cafÃ© is a cafÃ©.' });
  expect(byClass(page(wiki, 'a.md').root, 'bl-notice').map(text)).toEqual([
    'The note has no text. Write a first sentence, or delete the note.',
  ]);
  expect(wiki.note('b.md' as NoteId).flaws.map(({ rule }) => rule)).toEqual(['mojibake']);
  expect(byClass(page(wiki, 'b.md').root, 'bl-notice')).toEqual([]);
});

test('contents are listed from three headings on, for either width of window', async () => {
  const toc = [1, 2, 3].map(n => ({ depth: n === 1 ? 2 : 3, text: `Part ${n}`, anchor: `part-${n}` }));
  const wiki = await wikiOf({ 'a.md': 'Text.' });
  expect(byClass(page(wiki, 'a.md', { body: { ...body, toc: toc.slice(1) } }).root, 'bl-toc')).toEqual([]);
  const [bar, rail] = byClass(page(wiki, 'a.md', { body: { ...body, toc } }).root, 'bl-toc').map(nav => hrefs(nav));
  expect(bar).toEqual(['#part-1', '#part-2', '#part-3']);
  expect(rail).toEqual(bar);
});

test('the way to the note is open, its siblings are bounded, the rest is one link away', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 120 }, (_, i) => [`Many/n${String(i).padStart(3, '0')}.md`, 'x']),
  );
  const wiki = await wikiOf({ ...files, 'Other/deep/x.md': 'x', 'root.md': 'x' });
  const nav = byId(page(wiki, 'Many/n060.md').root, 'bl-nav');
  if (nav === undefined) throw new Error('a navigation');
  const entries = tags(nav, 'a').map(text);
  expect(entries.filter(entry => entry.startsWith('n'))).toHaveLength(40);
  expect(entries).toContain('n060');
  expect(entries).toEqual(expect.arrayContaining(['All of Many', 'Other', 'root']));
  expect(
    tags(nav, 'a')
      .filter(({ properties }) => properties['aria-current'] === 'page')
      .map(text),
  ).toEqual(['n060']);
});

test('a note elsewhere changes nothing on this page', async () => {
  const inPatterns = { ...small, 'Patterns/a.md': 'x' };
  const before = page(await wikiOf(inPatterns), 'Foundations/Generators.md');
  const after = page(await wikiOf({ ...inPatterns, 'Patterns/b.md': '[[Nobody]] [[a]]' }), 'Foundations/Generators.md');
  expect(after.root).toEqual(before.root);
});

test('what surrounds the note is drawn for the eye, and said in lists', async () => {
  const wiki = await wikiOf(small);
  const around = byClass(page(wiki, 'Foundations/Coroutine Explained.md').root, 'bl-around')[0];
  if (around === undefined) throw new Error('a drawing');
  expect(text(tags(around, 'figcaption')[0])).toBe('2 notes link here; it links to 1 page, of which 1 is missing.');
  const [svg] = tags(around, 'svg');
  if (svg === undefined) throw new Error('a drawing');
  expect(svg.properties['aria-hidden']).toBe('true');
  expect(hrefs(svg)).toEqual([
    '/notes/Foundations/Event-Loop',
    '/notes/Foundations/Generators',
    '/notes/await-Explained',
  ]);
  expect(tags(svg, 'a').map(({ properties }) => properties['tabindex'])).toEqual(['-1', '-1', '-1']);
  expect(text(tags(around, 'details')[0])).toBe('As a listLinks hereEvent LoopGeneratorsMissingawait Explained');
  expect(hrefs(around).filter(href => href.startsWith('/graph'))).toEqual([
    '/graph?around=Foundations%2FCoroutine-Explained&depth=1',
    '/graph?around=Foundations%2FCoroutine-Explained',
    '/graph?around=Foundations%2FCoroutine-Explained&depth=3',
  ]);
});
