/**
 * The baseline of a check. Law: a file that is no baseline is never written over, and an update of some rules keeps what
 * is known of the others.
 */
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { WikiError, type Finding, type Rule } from '../model.ts';
import {
  baselineText,
  compare,
  parseBaseline,
  updated,
  type Asked,
  type Baseline,
  type BaselineFault,
  type Compared,
} from '../reports/baseline.ts';
import { writeWhole } from '../wiki.ts';
import { counted } from './printed.ts';
import type { Terminal } from './terminal.ts';

export interface BaselineOptions {
  readonly baseline?: string;
  readonly updateBaseline?: true;
  readonly rule?: readonly Rule[];
  readonly quiet?: true;
}

export interface CheckedBaseline {
  /** The findings that it does not know; says what it has left out. */
  beyond(found: readonly Finding[]): readonly Finding[];
}

/** The baseline that the options name, null when they name none. */
export function baselineOf(options: BaselineOptions, { cwd, say }: Terminal): CheckedBaseline | null {
  const { baseline: named, updateBaseline: updates, rule: only } = options;
  if (named === undefined) {
    if (updates !== true) return null;
    throw new WikiError('bad-usage', '--update-baseline needs to know which file.', 'Name it with --baseline FILE.');
  }
  // Settings name it by its whole path.
  const file = relative(cwd, resolve(cwd, named));
  const asked: Asked = rule => only?.some(each => each === rule) ?? true;
  const before = updates === true ? readOld(file, cwd, only !== undefined) : readBaseline(file, cwd);
  const tell = options.quiet === true ? () => undefined : say;
  return {
    beyond(found) {
      if (updates !== true) {
        const compared = compare(found, before, asked);
        for (const notice of notices(file, compared)) tell(notice);
        return compared.fresh;
      }
      const now = updated(before, found, asked);
      writeWhole(resolve(cwd, file), baselineText(now), file);
      tell(`“${file}” knows ${counted(sizeOf(now), 'problem')} now`);
      return [];
    },
  };
}

function readBaseline(file: string, cwd: string): Baseline {
  const read = readIfThere(file, cwd);
  if (read === null)
    throw new WikiError('bad-usage', `There is no baseline “${file}”.`, '--update-baseline writes it.');
  if (isBaseline(read)) return read;
  throw unfit(
    file,
    read,
    read.ours ? '--update-baseline writes it anew.' : 'Name a file that --update-baseline wrote.',
  );
}

/** What an update begins with. */
function readOld(file: string, cwd: string, keepsOthers: boolean): Baseline {
  const read = readIfThere(file, cwd) ?? [];
  if (isBaseline(read)) return read;
  if (!read.ours) throw unfit(file, read, 'It is left as it is: name another file, or delete this one first.');
  if (keepsOthers) throw unfit(file, read, 'Without --rule it is written anew; with it, other rules would be lost.');
  return [];
}

function readIfThere(file: string, cwd: string): Baseline | BaselineFault | null {
  try {
    return parseBaseline(readFileSync(resolve(cwd, file), 'utf8'));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === 'ENOENT') return null;
    throw new WikiError('bad-usage', `The baseline “${file}” cannot be read (${code}).`, null, { cause });
  }
}

function isBaseline(read: Baseline | BaselineFault): read is Baseline {
  return !('fault' in read);
}

function unfit(file: string, { fault }: BaselineFault, hint: string): WikiError {
  return new WikiError('bad-usage', `“${file}” is no baseline that can be used: ${fault}.`, hint);
}

function* notices(file: string, { known, gone }: Compared): Generator<string> {
  if (known > 0) yield `Left out ${counted(known, 'problem')} that “${file}” knows`;
  if (gone === 1) yield '1 problem of the baseline is gone: --update-baseline drops it';
  if (gone > 1) yield `${counted(gone, 'problem')} of the baseline are gone: --update-baseline drops them`;
}

function sizeOf(baseline: Baseline): number {
  return baseline.reduce((sum, { count }) => sum + count, 0);
}
