/**
 * Front matter: the block between `---` and `---` at the very start of a note. YAML only; nothing in it is ever run,
 * and whatever is wrong with it is a flaw of the note, whose body stays.
 */
import matter from 'gray-matter';
import yaml from 'js-yaml';
import type { Flaw, Property, PropertyValue } from '../model.ts';
import { wikiLinkParts, type FoundLink, type LinkOrder } from './reading.ts';
import { readPlainYaml } from './yaml.ts';

export interface FrontMatter {
  /** Offset of the body. */
  readonly end: number;
  readonly properties: readonly Property[];
  readonly links: readonly PropertyLink[];
  readonly flaw: FrontMatterFlaw | null;
}

/** A link in a front-matter value. */
export interface PropertyLink extends FoundLink {
  readonly property: string;
}

export interface FrontMatterFlaw {
  /** Offset of the line the flaw is on. */
  readonly at: number;
  readonly detail: Flaw['detail'];
  readonly hint: Flaw['hint'];
}

/** Larger front matter is not parsed. */
const longest = 64 * 1024;
/** How many values are looked at. */
const mostValues = 2000;
const none: FrontMatter = { end: 0, properties: [], links: [], flaw: null };
const opener = /^---[ \t]*([^\r\n]*)(?:\r\n?|\n|$)/;
const wikiLink = /\[\[(?!\[)((?:(?!\[\[|\]\])[^\r\n])*)\]\]/g;

/** Reads the front matter of a note's text. */
export function readFrontMatter(text: string, order: LinkOrder = 'target-first'): FrontMatter {
  if (!text.startsWith('---')) return none;
  const first = opener.exec(text) as RegExpExecArray;
  const language = (first[1] as string).trim();
  if (language.startsWith('-')) return none;
  const start = first[0].length;
  const fence = closingFence(text, start);
  if (fence === null) return none;
  if (language !== '' && language !== 'yaml') {
    const detail = `front matter in “${language.slice(0, 40)}” is not read, only YAML is`;
    return { ...none, end: fence.after, flaw: { at: 0, detail, hint: 'Write it as YAML between two lines of ---.' } };
  }
  const matter = readYaml(text, start, fence);
  return { ...matter, links: linksIn(text, start, fence.at, matter.properties, order) };
}

function closingFence(text: string, from: number): { readonly at: number; readonly after: number } | null {
  const fence = /(?:^|\n|\r)---[ \t]*(?:\r\n?|\n|$)/g;
  fence.lastIndex = Math.max(0, from - 1);
  const found = fence.exec(text);
  if (!found) return null;
  return { at: found.index + (found[0].startsWith('-') ? 0 : 1), after: found.index + found[0].length };
}

/** All but the links. */
function readYaml(text: string, start: number, fence: { readonly at: number; readonly after: number }): FrontMatter {
  const source = text.slice(start, fence.at);
  const end = fence.after;
  if (source.length > longest) {
    const detail = 'the front matter is larger than 64 kB and is not read';
    return { ...none, end, flaw: { at: 0, detail, hint: null } };
  }
  const plain = readPlainYaml(source);
  if (plain !== null) {
    const properties = [...plain].map(([key, value]) => ({ key, value }));
    return { end, properties, links: [], flaw: null };
  }
  const parsed = parse(source);
  if ('error' in parsed)
    return { ...none, end, flaw: { ...parsed.error, at: lineStart(text, start, parsed.error.at) } };
  if (typeof parsed.data === 'string') return none;
  const properties = pickProperties(parsed.data, source);
  if (properties === null) {
    return { ...none, end, flaw: { at: 0, detail: 'front matter must be a list of “key: value” lines', hint: null } };
  }
  const flaw = unquotedLink(source);
  const place = flaw === null ? null : { ...flaw, at: start + flaw.at };
  return { end, properties, links: [], flaw: place };
}

/**
 * gray-matter with every engine but YAML shut: it would otherwise run `---js` blocks. Options passed in switch its
 * cache off, which shares objects between notes and forgets errors.
 */
function parse(source: string): { readonly data: unknown } | { readonly error: FrontMatterFlaw } {
  try {
    const engines = { yaml: { parse: parseYaml }, javascript: refuse, json: refuse };
    return { data: matter(`---\n${source}\n---\n`, { engines, language: 'yaml' }).data };
  } catch (cause) {
    const error = cause as { reason?: string; mark?: { line?: number } };
    const detail = `the front matter is not valid YAML: ${error.reason ?? 'it cannot be read'}`;
    const hint = /\[\[/.test(source) ? 'Quote links: up: "[[Home]]".' : null;
    return { error: { at: error.mark?.line ?? 0, detail, hint } };
  }
}

function parseYaml(source: string): object {
  return yaml.load(source, { schema: yaml.CORE_SCHEMA }) as object;
}

const refuse = {
  parse(): object {
    throw new Error('only YAML is read');
  },
};

/** Offset of the line with this number (0 is the first after the opening fence). */
function lineStart(text: string, start: number, line: number): number {
  let at = start;
  for (let left = line; left > 0; left--) {
    const next = /\r\n?|\n/g;
    next.lastIndex = at;
    const found = next.exec(text);
    if (!found) break;
    at = found.index + found[0].length;
  }
  return at;
}

/**
 * The values Backlit understands, each key once, in the order of the source; deeper structure as text. Null when there
 * are no keys at all.
 */
function pickProperties(data: unknown, source: string): readonly Property[] | null {
  if (data === null || data === undefined) return [];
  if (typeof data !== 'object' || Array.isArray(data)) return null;
  const budget = new NodeBudget();
  const properties: Property[] = [];
  for (const [key, value] of inWrittenOrder(Object.entries(data), source)) {
    if (budget.isSpent) break;
    properties.push({ key, value: pick(key, value, budget) });
  }
  return properties;
}

/** Objects give keys like `2026` first, whatever was written. */
function inWrittenOrder(entries: [string, unknown][], source: string): [string, unknown][] {
  if (!entries.some(([key]) => /^\d+$/.test(key))) return entries;
  const place = (key: string): number => {
    const at = source.search(new RegExp(`^["']?${key.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}["']?\\s*:`, 'mu'));
    return at < 0 ? Infinity : at;
  };
  const placed = entries.map(entry => ({ entry, at: place(entry[0]) }));
  return placed.sort((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map(({ entry }) => entry);
}

/** What counts as a name or as nothing: structure in these lists is no text that somebody meant. */
const listsOfNames = /^(?:alias(?:es)?|tags?|cssclass(?:es)?)$/i;

function pick(key: string, value: unknown, budget: NodeBudget): PropertyValue {
  if (!isStructure(value)) return budget.scalar(value);
  if (!Array.isArray(value)) {
    return Object.entries(value)
      .slice(0, longestList)
      .map(([name, inner]) => pair(name, inner, budget, 1));
  }
  const names = listsOfNames.test(key);
  return value
    .slice(0, budget.left)
    .map(item => (isStructure(item) ? (names ? null : flat(item, budget, 1, false)) : budget.scalar(item)));
}

type Structure = object | readonly unknown[];

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null;
}

/** How deep structure is told as text, how much of a level, and how long a text may be. */
const deepest = 4;
const longestList = 50;
const longestText = 500;

/** What lies deeper, in YAML's own short notation: `[a, b]`, `{a: 1}`. What is left out is an ellipsis. */
function flat(value: Structure, budget: NodeBudget, depth: number, fenced = true): string {
  budget.left--;
  if (depth >= deepest || budget.isSpent) return '…';
  const entries = Array.isArray(value) ? value : Object.entries(value);
  const told = entries.slice(0, longestList).map((entry: unknown) => {
    if (Array.isArray(value)) return inline(entry, budget, depth);
    const [key, inner] = entry as [string, unknown];
    return pair(key, inner, budget, depth);
  });
  const text = cut([...told, ...(entries.length > longestList ? ['…'] : [])].join(', '));
  if (Array.isArray(value)) return `[${text}]`;
  return fenced ? `{${text}}` : text;
}

function pair(key: string, value: unknown, budget: NodeBudget, depth: number): string {
  // A key that is a structure itself, as in the `{{title}}` of a template.
  const name = key === '[object Object]' ? '{…}' : key;
  return value === null || value === undefined ? name : cut(`${name}: ${inline(value, budget, depth)}`);
}

function inline(value: unknown, budget: NodeBudget, depth: number): string {
  return isStructure(value) ? flat(value, budget, depth + 1) : cut(String(budget.scalar(value) ?? '–'));
}

function cut(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText).toWellFormed().trimEnd()}…`;
}

/** How many values may still be looked at, so that aliases that multiply (a YAML bomb) cost nothing. */
class NodeBudget {
  left = mostValues;

  get isSpent(): boolean {
    return this.left <= 0;
  }

  scalar(value: unknown): string | number | boolean | null {
    this.left--;
    if (typeof value === 'string' || typeof value === 'boolean') return value;
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  }
}

/** `up: [[Home]]` without quotes is a list in a list to YAML, and no link. */
function unquotedLink(source: string): FrontMatterFlaw | null {
  const found = /^[ \t]*(?:-[ \t]+|[^\s:#][^:\r\n]*:[ \t]+)(\[\[[^\]\r\n]+\]\])[ \t]*$/m.exec(source);
  if (!found) return null;
  const link = found[1] as string;
  const at = found.index + found[0].indexOf(link);
  return { at, detail: `${link} without quotes is no link in YAML`, hint: `Quote this link: "${link}".` };
}

/**
 * Where the links of the values stand. Values and source are walked in the same order, so that the first fitting place
 * after the last link is the right one; keys and comments hold no links.
 */
function linksIn(
  text: string,
  start: number,
  end: number,
  properties: readonly Property[],
  order: LinkOrder,
): readonly PropertyLink[] {
  const links: PropertyLink[] = [];
  if (!text.slice(start, end).includes('[[')) return links;
  let cursor = start;
  for (const { key, value } of properties) {
    for (const part of Array.isArray(value) ? value : [value]) {
      if (typeof part !== 'string' || !part.includes('[[')) continue;
      for (const match of part.matchAll(wikiLink)) {
        const isEmbed = part[match.index - 1] === '!';
        const parts = wikiLinkParts(match[1] as string, isEmbed ? 'target-first' : order);
        if (parts === null) continue;
        const raw = match[0];
        const after = outsideComment(text, raw, cursor, end);
        const at = after >= 0 ? after : outsideComment(text, raw, start, end);
        if (at < 0) continue;
        cursor = at + raw.length;
        links.push({ kind: 'property', property: key, start: at, end: cursor, ...parts });
      }
    }
  }
  return links.sort((a, b) => a.start - b.start);
}

/** The next place of `raw` that is not in a YAML comment line. */
function outsideComment(text: string, raw: string, from: number, end: number): number {
  for (let at = text.indexOf(raw, from); at >= 0 && at < end; at = text.indexOf(raw, at + 1)) {
    const line = text.slice(Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at)) + 1, at);
    if (!/^[ \t]*#/.test(line)) return at;
  }
  return -1;
}
