/**
 * Findings of one rule as a list: the place, what is wrong, what to do, what may be meant. Where they say no more than
 * which file it is, it is a list of files.
 */
import { WikiError, type Finding, type Note, type NoteId, type Rule } from '../model.ts';
import { baseOf } from '../names/paths.ts';
import { ruleTexts } from '../reports/rule-texts.ts';
import { onlySuggests } from '../reports/wording.ts';
import type { Wiki } from '../wiki.ts';
import { fragment } from './address.ts';
import { editLink, spot, type Spot } from './occurrence.tsx';
import type { FrameOptions, Markup } from './page.ts';
import { clamp } from './phrases.ts';
import { sentence } from './sentence.tsx';
import { meant } from './suggestions.tsx';

const longestMessage = 500;

/** Rules whose findings all say the same, each of its file: what that is stands above the list already. */
const ofFiles: ReadonlySet<Rule> = new Set<Rule>(['orphan', 'dead-end', 'empty-note', 'unused-attachment']);

/** @param quoting whether the sentence around a link is shown too. */
export function findingList(wiki: Wiki, findings: readonly Finding[], options: FrameOptions, quoting: boolean): Markup {
  if (findings.length === 0) return null;
  const noteOf = noteReader(wiki);
  if (findings.every(({ rule }) => ofFiles.has(rule))) {
    return (
      <ul class="bl-findings">
        {findings.map(finding => (
          <li>{fileItem(wiki, finding, options)}</li>
        ))}
      </ul>
    );
  }
  return (
    <ol class="bl-findings">
      {findings.map(finding => (
        <li>{item(wiki, finding, noteOf(finding), options, quoting)}</li>
      ))}
    </ol>
  );
}

function fileItem(wiki: Wiki, { path }: Finding, options: FrameOptions): Markup {
  const title = wiki.isNote(path) ? wiki.entry(path).title : baseOf(path);
  return (
    <p class="bl-spot">
      <a class="bl-file" href={wiki.url(path)} dir="auto">
        {clamp(title, 120)}
      </a>
      <span class="bl-place">{path}</span>
      {editLink(wiki, { path, line: 1, column: 1 }, options)}
    </p>
  );
}

function item(wiki: Wiki, finding: Finding, note: Note | null, options: FrameOptions, quoting: boolean): Markup {
  const { rule, message, hint, suggestions } = finding;
  const tellsMore = hint !== null && hint !== ruleTexts[rule].mend && !onlySuggests(hint, suggestions);
  return (
    <>
      {spot(wiki, spotOf(wiki, finding, note), options)}
      <p>{clamp(message, longestMessage)}</p>
      {quoting && note !== null ? quote(wiki, finding, note) : null}
      {tellsMore ? <p class="bl-quiet">{clamp(hint, longestMessage)}</p> : null}
      {meant(wiki, suggestions)}
    </>
  );
}

/** Where a finding stands, with the heading above it. */
function spotOf(wiki: Wiki, { path, line, column }: Finding, note: Note | null): Spot {
  const above = note?.headings.findLast(heading => heading.span.line <= line) ?? null;
  const url = wiki.url(path);
  return {
    path,
    line,
    column,
    href: above === null ? url : url + fragment(above.anchor),
    under: above === null || above.text === note?.title ? null : above.text,
  };
}

function quote(wiki: Wiki, { line, column, target }: Finding, note: Note): Markup {
  if (target === null) return null;
  const link = note.links.find(({ span }) => span.line === line && span.column === column);
  return link === undefined ? null : <blockquote>{sentence(wiki.context(note.id, link.span.start))}</blockquote>;
}

/** Reads the note of a finding; findings come note by note, so the last one is kept. */
function noteReader(wiki: Wiki): (finding: Finding) => Note | null {
  let last: { readonly id: NoteId; readonly note: Note | null } | null = null;
  return ({ path }) => {
    if (!wiki.isNote(path)) return null;
    if (last?.id !== path) last = { id: path, note: read(wiki, path) };
    return last.note;
  };
}

/** Null when the file went away since the findings were made. */
function read(wiki: Wiki, id: NoteId): Note | null {
  try {
    return wiki.note(id);
  } catch (error) {
    if (error instanceof WikiError) return null;
    throw error;
  }
}
