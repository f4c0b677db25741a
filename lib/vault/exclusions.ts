/** What Obsidian leaves out of its lists: the “excluded files” of `.obsidian/app.json`, which is optional. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Each entry is a path prefix, or a regular expression between slashes.
 * @returns whether a vault path is excluded; a broken file excludes nothing.
 */
export function readExclusions(root: string): (path: string) => boolean {
  let filters: unknown;
  try {
    const source = readFileSync(join(root, '.obsidian', 'app.json'), 'utf8').replace(/^\ufeff/, '');
    filters = (JSON.parse(source) as { userIgnoreFilters?: unknown }).userIgnoreFilters;
  } catch {
    return () => false;
  }
  const tests = (Array.isArray(filters) ? filters : []).flatMap(filter => exclusion(filter));
  return path => tests.some(test => test(path));
}

function exclusion(filter: unknown): readonly ((path: string) => boolean)[] {
  if (typeof filter !== 'string' || filter === '') return [];
  if (filter.length < 3 || !filter.startsWith('/') || !filter.endsWith('/')) {
    return [path => path.startsWith(filter)];
  }
  try {
    const expression = new RegExp(filter.slice(1, -1), 'i');
    return [path => expression.test(path)];
  } catch {
    return [];
  }
}
