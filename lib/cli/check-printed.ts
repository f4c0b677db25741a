/** The findings of `check` for people: note by note, each with its sentence and what to do. */
import type { FileId, Finding, Severity } from '../model.ts';
import type { Context, Wiki } from '../wiki.ts';
import { counted, placer, sentence, series } from './printed.ts';
import type { Style } from './style.ts';
import type { Terminal } from './terminal.ts';

/** Lines that tell the `first` findings of all. */
export function* told(
  wiki: Wiki,
  findings: readonly Finding[],
  first: readonly Finding[],
  terminal: Terminal,
): Generator<string> {
  const { style } = terminal;
  const place = placer(wiki.root, terminal);
  let note: FileId | null = null;
  let contextOf: ContextOf = () => null;
  for (const finding of first) {
    const { path, line, column, severity, rule, message, hint } = finding;
    if (path !== note) {
      if (note !== null) yield '';
      yield style.strong(path);
      note = path;
      contextOf = contextsIn(path, wiki);
    }
    yield `  ${place(path, line, column)}  ${style[severity](severity)}  ${style.text(message)}  ${style.quiet(rule)}`;
    const context = contextOf(finding);
    if (context) yield `      ${sentence(context, style)}`;
    if (hint !== null) yield `      ${style.quiet(hint)}`;
  }
  if (first.length > 0) yield '';
  if (first.length < findings.length) yield `Told the first ${first.length} of ${findings.length} problems.`;
  yield summary(wiki, findings, style);
}

/** The sentence around a finding that is about a link. */
type ContextOf = (finding: Finding) => Context | null;

function contextsIn(path: FileId, wiki: Wiki): ContextOf {
  if (!wiki.isNote(path)) return () => null;
  const starts = new Map(wiki.note(path).links.map(({ span }) => [`${span.line}:${span.column}`, span.start]));
  return ({ line, column, target }) => {
    const start = starts.get(`${line}:${column}`);
    return start === undefined || target === null ? null : wiki.context(path, start);
  };
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

function summary(wiki: Wiki, findings: readonly Finding[], style: Style): string {
  const { notes, links } = wiki.counts();
  const read = `${counted(notes, 'note')} and ${counted(links, 'link')}`;
  if (findings.length === 0) return `${style.good('No problems')} in ${read}.`;
  const parts = severities.flatMap(severity => {
    const count = findings.filter(finding => finding.severity === severity).length;
    return count === 0 ? [] : [style[severity](severity === 'info' ? `${count} info` : counted(count, severity))];
  });
  const paths = new Set(findings.map(({ path }) => path)).size;
  return `${series(parts, 'and')} in ${counted(paths, 'file')}, of ${read} checked.`;
}
