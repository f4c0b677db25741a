/** A wiki over a folder that is written for one test and gone after it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Body, FrameOptions } from '../../lib/pages/page.ts';
import { openWiki, type Wiki } from '../../lib/wiki.ts';

export const options: FrameOptions = { assets: { css: '/assets/a.css', script: null, icon: null } };

export const body: Body = { html: '<p>The text.</p>', toc: [], timedOut: false };

/** @param files vault path → text */
export async function wikiOf(files: Readonly<Record<string, string>>): Promise<Wiki> {
  const folder = mkdtempSync(join(tmpdir(), 'backlit-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const root = join(folder, 'Async Notes');
  mkdirSync(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return await openWiki(root);
}

export function asked(query = ''): URLSearchParams {
  return new URLSearchParams(query);
}
