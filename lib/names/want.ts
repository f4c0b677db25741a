/**
 * What a link asks for, from its spelling and its note's place alone. Law: nothing here knows which files exist.
 */
import type { LinkKind, Name, NoteId, Want } from '../model.ts';
import { fold, normalize } from './fold.ts';
import { folderOf, hasMd, joinPath, withoutMd } from './paths.ts';

const nowhere: Want['exact'] = [];

const self: Want = {
  self: true,
  exact: nowhere,
  names: [],
  spelling: '',
  key: '' as Name,
  outside: false,
};

/** The Want of a link of this kind that stands in `from` and is written as `target` (without fragment and label). */
export function wantOf(kind: LinkKind, from: NoteId, target: string): Want {
  if (target === '') return self;
  return kind === 'markdown' ? markdownWant(from, target) : wikiWant(from, target);
}

/**
 * Wiki links: `./` and `../` mean exactly that path from the note's folder, a leading `/` exactly that path from the
 * root, anything else a name to be answered step by step.
 */
function wikiWant(from: NoteId, target: string): Want {
  const spelling = normalize(target);
  if (spelling.startsWith('/')) {
    return placed(joinPath('', spelling), 'path', spelling);
  }
  if (isRelative(spelling)) {
    return placed(joinPath(folderOf(from), spelling), 'relative', spelling);
  }
  const names = forms(spelling);
  return { self: false, exact: nowhere, names, spelling: withoutMd(spelling), key: names[0] as Name, outside: false };
}

/** Markdown links: percent-decoded, query dropped; from the note's folder, else from the root, else by name. */
function markdownWant(from: NoteId, target: string): Want {
  const query = target.indexOf('?');
  const path = normalize(decode(query < 0 ? target : target.slice(0, query)));
  const spelling = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  if (spelling === '') return self;
  if (spelling.startsWith('/')) return placed(joinPath('', spelling), 'path', spelling);
  const beside = joinPath(folderOf(from), spelling);
  const rooted = joinPath('', spelling);
  if (beside === null) return placed(null, 'relative', spelling);
  const exact = exactForms(beside, 'relative').concat(
    rooted === null || rooted === beside ? [] : exactForms(rooted, 'path'),
  );
  if (isRelative(spelling)) {
    return { self: false, exact, names: [], spelling: withoutMd(beside), key: fold(withoutMd(beside)), outside: false };
  }
  const names = forms(spelling);
  return { self: false, exact, names, spelling: withoutMd(spelling), key: names[0] as Name, outside: false };
}

/** A want that one place alone can meet; null is a place above the vault. */
function placed(path: string | null, via: 'path' | 'relative', spelling: string): Want {
  if (path === null) {
    return { self: false, exact: [], names: [], spelling, key: fold(withoutMd(spelling)), outside: true };
  }
  if (path === '') return { self: false, exact: [], names: [], spelling, key: fold(spelling), outside: false };
  return {
    self: false,
    exact: exactForms(path, via),
    names: [],
    spelling: withoutMd(path),
    key: fold(withoutMd(path)),
    outside: false,
  };
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
    return text;
  }
}
