/**
 * Problems that are known and put up with, so that only new ones count. Law: a baseline knows what equal findings share
 * (`fingerprints.ts`) and how many of them there are; it holds one such entry a line, sorted, so that a diff of two
 * baselines shows which problems came and went.
 */
import type { Finding } from '../model.ts';
import { byCodePoint } from '../names/fold.ts';
import { keyOf } from './fingerprints.ts';
import { jsonText } from './json-text.ts';

/** The rule is a text: another version of Backlit may have rules that this one does not know. */
export interface KnownProblem {
  readonly rule: string;
  readonly path: string;
  readonly target: string | null;
  readonly count: number;
}

export type Baseline = readonly KnownProblem[];

/** What a vault has beyond its baseline. */
export interface Compared {
  /** Findings beyond the baseline; of equal ones the last. */
  readonly fresh: readonly Finding[];
  /** How many findings the baseline knows. */
  readonly known: number;
  /** How many problems of the baseline are there no more. */
  readonly gone: number;
}

/** Says whether findings of a rule are looked at. */
export type Asked = (rule: string) => boolean;

const tool = 'backlit check';
const version = 1;

/** Of this a baseline is recognised, also when the rest of it is broken. */
const mark = /"tool"\s*:\s*"backlit check"/;

/** Entries of rules that are not asked for count as neither known nor gone. */
export function compare(findings: readonly Finding[], baseline: Baseline, asked: Asked = () => true): Compared {
  const left = new Map<string, number>();
  for (const entry of baseline) {
    if (!asked(entry.rule)) continue;
    const key = keyOf(entry);
    left.set(key, (left.get(key) ?? 0) + entry.count);
  }
  const fresh = findings.filter(finding => {
    const key = keyOf(finding);
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
  const gone = Array.from(left.values()).reduce((sum, count) => sum + count, 0);
  return { fresh, known: findings.length - fresh.length, gone };
}

/** The baseline under which all these findings are known; entries of rules that were not asked for stay. */
export function updated(before: Baseline, findings: Iterable<Finding>, asked: Asked = () => true): Baseline {
  const entries = new Map<string, KnownProblem>();
  const add = ({ rule, path, target }: Omit<KnownProblem, 'count'>, count: number): void => {
    const key = keyOf({ rule, path, target });
    entries.set(key, { rule, path, target, count: count + (entries.get(key)?.count ?? 0) });
  };
  for (const entry of before) if (!asked(entry.rule)) add(entry, entry.count);
  for (const finding of findings) add(finding, 1);
  return Array.from(entries.values()).sort(byPlace);
}

/** The text of its file. */
export function baselineText(baseline: Baseline): string {
  const document = { tool, version, findings: new Set(baseline) };
  return Array.from(jsonText(document)).join('');
}

/** What is wrong with a file that should hold a baseline, in a sentence about `it`. */
export interface BaselineFault {
  readonly fault: string;
  /** It is a baseline all the same, if a broken one: no harm is done when it is written anew. */
  readonly ours: boolean;
}

export function parseBaseline(text: string): Baseline | BaselineFault {
  const ours = mark.test(text) || text.trim() === '';
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { fault: 'it is not valid JSON', ours };
  }
  if (!isRecord(data) || data.tool !== tool) return { fault: `it was not written by ${tool}`, ours };
  if (data.version !== version) return { fault: 'it is of another version of Backlit', ours: false };
  const { findings } = data;
  if (!Array.isArray(findings)) return { fault: 'it holds no list of findings', ours };
  const broken = findings.findIndex(entry => !isKnownProblem(entry));
  if (broken >= 0) return { fault: `its finding ${broken + 1} cannot be understood`, ours };
  return findings as Baseline;
}

function isKnownProblem(entry: unknown): entry is KnownProblem {
  if (!isRecord(entry)) return false;
  const { rule, path, target, count } = entry;
  const isTarget = target === null || typeof target === 'string';
  return (
    typeof rule === 'string' && typeof path === 'string' && isTarget && Number.isInteger(count) && Number(count) > 0
  );
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function byPlace(a: KnownProblem, b: KnownProblem): number {
  const byTarget = byCodePoint(a.target ?? '', b.target ?? '') || Number(a.target !== null) - Number(b.target !== null);
  return byCodePoint(a.path, b.path) || byCodePoint(a.rule, b.rule) || byTarget;
}
