/** The house rules of `lib/`, read from its source: who may import whom, and how large and how named things may be. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

interface Room {
  /** Rooms it may import; itself always. */
  readonly rooms: readonly string[];
  /** Packages it may use, each with those of its family (`remark` is `remark-gfm` too); `node` is what Node brings. */
  readonly packages: readonly string[];
}

/** The table of ARCHITECTURE.md: what is not listed is forbidden. */
const rooms = roomsOf(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8'));

/** Rooms that read no disk, clock, environment or chance: the same input gives the same output. */
const pure = ['model', 'names', 'graph', 'reports', 'pages'];

const files = ['lib', 'app'].flatMap(folder => filesBelow(folder)).filter(path => /\.tsx?$/.test(path));
const sources = new Map(files.map(path => [path, readFileSync(join(root, path), 'utf8')]));

test('rooms import only what the table allows', () => {
  const forbidden = edges().filter(({ from, to }) => {
    const [here, there] = [roomOf(from), roomOf(to)];
    return here !== there && rooms.get(here)?.rooms.includes(there) !== true;
  });
  expect(forbidden.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test('rooms use only the packages of the table', () => {
  const forbidden = [...sources].flatMap(([path, text]) => {
    const allowed = rooms.get(roomOf(path))?.packages ?? [];
    const isAllowed = (name: string): boolean => allowed.some(each => name === each || name.startsWith(`${each}-`));
    return packagesOf(text).flatMap(name => (isAllowed(name) ? [] : [`${path} → ${name}`]));
  });
  expect(forbidden).toEqual([]);
});

test('no file is part of a cycle, type imports counted', () => {
  expect(cycles()).toEqual([]);
});

test('every file of lib is in a room of the table', () => {
  expect(files.filter(path => !rooms.has(roomOf(path)))).toEqual([]);
});

test.each(pure)('%s is pure', room => {
  const impure =
    /from '(?:node:[^']*|next|chokidar)'|\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\./;
  const found = [...sources].filter(([path, text]) => roomOf(path) === room && impure.test(withoutComments(text)));
  expect(found.map(([path]) => path)).toEqual([]);
});

test('lib/room/file: no deeper, no lumber room, kebab case', () => {
  const allFiles = filesBelow('lib');
  expect(allFiles.filter(path => path.split('/').length > 3)).toEqual([]);
  expect(allFiles.filter(path => /\/(?:utils?|helpers?|common|misc)\.\w+$/.test(path))).toEqual([]);
  expect(
    allFiles.filter(path => !/^[a-z0-9]+(?:-[a-z0-9]+)*\.(?:ts|tsx|css|svg|d\.ts)$/.test(path.split('/').at(-1) ?? '')),
  ).toEqual([]);
});

test('every file of lib begins by saying what it is', () => {
  expect(where(text => (text.startsWith('/**') ? [] : ['no doc comment at its top']))).toEqual([]);
});

test('no function is longer than 70 lines', () => {
  expect(where(longFunctions)).toEqual([]);
});

test('no any, no silenced type error, nothing put off', () => {
  const code = /[:<|&(,]\s*any\b|\bas any\b/;
  const comment = /@ts-(?:ignore|nocheck|expect-error)|\b(?:TO[D]O|FIX[M]E|X{3}|H[A]CK)\b/;
  expect(where(text => code.exec(withoutComments(text)) ?? comment.exec(text) ?? [])).toEqual([]);
});

/** `file: what was found` for every file of lib. */
function where(find: (text: string) => readonly string[]): string[] {
  return [...sources]
    .filter(([path]) => path.startsWith('lib/'))
    .flatMap(([path, text]) => find(text).map(found => `${path}: ${found}`));
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap(name => {
    const path = `${folder}/${name}`;
    return statSync(join(root, path)).isDirectory() ? filesBelow(path) : [path];
  });
}

function roomsOf(document: string): Map<string, Room> {
  const found = new Map<string, Room>();
  for (const row of document.matchAll(/^\| (`(?:lib|app)\/.*)$/gm)) {
    const [paths = '', , mayImport = '', outside = ''] = (row[1] ?? '').split('|').map(cell => cell.trim());
    const listed = (cell: string): string[] => cell.split(/,\s*/).filter(each => each !== '–');
    const room: Room = {
      rooms: mayImport === 'all above' ? [...found.keys()] : listed(mayImport),
      packages: listed(outside),
    };
    for (const [, path = ''] of paths.matchAll(/`([^`]+)`/g)) found.set(roomOf(path.replace(/\/$/, '')), room);
  }
  return found;
}

/** `lib/names/fold.ts` is in names, `lib/model.ts` in model, all of `app/` in app. */
function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'app' ? 'app' : second.replace(/\.tsx?$/, '');
}

interface Edge {
  readonly from: string;
  readonly to: string;
}

function edges(): Edge[] {
  return [...sources].flatMap(([from, text]) => importsOf(from, text).map(to => ({ from, to })));
}

/** Paths of our own files that a file imports, statically or not, types too. */
function importsOf(path: string, text: string): string[] {
  const specifiers = withoutComments(text).matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'(\.{1,2}\/[^']+)'/g);
  return [...specifiers]
    .map(([, specifier = '']) => relative(root, join(root, dirname(path), specifier)))
    .filter(to => to.startsWith('lib/') || to.startsWith('app/'));
}

/** Packages whose code a file uses; types alone cost nothing. */
function packagesOf(text: string): string[] {
  const specifiers = withoutComments(text).matchAll(
    /(?:^(?:import|export) (?!type )[^;]*?\bfrom\s+|^import\s+|\bimport\(\s*)'([^.'][^']*)'/gm,
  );
  return [...specifiers].map(([, name = '']) =>
    name.startsWith('node:') ? 'node' : (/^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name),
  );
}

/** Each cycle once, as its path; depth first, a file that was left is never entered again. */
function cycles(): string[] {
  const found: string[] = [];
  const left = new Set<string>();
  const visit = (path: string, way: readonly string[]): void => {
    const before = way.indexOf(path);
    if (before >= 0) found.push([...way.slice(before), path].join(' → '));
    if (before >= 0 || left.has(path)) return;
    for (const to of importsOf(path, sources.get(path) ?? '')) visit(to, [...way, path]);
    left.add(path);
  };
  for (const path of files) visit(path, []);
  return found;
}

/**
 * Functions by their layout, which prettier keeps: from the line that opens one to the line that closes it at the same
 * depth, without the functions declared inside it (a tokenizer is one function that holds a small one for each state).
 */
function longFunctions(text: string): string[] {
  const lines = text.split('\n');
  const found = lines.flatMap((line, start) => {
    const depth = functionDepth(line);
    return depth === null
      ? []
      : [{ start, end: lines.findIndex((each, i) => i > start && each.startsWith(`${depth}}`)) }];
  });
  return found.flatMap(({ start, end }) => {
    const inside = found.filter(each => each.start > start && each.end < end);
    const direct = inside.filter(each => !inside.some(other => other.start < each.start && each.end < other.end));
    const own = direct.reduce((sum, each) => sum - (each.end - each.start + 1), end - start + 1);
    return own > 70 ? [`line ${start + 1}: ${own} lines`] : [];
  });
}

/** The indentation of a line that opens a function, a method or a named arrow; null for any other. */
function functionDepth(line: string): string | null {
  if (/^\s*(?:if|for|while|switch|catch)\b/.test(line)) return null;
  const opening =
    /^(\s*)(?:(?:export )?(?:async )?function\b|(?:(?:static|async|get|set) )*#?\w+\(.*\).*\{$|const \w+ =.*=> \{$)/;
  return opening.exec(line)?.[1] ?? null;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
}
