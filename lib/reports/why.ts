/** How a link resolves, step by step, in words. */
import type { FileId, Want } from '../model.ts';
import type { Step } from '../graph/resolve.ts';

export interface ExplainedStep {
  readonly rule: string;
  readonly candidates: readonly FileId[];
  readonly chosen: FileId | null;
  readonly reason: string;
}

const rules: Record<Step['tried'], string> = {
  self: 'the note itself',
  outside: 'above the vault',
  relative: 'path from the note’s folder',
  attachment: 'a file of exactly this name',
  path: 'path from the vault’s root',
  suffix: 'end of a path',
  alias: 'alias',
  title: 'title',
  folder: 'note of a folder',
};

/** The steps up to the one that decides; all of them when none does. */
export function explain(steps: readonly Step[], want: Want): readonly ExplainedStep[] {
  const explained: ExplainedStep[] = [];
  for (const { tried, candidates } of steps) {
    const [chosen = null] = candidates;
    explained.push({ rule: rules[tried], candidates, chosen, reason: reasonOf(tried, candidates.length, want) });
    if (chosen !== null) break;
  }
  return explained;
}

function reasonOf(tried: Step['tried'], count: number, want: Want): string {
  if (tried === 'self') return 'the link names no other note';
  if (tried === 'outside') return 'the path leads out of the vault, where nothing is ever looked for';
  if (count === 0) return `no match for “${want.spelling}”`;
  if (count === 1) return 'the only match';
  return `${count} matches: below the linking note’s folder first, then the shortest path, then the same case`;
}
