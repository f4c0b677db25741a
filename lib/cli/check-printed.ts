/**
 * The findings of `check` for people: file by file, each with its place, its sentence and what to do. Law: what matters
 * stands out, however much there is: a file of which there is only something to be said in passing gets no heading, and
 * a hint that would only repeat one above, word by word, is not said again.
 */
import type { Finding } from '../model.ts';
import { byFile, type FileFindings } from '../reports/by-file.ts';
import { summary as byRule } from '../reports/check.ts';
import type { Context, Wiki } from '../wiki.ts';
import { summary } from './check-summary.ts';
import type { Checked } from './checked.ts';
import { excerpt } from './excerpt.ts';
import { figure, placer } from './printed.ts';
import type { Style } from './style.ts';
import type { Terminal } from './terminal.ts';

/** Lines that tell the findings, and what they come to. */
export function* pretty({ wiki, findings, told, fresh }: Checked, terminal: Terminal): Generator<string> {
  const { style } = terminal;
  const linesOf = teller(wiki, terminal);
  let headed: boolean | null = null;
  for (const file of byFile(told)) {
    const heads = file.some(({ severity }) => severity !== 'info');
    if (headed === true || (heads && headed !== null)) yield '';
    if (heads) yield style.strong(file[0].path);
    yield* linesOf(file);
    headed = heads;
  }
  if (told.length > 0) yield '';
  if (told.length < findings.length) {
    yield `Told the first ${figure(told.length)} of ${figure(findings.length)} problems.`;
  }
  yield summary(findings, wiki.counts(), fresh, style);
  yield* frequent(findings, style);
}

/** Tells one file after the other, and remembers what it has said. */
function teller(wiki: Wiki, terminal: Terminal): (file: FileFindings) => readonly string[] {
  const { style } = terminal;
  const place = placer(wiki.root, terminal);
  const hints = new Set<string>();
  return file => {
    const contexts = contextsOf(file, wiki);
    const lines: string[] = [];
    file.forEach(({ path, line, column, severity, rule, message, hint }, at) => {
      lines.push(
        `  ${place(path, line, column)}  ${style[severity](severity)}  ${style.text(message)}  ${style.quiet(rule)}`,
      );
      const context = contexts[at] ?? null;
      if (context !== null) for (const shown of excerpt(context, style)) lines.push(`      ${shown}`);
      if (hint === null || hints.has(hint)) return;
      hints.add(hint);
      lines.push(`      ${style.quiet(hint)}`);
    });
    return lines;
  };
}

/** The sentence around each finding that is about a link. */
function contextsOf(file: FileFindings, wiki: Wiki): readonly (Context | null)[] {
  if (file.every(({ target }) => target === null)) return [];
  const contexts = wiki.contextsAt(file[0].path, file);
  return file.map(({ target }, at) => (target === null ? null : (contexts[at] ?? null)));
}

/** Rules that are named at the end. */
const mostNamed = 5;

/** Which rules have the most findings, when there are several. */
function* frequent(findings: readonly Finding[], style: Style): Generator<string> {
  const counts = Array.from(byRule(findings)).sort(([, a], [, b]) => b - a);
  if (counts.length < 2) return;
  const named = counts.slice(0, mostNamed).map(([rule, count]) => `${rule} ${figure(count)}`);
  yield style.quiet(`Most frequent: ${named.join(', ')}${counts.length > mostNamed ? ', …' : ''}`);
}
