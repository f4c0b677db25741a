/**
 * What each rule of `check` is about, in words for people: its name, what a finding of it means, how it is mended.
 * Law: these speak of the rule in general, for pages, editors and SARIF; what one finding says stands in `findings.ts`.
 */
import type { Rule } from '../model.ts';

export interface RuleText {
  /** Names what is found, in the plural, so that `No` can stand before it: `Orphans`. */
  readonly title: string;
  /** What it means, in one sentence. */
  readonly meaning: string;
  /** What to do about it, in a sentence or two. */
  readonly mend: string;
}

/** In the order of the rules. */
export const ruleTexts: Readonly<Record<Rule, RuleText>> = {
  'missing-page': {
    title: 'Missing pages',
    meaning: 'A link asks for a note that nobody has written yet.',
    mend: 'Write the note, or correct the link. A page that is wanted on purpose can be named under “wanted” in backlit.json.',
  },
  'missing-heading': {
    title: 'Missing headings',
    meaning: 'A link points to a heading that its note does not have, so it leads to the top of the note instead.',
    mend: 'Correct the heading in the link, or add it to the note.',
  },
  'missing-block': {
    title: 'Missing blocks',
    meaning: 'A link points to a marked paragraph (^id) that its note does not have.',
    mend: 'Write the mark, such as ^id, at the end of the paragraph that is meant, or correct the link.',
  },
  'missing-attachment': {
    title: 'Missing attachments',
    meaning: 'A link or embed asks for a picture, a document or another file that is not in the vault.',
    mend: 'Put the file into the vault, or correct its name in the link.',
  },
  'missing-link': {
    title: 'Missing files',
    meaning: 'A Markdown link gives the path of a file that is not there.',
    mend: 'Put the file at that path, or correct the path in the link.',
  },
  'ambiguous-link': {
    title: 'Ambiguous links',
    meaning: 'A link could mean several files, and it may not go to the one its writer had in mind.',
    mend: 'Say which one by writing its path into the link.',
  },
  'duplicate-name': {
    title: 'Duplicate names',
    meaning: 'Two notes have the same title or alias, and a link by that name can go to only one of them.',
    mend: 'Give each note a title and aliases of its own.',
  },
  'bad-front-matter': {
    title: 'Unreadable front matter',
    meaning: 'The lines between --- at the beginning of a note are no valid YAML, so its properties are not read.',
    mend: 'Correct the line that is named. A link in front matter stands in quotes: up: "[[Home]]".',
  },
  'bad-encoding': {
    title: 'Files in another encoding',
    meaning: 'A file is not valid UTF-8, so some of its characters are shown wrong.',
    mend: 'Save the file as UTF-8.',
  },
  'url-collision': {
    title: 'Shared addresses',
    meaning: 'Two pages want the same web address, and one of them had to take another.',
    mend: 'Give one of them a name that differs in more than case and blanks.',
  },
  'embed-cycle': {
    title: 'Embeds that go round in a circle',
    meaning: 'A note embeds itself, directly or through other notes, so the embed cannot be shown in full.',
    mend: 'Make one embed of the circle a plain link, by taking its ! away.',
  },
  'too-large': {
    title: 'Notes that are too large',
    meaning: 'A note is larger than Backlit reads, so its links and headings are not known.',
    mend: 'Divide it into smaller notes.',
  },
  unreadable: {
    title: 'Unreadable files',
    meaning: 'A file could not be opened.',
    mend: 'Check its permissions, and whether what it points to is still there.',
  },
  'outside-vault': {
    title: 'Links out of the vault',
    meaning: 'A link gives a path that leads above the folder of the vault, where nothing is ever read.',
    mend: 'Bring the file into the vault, or link to its web address.',
  },
  'case-mismatch': {
    title: 'Differences in case',
    meaning: 'A link writes a name in other upper and lower case than the file has: it works here, but not everywhere.',
    mend: 'Write the name as the file has it.',
  },
  orphan: {
    title: 'Orphans',
    meaning: 'No other note links to a note, so a reader comes across it only by search or in a list.',
    mend: 'Link to it from a note where it would be looked for.',
  },
  'dead-end': {
    title: 'Dead ends',
    meaning: 'A note links to no other note, so reading stops there.',
    mend: 'Add a link to what a reader may want next.',
  },
  island: {
    title: 'Islands',
    meaning: 'A few notes link to one another, but nothing else links to any of them.',
    mend: 'Link to one of them from outside.',
  },
  'self-link': {
    title: 'Links of a note to itself',
    meaning: 'A link leads to the very note it stands in, and takes a reader nowhere.',
    mend: 'Make it plain text, or link to a heading of the note.',
  },
  'empty-note': {
    title: 'Empty notes',
    meaning: 'A note has no text: links to it work, but there is nothing to read.',
    mend: 'Write a first sentence, or delete the note.',
  },
  mojibake: {
    title: 'Garbled characters',
    meaning: 'Text looks as if it had been read in the wrong encoding and saved again, as in “Ã©” for “é”.',
    mend: 'Restore the text from where it was right, or correct the characters.',
  },
  'unused-attachment': {
    title: 'Unused attachments',
    meaning: 'No note links to or embeds a file of the vault.',
    mend: 'Link to it where it belongs, or delete it.',
  },
  'heading-jump': {
    title: 'Skipped heading levels',
    meaning:
      'A heading is more than one level deeper than the one above it, which confuses outlines and screen readers.',
    mend: 'Use the next deeper level.',
  },
};
