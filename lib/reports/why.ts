/**
 * How a link resolves, step by step, in words: what each step found, which candidate won and by what, and why the others
 * lost. Law: every step of the specification is told in its order, those that were not tried included.
 */
import { isSpelled, type Answerer, type Step } from '../graph/resolve.ts';
import type { FileId, NoteId, Suggestion, Want } from '../model.ts';
import { folderOf, joinPath } from '../names/paths.ts';
import { headingIndex, type Anchors } from './headings.ts';
import { suggestions } from './suggest.ts';
import { didYouMean, quoted } from './wording.ts';

export interface ExplainedStep {
  readonly rule: string;
  /** The chosen one first. */
  readonly candidates: readonly FileId[];
  readonly chosen: FileId | null;
  readonly reason: string;
  /** The candidates that were not chosen, in their order. Null: for the reason of the whole step. */
  readonly lost: readonly { readonly path: FileId; readonly reason: string | null }[];
}

/** What a link asks, and of whom. */
export interface Question {
  readonly from: NoteId;
  readonly want: Want;
  /** The steps in which it is resolved, tried or not. */
  readonly steps: readonly Step[];
  /** All that answers to its names. */
  readonly answering: readonly Answerer[];
  /** What might have been meant, for when nothing is found. */
  readonly nearest: readonly Suggestion[];
}

type Tried = Step['tried'];

const rules: Readonly<Record<Tried, string>> = {
  self: 'the note itself',
  outside: 'path out of the vault',
  relative: 'path from the note’s folder',
  path: 'path from the vault’s root',
  attachment: 'a file of this name',
  suffix: 'end of a path',
  alias: 'alias',
  title: 'title',
  folder: 'note of a folder',
};

/** The steps of the specification; the others are told where they are tried. */
const always: readonly Tried[] = ['self', 'relative', 'path', 'suffix', 'alias', 'title', 'folder'];

/** All steps, each with what it found. */
export function explain(question: Question): readonly ExplainedStep[] {
  const told: ExplainedStep[] = [];
  const seen = new Set<FileId>();
  let winner: Tried | null = null;
  for (const { tried, candidates } of wholeWay(question.steps)) {
    const step = candidates === null ? null : found(tried, candidates, question, seen);
    if (step === null) told.push(notTried(tried, question.want));
    else if (winner !== null) told.push(tooLate(tried, step, winner));
    else told.push(decided(tried, step, question));
    if (winner === null && (step?.candidates.length ?? 0) > 0) winner = tried;
    for (const id of [...(step?.candidates ?? []), ...(step?.passed ?? [])]) seen.add(id);
  }
  if (winner === null) told.push(nothingFound(question));
  return told;
}

/** Candidates whose defeat is told in the reason of a step. */
const mostTold = 10;

/** The reason of a step together with why its candidates lost. */
export function reasonInFull({ reason, lost }: ExplainedStep): string {
  const told = lost.flatMap(({ path, reason: why }) => (why === null ? [] : [`not ${quoted(path)} (${why})`]));
  const shown = told.length > mostTold ? [...told.slice(0, mostTold), `nor ${told.length - mostTold} others`] : told;
  return [reason, ...shown].join('; ');
}

/** Whether the heading or the block that a link names is there; null when it names none. */
export function explainPlace(
  { heading, block }: { readonly heading: string | null; readonly block: string | null },
  file: FileId,
  anchors: Anchors | null,
): ExplainedStep | null {
  if (heading === null && block === null) return null;
  const rule = block === null ? 'heading' : 'block';
  const name = quoted(block === null ? (heading as string) : `^${block}`);
  const step = (isThere: boolean, reason: string): ExplainedStep => {
    return { rule, candidates: [file], chosen: isThere ? file : null, reason, lost: [] };
  };
  if (anchors === null) return step(true, `${name} is for whatever shows this kind of file`);
  if (block !== null) {
    const isThere = anchors.blocks.some(({ id }) => id.toLowerCase() === block.toLowerCase());
    return step(isThere, isThere ? `${name} is there` : `the note has no block ${name}`);
  }
  const there = headingIndex(anchors.headings).find(heading as string);
  if (there !== null) return step(true, `it means the heading ${quoted(there.text)}`);
  const texts = anchors.headings.map(({ text }) => ({ path: text, names: [text] }));
  const [nearest] = suggestions(() => texts).for((heading as string).split('#').at(-1) ?? '', 1);
  const near = nearest === undefined ? '' : `; the nearest is ${quoted(nearest.path)} (${nearest.reason})`;
  return step(false, `the note has no heading ${name}${near}`);
}

/** An address that is none of the vault's. */
export function explainExternal(): readonly ExplainedStep[] {
  const reason = 'it has a scheme or a host, so it leads out of the vault; nothing there is looked at';
  return [{ rule: 'web address', candidates: [], chosen: null, reason, lost: [] }];
}

interface Asked {
  readonly tried: Tried;
  /** Null: the link is not of the kind for which this is tried. */
  readonly candidates: readonly FileId[] | null;
}

/** The steps that were taken, in their order, and between them those of the specification that were not. */
function wholeWay(steps: readonly Step[]): readonly Asked[] {
  const way: { tried: Tried; candidates: readonly FileId[] | null }[] = [];
  let next = 0;
  const skipTo = (end: number): void => {
    for (; next < end; next++) way.push({ tried: always[next] as Tried, candidates: null });
  };
  for (const { tried, candidates } of steps) {
    const place = always.indexOf(tried);
    const last = way.at(-1);
    if (last?.tried === tried && last.candidates !== null) {
      last.candidates = [...new Set([...last.candidates, ...candidates])];
      continue;
    }
    skipTo(place < 0 ? 1 : place);
    if (place === next) next++;
    way.push({ tried, candidates });
  }
  skipTo(always.length);
  return way;
}

interface Found {
  readonly candidates: readonly FileId[];
  /** Those that answer in this step too and were passed over before their order was asked. */
  readonly passed: readonly FileId[];
}

function found(tried: Tried, candidates: readonly FileId[], { answering }: Question, seen: ReadonlySet<FileId>): Found {
  const alike = answering.filter(({ as, isNote }) => (tried === 'attachment' ? !isNote : isNote && as === tried));
  const passed = alike.map(({ id }) => id).filter(id => !candidates.includes(id) && !seen.has(id));
  return { candidates: candidates.filter(id => !seen.has(id)), passed: [...new Set(passed)] };
}

function decided(tried: Tried, { candidates, passed }: Found, question: Question): ExplainedStep {
  const [chosen, ...others] = candidates;
  const rule = rules[tried];
  if (chosen === undefined) return { rule, candidates, chosen: null, reason: notFound(tried, question), lost: [] };
  const [second] = others;
  const won = second === undefined ? 'case' : criterion(second, chosen, question);
  const lost = [
    ...others.map(path => ({ path, reason: criteria[criterion(path, chosen, question)].lost })),
    ...passed.map(path => ({ path, reason: tried === 'folder' ? 'index and README come first' : criteria.case.lost })),
  ];
  const reason = lost.length === 0 ? 'the only match' : `${lost.length + 1} matches: ${criteria[won].won}`;
  return {
    rule,
    candidates: [...candidates, ...passed],
    chosen,
    reason: tried === 'self' ? 'the link names no other note' : reason,
    lost,
  };
}

/** What decides among several candidates, in the words of the winner and of the losers. */
const criteria = {
  folder: { won: 'below the linking note’s folder', lost: 'not below the linking note’s folder' },
  length: { won: 'the shortest path', lost: 'longer path' },
  case: { won: 'the same case', lost: 'other case' },
  order: { won: 'first in the alphabet', lost: 'later in the alphabet' },
} as const;

/** What the one that was chosen has before another; the order of these questions is the order of resolution. */
function criterion(id: FileId, chosen: FileId, { from, want }: Question): keyof typeof criteria {
  const folder = folderOf(from) === '' ? '' : `${folderOf(from)}/`;
  if (id.startsWith(folder) !== chosen.startsWith(folder)) return 'folder';
  if (id.length !== chosen.length) return 'length';
  return isSpelled(id, want) === isSpelled(chosen, want) ? 'order' : 'case';
}

function notFound(tried: Tried, { from, want }: Question): string {
  switch (tried) {
    case 'outside':
      return 'it leads out of the vault, where nothing is ever looked for';
    case 'relative': {
      const place = want.names.length === 0 ? want.spelling : joinPath(folderOf(from), want.spelling);
      return `nothing is at ${quoted(place ?? want.spelling)}`;
    }
    case 'path':
      return `nothing is at ${quoted(want.spelling)}`;
    case 'suffix':
      return `no path ends in ${quoted(want.spelling)}`;
    case 'folder':
      return `no folder of this name has a note of its own`;
    default:
      return `no match for ${quoted(want.spelling)}`;
  }
}

/** A step that the form of the link leaves out. */
function notTried(tried: Tried, want: Want): ExplainedStep {
  return { rule: rules[tried], candidates: [], chosen: null, reason: `not tried: ${whyNot(tried, want)}`, lost: [] };
}

function whyNot(tried: Tried, want: Want): string {
  if (want.self) return 'the link names no other note';
  if (tried === 'self') return 'the link names something';
  if (want.outside) return 'it leads out of the vault';
  if (want.filesOnly) return 'only a file will do';
  if (tried === 'relative') return 'it does not begin with ./ or ../';
  return tried === 'folder' ? 'the link names a file' : 'the link says exactly where to look';
}

/** A step after the one that decided: what it would have offered is what people look for when they wonder. */
function tooLate(tried: Tried, { candidates, passed }: Found, winner: Tried): ExplainedStep {
  const ids = [...candidates, ...passed];
  const lost = ids.map(path => ({ path, reason: null }));
  return { rule: rules[tried], candidates: ids, chosen: null, reason: `not asked: ${beaten(tried, winner)}`, lost };
}

function beaten(tried: Tried, winner: Tried): string {
  if (winner === 'self') return 'the link names no other note';
  if (winner === 'attachment') return 'a file of exactly this name beats a note';
  if (tried === 'attachment') return 'a note beats an attachment';
  if (tried === 'folder') return 'what bears the name itself beats the note of a folder';
  if (winner === 'alias') return 'an alias beats a title';
  if (tried === 'alias' || tried === 'title') return `a file name beats ${tried === 'alias' ? 'an alias' : 'a title'}`;
  return winner === 'relative' ? 'the path from the note’s folder comes first' : 'a whole path beats the end of one';
}

function nothingFound({ want, nearest }: Question): ExplainedStep {
  const reason = `nothing answers, so it is filed under ${quoted(want.key)}`;
  const hint = didYouMean(nearest);
  return {
    rule: 'missing',
    candidates: [],
    chosen: null,
    reason: hint === null ? reason : `${reason}. ${hint}`,
    lost: [],
  };
}
