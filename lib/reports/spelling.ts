/**
 * How a link to a file would be written in the manner of the one that is there: a bare name stays bare, a path a path,
 * `.md` stays or stays away, and a destination keeps its `./`, its angle brackets and its percent signs.
 * Law: these are proposals in the order of preference; whoever takes one asks first where it leads.
 */
import type { FileId, NoteId } from '../model.ts';
import { fold, normalize } from '../names/fold.ts';
import { baseOf, folderOf, hasMd, relativePath, withoutMd } from '../names/paths.ts';
import { isSameName } from './same-name.ts';

/** A target as it stands in the source. */
export interface Manner {
  readonly from: NoteId;
  readonly source: string;
  /** Between double brackets; as a destination; as a destination between `<` and `>`. */
  readonly form: 'wiki' | 'bare' | 'angle';
}

/** What no wiki link can hold, or not at its ends. */
const unfit = /[#|^\r\n]|\[\[|\]\]|%%|^\s|\s$|[[\]]$/u;

/** Spellings of a file that has these names, for a link that is written so. */
export function spellings(manner: Manner, to: FileId, names: readonly string[]): readonly string[] {
  if (manner.form === 'wiki') return wikiSpellings(manner, to, names).filter(spelling => !unfit.test(spelling));
  return [destination(manner, to)];
}

/** The same target with every letter as the file has it; null when it is not by its path that the link finds it. */
export function inOwnCase(manner: Manner, to: FileId): string | null {
  const written = manner.source.split('/');
  const own = (hasMd(decoded(manner.source, manner.form)) ? to : withoutMd(to)).split('/');
  for (let i = written.length - 1, j = own.length - 1; i >= 0 && j >= 0; i--, j--) {
    const segment = normalize(decoded(written[i] as string, manner.form));
    if (segment === '' || segment === '.' || segment === '..') break;
    const right = own[j] as string;
    if (fold(segment) !== fold(right)) return null;
    if (segment !== normalize(right)) written[i] = manner.form === 'wiki' ? right : encoded(right, manner);
  }
  const spelling = written.join('/');
  return spelling === manner.source || (manner.form === 'wiki' && unfit.test(spelling)) ? null : spelling;
}

function wikiSpellings({ from, source }: Manner, to: FileId, names: readonly string[]): readonly string[] {
  const full = hasMd(source) ? to : withoutMd(to);
  if (source.startsWith('/')) return [`/${full}`];
  if (/^\.\.?\//.test(source)) return [dotted(relativePath(folderOf(from), full))];
  if (source.includes('/')) return [full, to];
  return [baseOf(full), ...names].filter(name => isSameName(withoutMd(name), withoutMd(source))).concat(full, to);
}

function destination(manner: Manner, to: FileId): string {
  const { from, source } = manner;
  const full = hasMd(decoded(source, manner.form)) ? to : withoutMd(to);
  const rooted = source.startsWith('/');
  const path = rooted ? `/${full}` : relativePath(folderOf(from), full);
  const base = baseOf(source);
  const same = decoded(base, manner.form) === baseOf(path);
  const written = same ? encoded(path.slice(0, -baseOf(path).length), manner) + base : encoded(path, manner);
  // `a:b.md` alone would be an address with a scheme.
  return source.startsWith('./') || /^[^/]*:/.test(written) ? dotted(written) : written;
}

function dotted(path: string): string {
  return path.startsWith('../') ? path : `./${path}`;
}

/** Signs that end or change a destination wherever they stand, or that stand for others. */
const reserved = /[\u0000-\u001f\u007f\u0085\u00a0\u2028\u2029%?#<>\\|`]|&(?=#?\w+;)/gu;

/** A path as a destination; what the writer has percent-encoded before is encoded again. */
function encoded(path: string, { form, source }: Manner): string {
  let text = path.toWellFormed().replace(reserved, encodeURIComponent);
  if (form === 'bare' || source.includes('%20')) text = text.replaceAll(' ', '%20');
  if (form === 'bare' && !isBalanced(text)) text = text.replaceAll('(', '%28').replaceAll(')', '%29');
  return /%[89a-f][0-9a-f]/i.test(source) ? text.replace(/[^\u0000-\u007f]+/gu, encodeURIComponent) : text;
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === '(') depth++;
    else if (sign === ')' && depth-- === 0) return false;
  }
  return depth === 0;
}

/** What a destination says; of a wiki link, the text itself. */
export function decoded(text: string, form: Manner['form']): string {
  if (form === 'wiki' || !text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
