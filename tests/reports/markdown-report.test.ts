import fc from 'fast-check';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { expect, test } from 'vitest';
import type { Finding } from '../../lib/model.ts';
import { markdownReport } from '../../lib/reports/markdown-report.ts';
import { markdownText } from '../../lib/reports/markdown-text.ts';
import { anyFindings, found } from './found.ts';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

const tree = (markdown: string): Node => remark().use(remarkGfm).parse(markdown);
const treeWithLinks = (markdown: string): Node =>
  remark().use(remarkGfm).runSync(remark().use(remarkGfm).parse(markdown));
const textOf = ({ value = '', children = [] }: Node): string => value + children.map(textOf).join('');
const typesOf = ({ type, children = [] }: Node): readonly string[] => [type, ...children.flatMap(typesOf)];
const visible = (text: string): string => text.replaceAll('\u200b', '');

function report(findings: readonly Finding[], fits: (line: string) => boolean = () => true, told = findings): string {
  const options = { headline: 'found', pathOf: (path: string) => path, addressOf: () => null, fits };
  return Array.from(markdownReport(findings, told, options), line => `${line}\n`).join('');
}

test('counts by rule, then a table a file', () => {
  const findings = [
    found({ line: 2, column: 3, hint: 'Write it.' }),
    found({ path: 'b.md', rule: 'orphan', severity: 'info', message: 'Nothing links to this note.' }),
  ];
  expect(report(findings)).toBe(`## Backlit: found

| Rule | | Severity | Problems |
|---|---|---|--:|
| Missing pages | \`missing-page\` | error | 1 |
| Orphans | \`orphan\` | info | 1 |

### a.md

| Place | Problem | Rule |
|---|---|---|
| 2:3 | **error** No note is called “gone”. Write it. | \`missing-page\` |

### b.md

| Place | Problem | Rule |
|---|---|---|
| 1:1 | **info** Nothing links to this note. | \`orphan\` |
`);
});

test('a place leads to its line where there is an address', () => {
  const options = {
    headline: 'found',
    pathOf: (path: string) => `notes/${path}`,
    addressOf: (path: string, line: number) => `https://example.org/${path}#L${line}`,
    fits: () => true,
  };
  expect([...markdownReport([found({ line: 7 })], [found({ line: 7 })], options)].at(-1)).toBe(
    '| [7:1](https://example.org/a.md#L7) | **error** No note is called “gone”. | `missing-page` |',
  );
});

test('nobody is mentioned, nothing is referred to, nothing is markup', () => {
  for (const text of [
    '@user and @org/team',
    '#1, !2, ~label, %3, $4, &5, GH-6, org/repo#7, org/repo@abcdef0',
    '<b>bold</b> <img src=x onerror=alert(1)> <!-- -->',
    '**a** _b_ ~~c~~ `d` [e](f) ![g](h) [[i]] ==j== $k$ ^l',
    'https://example.org www.example.org me@example.org mailto:me@example.org ftp://example.org',
    ':tada: | pipe \\| escaped &amp; &#64;user',
    '# heading #',
  ]) {
    const markdown = `| a |\n|---|\n| ${markdownText(text)} |\n`;
    expect(new Set(typesOf(treeWithLinks(markdown)))).toEqual(
      new Set(['root', 'table', 'tableRow', 'tableCell', 'text']),
    );
    const shown = textOf(tree(markdown)).slice(1);
    expect(visible(shown)).toBe(text);
    // What those sites look for in the text that is shown.
    expect(shown).not.toMatch(/[@#!%$~&]\w|\bGH-\d|:\w+:|(?:http|ftp)s?:\/\/|mailto:\w|www\.\w/);
  }
});

test('whatever the notes say, every finding is a row of its table', () => {
  fc.assert(
    fc.property(anyFindings, findings => {
      const rows = (tree(report(findings).toWellFormed()).children ?? [])
        .filter(({ type }) => type === 'table')
        .slice(1)
        .flatMap(({ children = [] }) => children.slice(1));
      expect(rows).toHaveLength(findings.length);
      for (const { children = [] } of rows) expect(children).toHaveLength(3);
    }),
  );
});

test('where there is no more room it ends, and says what is left', () => {
  const findings = [found(), found({ line: 2 }), found({ path: 'b.md' })];
  let room = 7;
  const cut = report(findings, () => room-- > 0);
  expect(cut.match(/^\| \d+:\d+ \|/gm)).toHaveLength(2);
  expect(cut).not.toContain('b.md');
  expect(cut).toMatch(/\n\*1 more problem is not listed here\.\*\n$/);
  expect(report(findings, () => true, [])).toMatch(/\n\*3 more problems are not listed here\.\*\n$/);
});
