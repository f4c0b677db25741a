/**
 * Every sentence that a finding says, with its severity. Law: a message says what is wrong, a hint what to do, both in
 * plain English; nothing else in Backlit words a finding.
 */
import type { FileId, Finding, Flaw, Rule, Severity, Suggestion } from '../model.ts';
import type { Place } from './place.ts';
import { newCommand } from './shell.ts';
import { didYouMean, listed, quoted } from './wording.ts';

const severities: Readonly<Record<Rule, Severity>> = {
  'missing-page': 'error',
  'missing-heading': 'error',
  'missing-block': 'error',
  'missing-attachment': 'error',
  'missing-link': 'error',
  'ambiguous-link': 'warning',
  'duplicate-name': 'warning',
  'bad-front-matter': 'warning',
  'bad-encoding': 'warning',
  'url-collision': 'warning',
  'embed-cycle': 'warning',
  'too-large': 'warning',
  unreadable: 'warning',
  'outside-vault': 'warning',
  'case-mismatch': 'info',
  orphan: 'info',
  'dead-end': 'info',
  island: 'info',
  'self-link': 'info',
  'empty-note': 'info',
  mojibake: 'info',
  'unused-attachment': 'info',
  'heading-jump': 'info',
};

/** All rules, in the order in which findings of one place are told. */
export const rules = Object.keys(severities) as readonly Rule[];

/** What a finding says. */
export interface Sentence {
  readonly message: string;
  readonly hint: string | null;
}

/** What a finding is about. */
export interface Subject {
  readonly path: FileId;
  readonly place: Place;
  readonly target?: string;
  readonly suggestions?: readonly Suggestion[];
  /** Where it is not the rule's own. */
  readonly severity?: Severity;
}

/** Puts a sentence to its rule and its place. */
export function finding(
  rule: Rule,
  { path, place, target, suggestions, severity }: Subject,
  sentence: Sentence,
): Finding {
  return {
    rule,
    severity: severity ?? severities[rule],
    path,
    line: place.line,
    column: place.column,
    endLine: place.endLine,
    endColumn: place.endColumn,
    message: sentence.message,
    hint: sentence.hint,
    target: target ?? null,
    suggestions: suggestions ?? [],
  };
}

/** `name`: what `backlit new` would be told; `byPath`: the link gives a path, not a name. */
export function missingPage(
  target: string,
  {
    name,
    byPath,
    suspicious,
    suggestions,
  }: {
    readonly name: string;
    readonly byPath: boolean;
    readonly suspicious: boolean;
    readonly suggestions: readonly Suggestion[];
  },
): Sentence {
  const message = byPath ? `No note is at ${quoted(target)}.` : `No note is called ${quoted(target)}.`;
  if (suspicious) return { message, hint: 'If this is no link but code, put it between backticks.' };
  const command = newCommand(name);
  const parts = [didYouMean(suggestions), command === null ? null : `To write it: ${command}`];
  return { message, hint: parts.filter(part => part !== null).join(' ') || 'Write it, or correct the link.' };
}

export function missingAttachment(target: string, suggestions: readonly Suggestion[]): Sentence {
  return {
    message: `No file is called ${quoted(target)}.`,
    hint: didYouMean(suggestions) ?? 'Put the file into the vault, or correct its name here.',
  };
}

export function missingLink(target: string, suggestions: readonly Suggestion[]): Sentence {
  return {
    message: `No file is at ${quoted(target)}.`,
    hint: didYouMean(suggestions) ?? 'Put the file there, or correct the path.',
  };
}

export function outsideVault(target: string, suggestions: readonly Suggestion[]): Sentence {
  return {
    message: `${quoted(target)} leads out of the vault.`,
    hint:
      didYouMean(suggestions) ??
      'A link reaches only what is inside the vault: bring the file in, or link to its web address.',
  };
}

/** `note`: null when the link asks its own note. `below`: the heading that was found, of a path such as `H1#H2`. */
export function missingHeading(
  heading: string,
  {
    note,
    below,
    nearest,
    headings,
  }: {
    readonly note: FileId | null;
    readonly below: string | null;
    readonly nearest: string | null;
    readonly headings: number;
  },
): Sentence {
  const where = below === null ? '' : ` below ${quoted(below)}`;
  const message = `${note === null ? 'This note' : quoted(note)} has no heading ${quoted(heading)}${where}.`;
  if (nearest !== null) return { message, hint: `Did you mean the heading ${quoted(nearest)}?` };
  return {
    message,
    hint: headings === 0 ? 'It has no headings at all.' : 'Correct the heading here, or add it there.',
  };
}

export function missingBlock(block: string, note: FileId | null): Sentence {
  return {
    message: `${note === null ? 'This note' : quoted(note)} has no block ${quoted(`^${block}`)}.`,
    hint: `Write ^${block} at the end of the paragraph that is meant.`,
  };
}

/** `others` are the candidates that lost. `precise` is a link that would leave no doubt, where one can be written. */
export function ambiguousLink(target: string, id: FileId, others: readonly FileId[], precise: string | null): Sentence {
  return {
    message: `${quoted(target)} could mean ${others.length + 1} files: this link goes to ${quoted(id)}, not to ${listed(others, 'or')}.`,
    hint: `Say which one by its path${precise === null ? '' : `, as in ${precise}`}.`,
  };
}

/** `as`: how the note itself comes by the name. `others`: the first few of the `count` notes that have it too. */
export function duplicateName(name: string, as: 'alias' | 'title', others: readonly FileId[], count: number): Sentence {
  return {
    message: `The ${as} ${quoted(name)} is also a name of ${listed(others, 'and', count)}.`,
    hint: 'A link by that name can only go to one of them: give each a name of its own.',
  };
}

export function urlCollision(wanted: string, given: string, first: string): Sentence {
  return {
    message: `Two pages want the address ${wanted}: ${quoted(first)} has it, the other is at ${given}.`,
    hint: 'Give one of them a name that differs in more than case and blanks.',
  };
}

/** What the reading of a file has shown: its detail is a sentence without capital and full stop, the file being `it`. */
export function flawed({ rule, detail, hint }: Flaw): Sentence {
  const named = detail.replace(/^it(?= )/, 'this file');
  return { message: `${named.charAt(0).toUpperCase()}${named.slice(1)}.`, hint: hint ?? mends[rule] };
}

const mends: Readonly<Record<Flaw['rule'], string>> = {
  'bad-front-matter': 'Correct it, or take the lines of --- away.',
  'bad-encoding': 'Save the file as UTF-8.',
  'too-large': 'Divide it into smaller notes.',
  unreadable: 'Check its permissions.',
};
