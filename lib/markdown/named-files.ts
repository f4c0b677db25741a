/**
 * Files that a note names without a link of the graph: addresses in raw HTML (`<img src="a.png">`), file names as
 * values of front matter (`cover: a.png`). Whoever asks which files are used must know them; in code they are told too,
 * as that does no harm there.
 */
import type { Property } from '../model.ts';
import { isExternal } from './reading.ts';

/** Everything from a tag's name to its end, or to the next tag. */
const tag = /<[a-z][a-z0-9-]*\s[^<>]*/gi;
const address = /\s(?:src|href|poster|data)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/gi;
const fileName = /\.[a-z0-9]{2,5}$/i;
/** A longer one is data or a mistake. */
const longest = 500;
const none: readonly string[] = [];

/** The names, each once, as Markdown destinations without fragment. */
export function namedFiles(text: string, bodyStart: number, properties: readonly Property[]): readonly string[] {
  const names = new Set<string>();
  for (const { value } of properties) {
    for (const part of Array.isArray(value) ? value : [value]) {
      if (typeof part === 'string' && fileName.test(part) && !part.includes('[['))
        add(names, encodeURI(part.trim().toWellFormed()));
    }
  }
  if (text.includes('<', bodyStart)) {
    for (const [found] of text.slice(bodyStart).matchAll(tag)) {
      for (const [, double, single, bare] of found.matchAll(address)) {
        add(names, (double ?? single ?? bare ?? '').trim().replaceAll('&amp;', '&'));
      }
    }
  }
  return names.size === 0 ? none : [...names];
}

function add(names: Set<string>, address: string): void {
  const [path = ''] = address.split('#');
  if (path !== '' && path.length <= longest && !isExternal(path)) names.add(path);
}
