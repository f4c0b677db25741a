/** The first page of a folder without notes tells what to do, and who sits at the machine what lies around the folder. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { homePage } from '../../lib/pages/home.tsx';
import { openWiki } from '../../lib/wiki.ts';
import { writeVault } from '../vault.ts';
import { asked, options } from './vault.ts';
import { text } from './tree.ts';

function said(root: string, editing: boolean): string {
  return text(homePage(openWiki(root), { body: null, params: asked() }, { ...options, editing }).root);
}

test('the Obsidian vault around an empty folder is told to who sits there, and to nobody else', () => {
  const vault = writeVault(new Map([['.obsidian/app.json', '{}']]));
  const folder = join(vault, 'a/b');
  mkdirSync(folder, { recursive: true });
  expect(said(folder, true)).toContain(`npx backlit "${vault}"`);
  expect(said(folder, false)).not.toContain('Obsidian');
  expect(said(vault, true)).not.toContain('Obsidian');
});

test('a folder whose name no shell takes as it is stands in no command', () => {
  const vault = writeVault(new Map([['$(x)/.obsidian/app.json', '{}']]));
  const folder = join(vault, '$(x)/b');
  mkdirSync(folder);
  expect(said(folder, true)).not.toContain('$(x)');
});
