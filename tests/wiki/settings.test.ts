/** What the settings of `backlit.json` do. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { NoteId } from '../../lib/model.ts';
import { openWiki, type Wiki } from '../../lib/wiki.ts';
import { linkLines, wikiOf, writeVault } from '../vault.ts';

function vaultWith(settings: string, notes: Readonly<Record<string, string>> = {}): string {
  return writeVault(new Map([['backlit.json', settings], ...Object.entries(notes)]));
}

test('a vault without the file has its defaults', () => {
  const wiki = openWiki(writeVault(new Map([['a.md', '']])));
  expect({ lang: wiki.lang, order: wiki.linkOrder, description: wiki.description }).toEqual({
    lang: 'en',
    order: 'target-first',
    description: null,
  });
  expect([wiki.editLink('a.md' as NoteId), wiki.editorLink('a.md' as NoteId)]).toEqual([null, null]);
});

test('what “ignore” names is not read, also where .gitignore is not heeded, and is said', () => {
  const files = {
    '.gitignore': '!old/\ntmp\n',
    'a.md': '',
    'old/b.md': '',
    'old/keep.md': '',
    'tmp/c.md': '',
    'd.draft.md': '',
    'e.draft.png': '',
  };
  const root = vaultWith('{ "ignore": ["old/", "*.draft.*"] }', files);
  const wiki = openWiki(root, { readIgnored: true });
  expect([...wiki.notes(), ...wiki.attachments()]).toEqual(['a.md', 'tmp/c.md']);
  expect(wiki.notices).toEqual(['passed over 3 files and folders named under “ignore” in backlit.json']);
  wiki.refresh(['old/b.md', 'd.draft.md', 'e.draft.png']);
  expect(wiki.notes()).toEqual(['a.md', 'tmp/c.md']);
});

test('“gitignore”: false reads what .gitignore names, unless the caller says otherwise', () => {
  const root = vaultWith('{ "gitignore": false }', { '.gitignore': 'b.md', 'a.md': '', 'b.md': '' });
  expect(openWiki(root).notes()).toEqual(['a.md', 'b.md']);
  expect(openWiki(root, { readIgnored: false }).notes()).toEqual(['a.md']);
});

describe('pages that are wanted on purpose', () => {
  const notes =
    '-- a.md --\n[[Planned]] [[folder/Other]] [[gone]]\n-- stub.md --\n#area/stub [[later]] [[gone.png]]\n-- b.md --\n[[LATER]] #areal';
  const told = async (wanted: readonly string[]): Promise<unknown> => {
    const wiki = await wikiOf(`-- backlit.json --\n${JSON.stringify({ wanted })}\n${notes}`);
    return {
      silent: silentIn(wiki),
      intended: wiki
        .missing()
        .flatMap(({ key, intended }) => (intended ? [key] : []))
        .sort(),
    };
  };
  const silentIn = (wiki: Wiki): readonly string[] => {
    const found = new Set(
      wiki.check().flatMap(({ rule, target }) => (rule.startsWith('missing') ? [target ?? ''] : [])),
    );
    return ['Planned', 'folder/Other', 'gone', 'later', 'LATER', 'gone.png'].filter(target => !found.has(target));
  };

  test('nothing is, unless it is said', async () => expect(await told([])).toEqual({ silent: [], intended: [] }));

  test('by name, folded as links are, with or without .md', async () => {
    expect(await told(['planned.md', 'Folder/Other'])).toEqual({
      silent: ['Planned', 'folder/Other'],
      intended: ['folder/other', 'planned'],
    });
  });

  test.each(['#area/stub', '#AREA', '#area/'])(
    'by the tag %s of a note that links to it, nested ones included',
    async tag => {
      expect(await told([tag])).toEqual({ silent: ['later', 'LATER'], intended: ['later'] });
    },
  );

  test('a stub page knows it too, and a tag that is new counts at once', async () => {
    const wiki = await wikiOf('-- backlit.json --\n{ "wanted": ["#stub"] }\n-- a.md --\n[[b]]');
    const [page] = wiki.missing();
    expect(page?.intended).toBe(false);
    writeFileSync(join(wiki.root, 'a.md'), '#stub [[b]]');
    wiki.refresh(['a.md']);
    expect(wiki.missingPage('b' as never)?.intended).toBe(true);
  });
});

test('rules are as severe as the settings say', async () => {
  const wiki = await wikiOf(
    '-- backlit.json --\n{ "rules": { "missing-page": "info", "missing-heading": "off" } }\n-- a.md --\n[[b]] [[#c]]',
  );
  expect(
    wiki
      .check()
      .filter(({ rule }) => rule.startsWith('missing'))
      .map(({ rule, severity }) => `${rule} ${severity}`),
  ).toEqual(['missing-page info']);
});

describe('links to where a file can be changed', () => {
  const id = 'über uns/a#b & c.md' as NoteId;
  const linkWith = (told: object): readonly (string | null)[] => {
    const wiki = openWiki(vaultWith(JSON.stringify(told)));
    const path = wiki.root.split('/').map(encodeURIComponent).join('/');
    return [
      wiki.editorLink(id, 3, 5)?.replace(path, '/R').replace(encodeURIComponent(wiki.root), '%2FR') ?? null,
      wiki.editLink(id),
    ];
  };
  const file = '%C3%BCber%20uns/a%23b%20%26%20c.md';
  const inQuery = '%2FR%2F%C3%BCber%20uns%2Fa%23b%20%26%20c.md';

  test.each([
    ['vscode', `vscode://file/R/${file}:3:5`],
    ['zed', `zed://file/R/${file}:3:5`],
    ['idea', `idea://open?file=${inQuery}&line=3&column=5`],
    ['sublime', `subl://open?url=file:///R/${file}&line=3&column=5`],
    ['obsidian', `obsidian://open?path=${inQuery}`],
    ['emacs://{path}#{line}', `emacs:///R/${file}#3`],
    ['vscode-insiders://file/{path}:{line}', `vscode-insiders://file/R/${file}:3`],
    ['http://localhost:8080/?file={file}', `http://localhost:8080/?file=${file}`],
  ])('editor %s', (editor, link) => expect(linkWith({ editor })).toEqual([link, null]));

  test('editUrl', () => {
    expect(linkWith({ editUrl: 'https://example.org/edit/main/{path}?plain=1' })).toEqual([
      null,
      `https://example.org/edit/main/${file}?plain=1`,
    ]);
  });
});

test('the order of links holds for embeds in no place, and for front matter', async () => {
  const wiki = await wikiOf(
    '-- backlit.json --\n{ "linkOrder": "text-first" }\n-- a.md --\n---\nup: "[[Home|b]]"\ncover: "![[p.png|300]]"\n---\n![[p.png|300]]\n-- b.md --\n-- p.png --\n',
  );
  expect(linkLines(wiki)).toEqual([
    'a.md:2:6 property b “Home” → b.md by path',
    'a.md:3:10 property p.png “300” → p.png by path',
    'a.md:5:1 embed p.png “300” → p.png by path',
  ]);
});

test('where links have their text first, whoever writes one means the same', async () => {
  const wiki = await wikiOf(
    '-- backlit.json --\n{ "linkOrder": "text-first" }\n-- a.md --\n# See [[the text|b]]\n\nGo to [[*here*|b]] now.\n-- b.md --\n',
  );
  expect(wiki.note('a.md' as NoteId).title).toBe('See the text');
  expect(wiki.backlinks('b.md' as NoteId).mentions.map(({ context }) => context.text)).toEqual([
    'See the text',
    'Go to here now.',
  ]);
  expect(wiki.why('[[text|b]]', 'a.md' as NoteId).to).toBe('b.md');
  expect(wiki.pathFor('[[text|New One]]')).toBe('New One.md');
  expect(wiki.find('b')).toMatchObject({ id: 'b.md' });
});

test('a change of the file is told to who follows the vault, and only that', async () => {
  const root = vaultWith('{}', { 'a.md': '' });
  const wiki = openWiki(root);
  const told: unknown[] = [];
  const end = wiki.watch(change => told.push(change.settings ?? change.notes));
  writeFileSync(join(root, 'backlit.json'), '{}');
  writeFileSync(join(root, 'a.md'), 'x');
  await expect.poll(() => told).toEqual([['a.md']]);
  writeFileSync(join(root, 'backlit.json'), '{ "title": "T" }');
  await expect.poll(() => told).toEqual([['a.md'], true]);
  end();
});
