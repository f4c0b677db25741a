/** The result of a check, as every format is made from it. */
import type { Finding } from '../model.ts';
import type { Wiki } from '../wiki.ts';
import type { Project } from './project.ts';

/** What a check has found, and how it is to be told. */
export interface Checked {
  readonly wiki: Wiki;
  readonly project: Project;
  /** What counts as a problem. */
  readonly findings: readonly Finding[];
  /** The first of them, as many as were asked for. */
  readonly told: readonly Finding[];
  /** What a baseline knows has been left out. */
  readonly fresh: boolean;
  /** Whether the check fails because of a finding. */
  readonly fails: (finding: Finding) => boolean;
  /** Which of its equals a finding is, those of the baseline included. */
  readonly ordinalOf: (finding: Finding) => number;
}
