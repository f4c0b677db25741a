/**
 * The health of a vault: every finding but the missing pages, which have a report of their own. A card for each rule
 * that found something, with the first of its findings; `?rule=` tells all of one.
 */
import type { Finding, Rule } from '../model.ts';
import { rules } from '../reports/findings.ts';
import { ruleTexts } from '../reports/rule-texts.ts';
import type { Wiki } from '../wiki.ts';
import { findingList } from './finding-list.tsx';
import { framed } from './frame.tsx';
import { command, healthPath, nameOf, noneOf, ruleAddress, ruleReport } from './health-rule.tsx';
import { nowhere } from './navigation.tsx';
import type { FrameOptions, Markup, Page } from './page.ts';
import { counted, figure } from './phrases.ts';
import { gravest, tally } from './severities.ts';

export interface HealthAsked {
  /** `wiki.health()` */
  readonly findings: readonly Finding[];
  /** `rule`: all findings of that rule; then `q`: what their path contains; `page`: page of the list. */
  readonly params: URLSearchParams;
}

/** Findings shown of each rule. */
const firstFew = 5;

/** The rules of this page, in their order. */
const told = rules.filter(rule => rule !== 'missing-page');

export function healthPage(wiki: Wiki, { findings, params }: HealthAsked, options: FrameOptions): Page {
  const asked = told.find(rule => rule === params.get('rule'));
  return framed({
    wiki,
    options,
    status: 200,
    title: asked === undefined ? 'Health' : ruleTexts[asked].title,
    noindex: false,
    description: `What could be mended in the notes of ${wiki.title}, with the place of each finding.`,
    place: { ...nowhere, address: healthPath },
    source: null,
    wide: true,
    aside: null,
    main:
      asked === undefined ? overview(wiki, findings, options) : ruleReport(wiki, asked, { findings, params }, options),
  });
}

function overview(wiki: Wiki, all: readonly Finding[], options: FrameOptions): Markup {
  const findings = grouped(all);
  const broken = told.flatMap(rule => findings.get(rule) ?? []);
  return (
    <>
      <header class="bl-head bl-plain">
        <h1>Health</h1>
        {summary(wiki, broken)}
      </header>
      {broken.length < 2 ? null : jumps(broken)}
      {broken.map(each => card(wiki, each, options))}
      {fine(told.filter(rule => !findings.has(rule) && wiki.severity(rule) !== 'off'))}
      {off(told.filter(rule => wiki.severity(rule) === 'off'))}
    </>
  );
}

/** A rule and what it found. */
interface Broken {
  readonly rule: Rule;
  readonly findings: readonly Finding[];
}

function grouped(findings: readonly Finding[]): ReadonlyMap<Rule, Broken> {
  const byRule = new Map<Rule, { rule: Rule; findings: Finding[] }>();
  for (const finding of findings) {
    const { rule } = finding;
    const known = byRule.get(rule);
    if (known === undefined) byRule.set(rule, { rule, findings: [finding] });
    else known.findings.push(finding);
  }
  return byRule;
}

function summary(wiki: Wiki, broken: readonly Broken[]): Markup {
  const { notes, links, attachments } = wiki.counts();
  const all = broken.flatMap(({ findings }) => findings);
  const missing = wiki.missing().length;
  return (
    <>
      <p class="bl-lead">
        {all.length === 0
          ? 'Nothing to mend.'
          : `${tally(all)} in ${counted(new Set(all.map(({ path }) => path)).size, 'file')}.`}{' '}
        Checked {counted(notes, 'note')}, {counted(links, 'link')} and {counted(attachments, 'attachment')}.
      </p>
      <p class="bl-lead">
        {missing === 0 ? (
          'No page is missing.'
        ) : (
          <>
            <a href="/missing">{counted(missing, 'missing page')}</a> {missing === 1 ? 'has' : 'have'} a report of{' '}
            {missing === 1 ? 'its' : 'their'} own.
          </>
        )}{' '}
        All findings as <a href="/api/check.json">JSON</a>.
      </p>
    </>
  );
}

function jumps(broken: readonly Broken[]): Markup {
  return (
    <nav class="bl-tools" aria-label="Reports with findings">
      <ul class="bl-pills">
        {broken.map(({ rule, findings }) => (
          <li>
            <a class="bl-pill" href={`#bl-${rule}`}>
              {ruleTexts[rule].title} <span class="bl-count">{figure(findings.length)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function card(wiki: Wiki, { rule, findings }: Broken, options: FrameOptions): Markup {
  const { title, meaning, mend } = ruleTexts[rule];
  return (
    <section class="bl-card bl-rule" aria-labelledby={`bl-${rule}`}>
      <h2 id={`bl-${rule}`} tabindex="-1">
        {title} <span class={`bl-count bl-${gravest(findings)}`}>{tally(findings)}</span>
      </h2>
      <p>
        {meaning} {mend}
      </p>
      {findingList(wiki, findings.slice(0, firstFew), options, false)}
      <div class="bl-more-of">
        {findings.length > firstFew ? <a href={ruleAddress(rule)}>All {figure(findings.length)} of them</a> : null}
        {command(rule)}
      </div>
    </section>
  );
}

/** What was looked for and not found, in a few lines. */
function fine(without: readonly Rule[]): Markup {
  if (without.length === 0) return null;
  return (
    <section class="bl-fine" aria-labelledby="bl-fine">
      <h2 id="bl-fine">In order</h2>
      <ul>
        {without.map(rule => (
          <li>{noneOf(rule)}</li>
        ))}
      </ul>
    </section>
  );
}

/** What the settings say not to look for. */
function off(without: readonly Rule[]): Markup {
  if (without.length === 0) return null;
  return (
    <p class="bl-quiet">
      Not looked for, as <code>backlit.json</code> says: {without.map(nameOf).join(', ')}.
    </p>
  );
}
