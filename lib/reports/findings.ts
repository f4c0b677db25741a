/**
 * Every sentence that a finding says, with its severity. Law: a message says what is wrong, a hint what to do, both in
 * plain English; nothing else in Backlit words a finding.
 */
import type { FileId, Finding, Flaw, Rule, Severity, Suggestion } from '../model.ts';
import type { Place } from './place.ts';
import { newCommand } from './shell.ts';
import { chained, didYouMean, didYouMeanHeading, listed, type MeantHeading, quoted } from './wording.ts';

/** How severe each rule is, where neither the settings nor the single case say otherwise. */
export const severities: Readonly<Record<Rule, Severity>> = {
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
    near,
    headings,
  }: {
    readonly note: FileId | null;
    readonly below: string | null;
    readonly near: readonly MeantHeading[];
    readonly headings: number;
  },
): Sentence {
  const where = below === null ? '' : ` below ${quoted(below)}`;
  const message = `${note === null ? 'This note' : quoted(note)} has no heading ${quoted(heading)}${where}.`;
  const otherwise = headings === 0 ? 'It has no headings at all.' : 'Correct the heading here, or add it there.';
  return { message, hint: didYouMeanHeading(near) ?? otherwise };
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

/** `own`: the target in the case of the file. `byPath`: of a Markdown link, which other programs take literally. */
export function caseMismatch(target: string, id: FileId, own: string, byPath: boolean): Sentence {
  return {
    message: `${quoted(target)} differs from its file in case: the file is ${quoted(id)}.`,
    hint: `Write ${quoted(own)}: ${byPath ? 'where case counts, as on most web servers, this link is broken' : 'not every program finds it otherwise'}.`,
  };
}

export const orphan: Sentence = {
  message: 'No other note links to this one.',
  hint: 'Link to it from a note where it would be looked for.',
};

export const deadEnd: Sentence = {
  message: 'This note links to no other note.',
  hint: 'Add a link to what a reader may want next.',
};

/** `others`: the first few of the `count` notes that are on the island as well. */
export function island(others: readonly FileId[], count: number): Sentence {
  const members = `this note${count === 1 ? ' or' : ','} ${listed(others, 'or', count)}`;
  return {
    message: `No note outside links to ${members}: together they are an island.`,
    hint: 'Link to one of them from a note that readers come by.',
  };
}

export function selfLink(target: string): Sentence {
  return {
    message: `${quoted(target)} is the note in which this link stands.`,
    hint: 'Make it plain text, or link to a heading of the note.',
  };
}

/** `chain`: what is shown in what, from the first to itself. */
export function embedCycle(chain: readonly string[]): Sentence {
  return {
    message:
      chain.length === 2
        ? `This embed stands within what it shows, ${quoted(chain[0] ?? '')}.`
        : `Embeds go round in a circle: ${chained(chain)}.`,
    hint: 'Make one embed of the circle a plain link, by taking its ! away.',
  };
}

export const unusedAttachment: Sentence = {
  message: 'No note links to this file or embeds it.',
  hint: 'Link to it where it belongs, or delete it.',
};

/** `isFirst`: nothing but the page's own heading stands above it. */
export function headingJump(text: string, depth: number, before: number, isFirst: boolean): Sentence {
  const above = isFirst ? 'the title of the page' : `one of level ${before}`;
  return {
    message: `The heading ${quoted(text)} of level ${depth} comes right after ${above}.`,
    hint: `Make it a heading of level ${before + 1}.`,
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
  'empty-note': 'Write a first sentence, or delete the note.',
  mojibake: 'Restore it from where it was right, or correct the characters.',
};
