/**
 * What a link asks for, from its spelling and its note's place alone. Law: nothing here knows which files exist.
 */
import type { LinkKind, Name, NoteId, Want } from '../model.ts';
import { fold, normalize } from './fold.ts';
import { folderOf, hasMd, isAttachmentName, joinPath, withoutMd } from './paths.ts';

const nowhere: Want['exact'] = [];

const self: Want = {
  self: true,
  exact: nowhere,
  names: [],
  spelling: '',
  key: '' as Name,
  outside: false,
  filesOnly: false,
};

/** The Want of a link of this kind that stands in `from` and is written as `target` (without fragment and label). */
export function wantOf(kind: LinkKind, from: NoteId, target: string): Want {
  if (target === '') return self;
  if (kind === 'markdown') return markdownWant(from, target);
  const want = wikiWant(from, target);
  return kind === 'embed' && isAttachmentName(target) ? { ...want, filesOnly: true } : want;
}

/**
 * Wiki links: `./` and `../` mean exactly that path from the note's folder, a leading `/` exactly that path from the
 * root, anything else a name to be answered step by step.
 */
function wikiWant(from: NoteId, target: string): Want {
  const spelling = withoutSlash(normalize(target));
  if (spelling.startsWith('/')) return placed(joinPath('', spelling), 'path', spelling);
  if (isRelative(spelling)) return placed(joinPath(folderOf(from), spelling), 'relative', spelling);
  return named(spelling, nowhere);
}

/** The one name that a wiki link of this target asks for, as most do; null when it asks for a place or for more. */
export function bareName(target: string): Name | null {
  const folded = fold(target);
  // What is folded is normal.
  const spelling = withoutSlash(folded === target ? target : normalize(target));
  if (spelling === '' || spelling.startsWith('/') || isRelative(spelling) || hasMd(spelling)) return null;
  return spelling === target ? folded : fold(spelling);
}

/** The place of a note that a Markdown link in `from` asks for before all others; null when it asks otherwise. */
export function placeName(
  from: NoteId,
  target: string,
): { readonly name: Name; readonly via: 'path' | 'relative' } | null {
  const spelling = destination(target);
  if (!hasMd(spelling)) return null;
  const isRooted = spelling.startsWith('/');
  const place = joinPath(isRooted ? '' : folderOf(from), spelling);
  if (place === null || !hasMd(place)) return null;
  return { name: fold(withoutMd(place)), via: isRooted ? 'path' : 'relative' };
}

/** What a Markdown link is written with: percent-decoded, its query dropped. */
export function destination(target: string): string {
  const query = target.indexOf('?');
  return withoutSlash(normalize(decode(query < 0 ? target : target.slice(0, query))));
}

/** Markdown links: percent-decoded, query dropped; from the note's folder, else from the root, else by name. */
function markdownWant(from: NoteId, target: string): Want {
  const spelling = destination(target);
  if (spelling === '') return self;
  if (spelling.startsWith('/')) return placed(joinPath('', spelling), 'path', spelling);
  const beside = joinPath(folderOf(from), spelling);
  if (beside === null || isRelative(spelling)) return placed(beside, 'relative', spelling);
  const rooted = joinPath('', spelling);
  const elsewhere = rooted === null || rooted === beside ? [] : exactForms(rooted, 'path');
  return named(spelling, [...exactForms(beside, 'relative'), ...elsewhere]);
}

/** A want that a name can meet, after the places that are tried first. */
function named(spelling: string, exact: Want['exact']): Want {
  const names = forms(spelling);
  const key = names[0] as Name;
  return { self: false, exact, names, spelling: withoutMd(spelling), key, outside: false, filesOnly: false };
}

/** A want that one place alone can meet; null is a place above the vault. */
function placed(path: string | null, via: 'path' | 'relative', spelling: string): Want {
  const written = path === null || path === '' ? spelling : path;
  return {
    self: false,
    exact: path === null || path === '' ? nowhere : exactForms(path, via),
    names: [],
    spelling: path === null || path === '' ? spelling : withoutMd(path),
    key: fold(withoutMd(written)),
    outside: path === null,
    filesOnly: false,
  };
}

/** A folder may be written with a slash behind it. */
function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function isRelative(path: string): boolean {
  return path.startsWith('./') || path.startsWith('../') || path === '.' || path === '..';
}

/** `a.md` may be the note `a.md` or, failing that, the note `a.md.md`. */
function forms(path: string): readonly Name[] {
  return hasMd(path) ? [fold(withoutMd(path)), fold(path)] : [fold(path)];
}

function exactForms(path: string, via: 'path' | 'relative'): { name: Name; via: 'path' | 'relative' }[] {
  return forms(path).map(name => ({ name, via }));
}

/** Percent-decoding that leaves what is not a valid sequence as it is. */
function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return decodeSequences(text);
  }
}

function decodeSequences(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, encoded => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}
