import type { Root } from 'hast';
import { expect, test } from 'vitest';
import type { Rule } from '../../lib/model.ts';
import { healthPage } from '../../lib/pages/health.tsx';
import type { Wiki } from '../../lib/wiki.ts';
import { byClass, byId, elements, hrefs, tags, text } from './tree.ts';
import { asked, options, wikiOf } from './vault.ts';

const vault = {
  'index.md': '# Home\n\nTo [[a]] and [[b]], and [[gone]].\n',
  'a.md': '# A\n\n## Part\n\nBack to [[index#Hone]], on to ![[scheme.png]].\n',
  'b.md': '# B\n\n[[a#^none]] [[index]]\n',
};

const health = (wiki: Wiki, query = ''): Root =>
  healthPage(wiki, { findings: wiki.check(), params: asked(query) }, options).root;
const main = (root: Root): string => text(tags(root, 'main')[0]);
/** The items of a rule's card, or of its own page. */
const items = (root: Root, rule?: Rule): string[] => {
  const card = rule === undefined ? root : byClass(root, 'bl-rule').find(each => byId(each, `bl-${rule}`));
  return card === undefined ? [] : byClass(card, 'bl-findings').flatMap(list => tags(list, 'li').map(text));
};

test('a card for each rule that found something, in the order of the rules, and never the missing pages', async () => {
  const root = health(await wikiOf(vault));
  const titles = byClass(root, 'bl-rule').map(card => text(tags(card, 'h2')[0]));
  expect(titles.slice(0, 3)).toEqual([
    'Missing headings 1 error',
    'Missing blocks 1 error',
    'Missing attachments 1 error',
  ]);
  expect(main(root)).not.toContain('gone');
  expect(byClass(root, 'bl-lead').map(text)[1]).toBe('1 missing page has a report of its own. All findings as JSON.');
  expect(byClass(root, 'bl-lead').flatMap(hrefs)).toEqual(['/missing', '/api/check.json']);
});

test('a finding says where it is, what is wrong and what to do; the place leads there', async () => {
  const root = health(await wikiOf(vault));
  expect(items(root, 'missing-heading')).toHaveLength(1);
  expect(items(root, 'missing-heading')[0]).toMatch(
    /^a\.md:5:9› Part“index\.md” has no heading “Hone”\.Did you mean the heading “Home”/,
  );
  const [place] = byClass(root, 'bl-place');
  expect(place?.properties['href']).toBe('/notes/a#part');
});

test('a card says what the rule means, how it is mended, and the command that tells the same', async () => {
  const card = byClass(health(await wikiOf(vault)), 'bl-rule')[0];
  expect(text(card)).toContain('A link points to a heading that its note does not have');
  expect(text(card)).toContain('Correct the heading in the link');
  expect(tags(card ?? { type: 'root', children: [] }, 'code').map(text)).toEqual([
    'npx backlit check --rule missing-heading',
  ]);
});

test('what may be meant is a list of links, and not said twice', async () => {
  const root = health(await wikiOf({ 'a.md': '![[schema.png]]', 'scheme.png': 'x', 'schemb.png': 'x' }));
  const [item] = items(root, 'missing-attachment');
  expect(item).toContain('Did you meanschem');
  expect(item?.match(/Did you mean/g)).toHaveLength(1);
  expect(byClass(root, 'bl-meant').flatMap(hrefs)).toContain('/files/scheme.png');
});

test('what was looked for and not found is told in a few words', async () => {
  const fine = byClass(health(await wikiOf(vault)), 'bl-fine').flatMap(list => tags(list, 'li').map(text));
  expect(fine).toContain('No ambiguous links');
  expect(fine).not.toContain('No missing headings');
  expect(fine).not.toContain('No missing pages');
});

const many = Object.fromEntries(
  Array.from({ length: 70 }, (_, i) => [
    `${i < 10 ? 'deep/' : ''}n${String(i).padStart(2, '0')}.md`,
    `Of [[x#Nowhere ${i}]].`,
  ]),
);

test('a card shows five, and the page of its rule all of them, in pages of fifty with their sentences', async () => {
  const wiki = await wikiOf({ 'x.md': '# X', ...many });
  expect(items(health(wiki), 'missing-heading')).toHaveLength(5);
  expect(hrefs(byId(health(wiki), 'bl-content') as never)).toContain('/health?rule=missing-heading');
  const first = health(wiki, 'rule=missing-heading');
  expect(text(tags(first, 'h1')[0])).toBe('Missing headings');
  expect(items(first)).toHaveLength(50);
  expect(text(tags(first, 'blockquote')[0])).toBe('Of x › Nowhere 0.');
  expect(items(health(wiki, 'rule=missing-heading&page=2'))).toHaveLength(20);
});

test('the list of a rule is filtered by path', async () => {
  const wiki = await wikiOf({ 'x.md': '# X', ...many });
  const filtered = health(wiki, 'rule=missing-heading&q=DEEP');
  expect(items(filtered)).toHaveLength(10);
  const status = elements(filtered, ({ properties }) => properties['role'] === 'status');
  expect(status.map(text)).toEqual(['10 of 70 findings']);
  const none = main(health(wiki, 'rule=missing-heading&q=nobody'));
  expect(none).toContain('No path contains “nobody”. Show all');
});

test('every rule has a page, also with nothing on it; of what is no rule the whole is told', async () => {
  const wiki = await wikiOf(vault);
  expect(main(health(wiki, 'rule=url-collision'))).toContain('No shared addresses: all is in order.');
  for (const rule of ['missing-page', 'nonsense', ''])
    expect(main(health(wiki, `rule=${rule}`))).toBe(main(health(wiki)));
});

test('findings that say the same of whole files are a list of files', async () => {
  const wiki = await wikiOf({
    'index.md': '[[x]]',
    'x.md': '[[index]]',
    'dir/lone.md': '# Lonely\n[[x]]',
    'lost.md': '[[x]]',
  });
  expect(items(health(wiki), 'orphan')).toEqual(['Lonelydir/lone.md', 'lostlost.md']);
});

test('what the settings switch off is said to be off, not to be in order', async () => {
  const wiki = await wikiOf({
    'backlit.json': '{ "rules": { "orphan": "off", "dead-end": "error" } }',
    'a.md': 'Text.',
  });
  const root = health(wiki);
  expect(main(root)).toContain('Not looked for, as backlit.json says: orphans.');
  expect(main(root)).not.toContain('No orphans');
  expect(main(root)).toContain('Dead ends 1 error');
  expect(main(health(wiki, 'rule=orphan'))).toContain('This is not looked for');
});
