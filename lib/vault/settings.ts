/** `backlit.json` in the vault's root, and the parts of `.obsidian/app.json` that concern reading. Both are optional. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WikiError } from '../model.ts';

export interface Settings {
  readonly title?: string;
  readonly description?: string;
  readonly lang?: string;
}

/** @throws {WikiError} `bad-settings` when the file is there and is no JSON object. */
export function readSettings(root: string): Settings {
  const source = readText(join(root, 'backlit.json'));
  if (source === null) return {};
  let data: unknown;
  try {
    data = JSON.parse(source);
  } catch (cause) {
    throw new WikiError('bad-settings', `backlit.json is not valid JSON: ${(cause as Error).message}`, null, { cause });
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new WikiError('bad-settings', 'backlit.json must hold an object', 'Example: { "title": "My notes" }');
  }
  const { title, description, lang } = data as Record<string, unknown>;
  for (const [key, value] of Object.entries({ title, description, lang })) {
    if (value !== undefined && typeof value !== 'string') {
      throw new WikiError('bad-settings', `“${key}” in backlit.json must be a text`);
    }
  }
  return {
    ...(typeof title === 'string' && { title }),
    ...(typeof description === 'string' && { description }),
    ...(typeof lang === 'string' && { lang }),
  };
}

/**
 * Obsidian's "excluded files": each entry is a path prefix, or a regular expression between slashes.
 * @returns whether a vault path is excluded; a broken file excludes nothing.
 */
export function readExclusions(root: string): (path: string) => boolean {
  const source = readText(join(root, '.obsidian', 'app.json'));
  if (source === null) return () => false;
  let filters: unknown;
  try {
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

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch {
    return null;
  }
}
