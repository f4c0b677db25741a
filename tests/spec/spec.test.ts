/**
 * The specification that runs: every fenced example in `tests/spec/*.md` is a vault, a lone `.`, and what Backlit makes
 * of it. The word after the fence says what is looked at (see `looks`); after `check` a rule may stand, and only its
 * findings are looked at then.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  bodyLines,
  contextLines,
  findingLines,
  fixLines,
  linkLines,
  missingLines,
  noteLines,
  placeLines,
  problemLines,
  unlinkedLines,
  wikiOf,
} from '../vault.ts';
import { headLines } from './head.ts';
import type { Wiki } from '../../lib/wiki.ts';

const looks: Record<string, (wiki: Wiki) => readonly string[] | Promise<readonly string[]>> = {
  links: linkLines,
  notes: noteLines,
  places: placeLines,
  contexts: contextLines,
  missing: missingLines,
  unlinked: unlinkedLines,
  check: findingLines,
  problems: problemLines,
  fixes: fixLines,
  body: bodyLines,
  head: headLines,
};

/** Examples stand between fences of six backticks, so that they can hold code themselves. */
const example =
  /^(#{1,6} .+)$|^`{6}(links|notes|places|contexts|missing|unlinked|check|problems|fixes|body|head)(?: ([a-z-]+))?\n(?:([\s\S]*?)\n)?\.\n([\s\S]*?)^`{6}$/gm;

const folder = import.meta.dirname;
for (const file of readdirSync(folder).filter(name => name.endsWith('.md'))) {
  describe(file, () => {
    let heading = '';
    let number = 0;
    for (const [, title, look, rule, vault, expected] of readFileSync(join(folder, file), 'utf8').matchAll(example)) {
      if (title !== undefined) {
        heading = title.replace(/^#+ /, '');
        number = 0;
        continue;
      }
      number++;
      test(`${heading}, example ${number}`, async () => {
        const all = await (looks[look as string] as (typeof looks)[string])(await wikiOf(visible(vault ?? '')));
        const lines = rule === undefined ? all : all.filter(line => line.includes(` ${rule}: `));
        expect(lines.map(line => `${line}\n`).join('')).toBe(visible(expected ?? ''));
      });
    }
    test('has examples', () => expect(number).toBeGreaterThan(0));
  });
}

/** `→` at the start of a line is a tab, `\uXXXX` that character: what editors would not keep. */
function visible(text: string): string {
  return text
    .replace(/^(→+)(?=\S)/gm, tabs => '\t'.repeat(tabs.length))
    .replace(/\\u([0-9a-f]{4})/g, (_match, code: string) => String.fromCharCode(parseInt(code, 16)));
}
