import { execFileSync } from 'node:child_process';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recent } from '../../lib/pages/recent.tsx';
import { openWiki, type Wiki } from '../../lib/wiki.ts';
import { writeVault } from '../vault.ts';
import { tags, text } from './tree.ts';
import { options, wikiOf } from './vault.ts';

function shown(wiki: Wiki, editing = false): { title: string; items: string[]; said: string[] } {
  const section = recent(wiki, { ...options, editing });
  if (section === null) throw new Error('a list');
  return {
    title: text(tags(section, 'h2')[0]),
    items: tags(section, 'li').map(text),
    said: tags(section, 'p').map(text),
  };
}

const dated = (date: string): string => `---\ndate: ${date}\n---\n`;

test('the newest six, by the day that is shown', async () => {
  const days = ['2026-01-05', '2026-01-03T10:00:00Z', '2026-01-03T09:00:00-11:00', 'soon', '2026-02-30', '2025-12-31'];
  const files = [...days, '2024-01-01', '2023-01-01', '2022-01-01'].map((day, i) => [`n${i}.md`, dated(day)]);
  expect(shown(await wikiOf(Object.fromEntries(files) as Record<string, string>))).toEqual({
    title: 'Recently changed',
    items: ['n05 Jan 2026', 'n13 Jan 2026', 'n23 Jan 2026', 'n531 Dec 2025', 'n61 Jan 2024', 'n71 Jan 2023'],
    said: [],
  });
});

test('where no note says when it changed, times of files are shown only on the own machine, as what they are', async () => {
  const root = writeVault(
    new Map([
      ['a.md', 'x'],
      ['b.md', 'x'],
    ]),
  );
  utimesSync(join(root, 'b.md'), 1e9, 1e9);
  const wiki = openWiki(root);
  expect(shown(wiki)).toEqual({ title: 'Recently changed', items: [], said: ['No note says when it changed.'] });
  const saved = shown(wiki, true);
  expect([saved.title, saved.items[1], saved.said]).toEqual([
    'Recently saved',
    'b9 Sep 2001',
    ['The times of the files on this machine.'],
  ]);
});

test('dates that order nothing are not shown', async () => {
  const files = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`n${i}.md`, dated('2026-01-05')]));
  expect(shown(await wikiOf(files)).said).toEqual(['All notes have the same date, so there is no order to show.']);
});

test('a shallow clone says so, and shows no day of its checkout', async () => {
  const root = writeVault(
    new Map([
      ['a.md', 'x'],
      ['b.md', dated('2026-01-05')],
    ]),
  );
  const git = (...args: string[]): void => void execFileSync('git', ['-C', root, ...args], { stdio: 'ignore' });
  git('init', '-q');
  git('add', '-A');
  git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-q', '--no-gpg-sign', '-m', 'm');
  git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-q', '--no-gpg-sign', '--allow-empty', '-m', 'm');
  const clone = writeVault(new Map());
  execFileSync('git', ['clone', '-q', '--depth', '1', `file://${root}`, clone]);
  const wiki = openWiki(clone);
  await wiki.readHistory();
  expect(shown(wiki, true)).toEqual({
    title: 'Recently changed',
    items: ['b5 Jan 2026'],
    said: ['Of the other notes: dates unavailable (shallow clone).'],
  });
  git('rm', '-q', 'b.md');
  expect(shown(openWiki(root), true).title).toBe('Recently saved');
});
