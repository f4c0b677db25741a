/**
 * The summary of a job of GitHub Actions. Law: it stays within what GitHub takes, because of more it would show nothing;
 * where it is cut, it says so.
 */
import { appendFileSync, statSync } from 'node:fs';
import { encodePath } from '../names/address.ts';
import type { MarkdownOptions } from '../reports/markdown-report.ts';
import { markdown, plainLines } from './check-formats.ts';
import type { Checked } from './checked.ts';
import { plain } from './plain.ts';
import type { Terminal } from './terminal.ts';

/** Of one step, less what the beginning of a report takes, and the line that says what was cut. */
const mostBytes = (1 << 20) - (1 << 14);

/** Appends the report, when the environment names a summary. */
export function summarise(checked: Checked, { env, say }: Pick<Terminal, 'env' | 'say'>): void {
  const { GITHUB_STEP_SUMMARY: file } = env;
  if (file === undefined || file === '') return;
  try {
    let room = mostBytes - (statSync(file, { throwIfNoEntry: false })?.size ?? 0);
    const fits = (line: string): boolean => (room -= bytesOf(line)) >= 0;
    const report = plainLines(markdown(checked, { addressOf: addresses(checked, env), fits }));
    appendFileSync(file, Array.from(report).join(''));
  } catch (error) {
    // What was found is what counts; it has been told, and decides how the step ends.
    say(`The summary of this step cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function bytesOf(line: string): number {
  return Buffer.byteLength(plain(line)) + 1;
}

/** Where the commit of this job shows a line, as source. */
function addresses({ project }: Checked, env: Terminal['env']): MarkdownOptions['addressOf'] {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = env;
  if (!server || !repository || !commit) return () => null;
  const source = `${server}/${repository}/blob/${commit}`;
  return (path, line) => `${source}/${encodePath(project.pathOf(path))}?plain=1#L${line}`;
}
