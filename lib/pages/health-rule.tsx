/** All findings of one rule, in pages, filtered by the path they stand in. */
import type { Finding, Rule } from '../model.ts';
import { ruleTexts } from '../reports/rule-texts.ts';
import type { Wiki } from '../wiki.ts';
import { address } from './address.ts';
import { snippet } from './create.tsx';
import { filterForm, noneLike } from './filter-form.tsx';
import { findingList } from './finding-list.tsx';
import type { FrameOptions, Markup } from './page.ts';
import { pager, sliceOf } from './pager.tsx';
import { counted, figure } from './phrases.ts';
import { tally } from './severities.ts';

export const healthPath = '/health';

const findingsPerPage = 50;
const longestFilter = 200;

export function ruleReport(
  wiki: Wiki,
  rule: Rule,
  { findings, params }: { readonly findings: readonly Finding[]; readonly params: URLSearchParams },
  options: FrameOptions,
): Markup {
  const { title, meaning, mend } = ruleTexts[rule];
  const q = params.get('q')?.trim().slice(0, longestFilter) || null;
  const all = findings.filter(finding => finding.rule === rule);
  const shown = q === null ? all : all.filter(pathContaining(q));
  return (
    <>
      <nav class="bl-crumbs" aria-label="Breadcrumb">
        <ol>
          <li>
            <a href="/">Home</a>
          </li>
          <li>
            <a href={healthPath}>Health</a>
          </li>
        </ol>
      </nav>
      <header class="bl-head bl-plain">
        <h1>{title}</h1>
        <p class="bl-lead">
          {meaning} {all.length === 0 ? null : mend}
        </p>
        {all.length === 0 ? <p>{nothing(wiki, rule)}</p> : command(rule)}
      </header>
      {all.length === 0 ? null : list(wiki, { rule, q, all, shown }, params, options)}
    </>
  );
}

interface RuleList {
  readonly rule: Rule;
  readonly q: string | null;
  readonly all: readonly Finding[];
  /** Those that the filter leaves. */
  readonly shown: readonly Finding[];
}

function list(wiki: Wiki, { rule, q, all, shown }: RuleList, params: URLSearchParams, options: FrameOptions): Markup {
  const slice = sliceOf(params, 'page', shown.length, findingsPerPage);
  return (
    <>
      <div class="bl-tools">
        {filterForm({ path: healthPath, label: 'Path contains', of: ruleTexts[rule].title, q, others: { rule } })}
      </div>
      <div class="bl-found">
        <p role="status">
          {shown.length === all.length ? tally(all) : `${figure(shown.length)} of ${counted(all.length, 'finding')}`}
        </p>
      </div>
      {shown.length === 0 && q !== null ? noneLike('No path contains', q, ruleAddress(rule)) : null}
      {findingList(wiki, shown.slice(slice.from, slice.from + slice.count), options, true)}
      {pager(slice, 'Pages of the report', page => address(healthPath, { rule, q, page: String(page) }))}
    </>
  );
}

function pathContaining(q: string): (finding: Finding) => boolean {
  const wanted = q.toLowerCase();
  return ({ path }) => path.toLowerCase().includes(wanted);
}

function nothing(wiki: Wiki, rule: Rule): string {
  if (wiki.severity(rule) === 'off') return 'This is not looked for, as backlit.json says.';
  return `${noneOf(rule)}: all is in order.`;
}

/** The command that tells the same. */
export function command(rule: Rule): Markup {
  return (
    <p class="bl-write">
      <span>In a terminal:</span> {snippet('Copy the command', `npx backlit check --rule ${rule}`)}
    </p>
  );
}

/** `No orphans`. */
export function noneOf(rule: Rule): string {
  return `No ${nameOf(rule)}`;
}

/** What the rule finds, within a sentence. */
export function nameOf(rule: Rule): string {
  const { title } = ruleTexts[rule];
  return title.charAt(0).toLowerCase() + title.slice(1);
}

export function ruleAddress(rule: Rule): string {
  return address(healthPath, { rule });
}
