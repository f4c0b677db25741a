import Ajv from 'ajv';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import type { FileId, Finding } from '../../lib/model.ts';
import { ordinals } from '../../lib/reports/fingerprints.ts';
import { rules } from '../../lib/reports/findings.ts';
import { jsonText } from '../../lib/reports/json-text.ts';
import { mostResults, sarifDocument, type SarifOptions } from '../../lib/reports/sarif.ts';
import { anyFindings, found } from './found.ts';

const { resolve } = createRequire(import.meta.url);
const json = (path: string): object => JSON.parse(readFileSync(resolve(path), 'utf8')) as object;

/** The schema of the standard, as Microsoft ships it with its matchers. */
const isSarif = new Ajv({ schemaId: 'auto', format: 'full' })
  .addMetaSchema(json('ajv/lib/refs/json-schema-draft-04.json'))
  .compile(json('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));

interface Sarif {
  runs: [
    {
      tool: { driver: { rules: { id: string; defaultConfiguration: { level: string } }[] } };
      invocations: [{ toolExecutionNotifications: { message: { text: string } }[] }];
      originalUriBaseIds: Record<string, { uri: string }>;
      results: {
        ruleId: string;
        ruleIndex: number;
        level: string;
        message: { text: string };
        locations: [{ physicalLocation: { artifactLocation: { uri: string; uriBaseId: string }; region: object } }];
        partialFingerprints: Record<string, string>;
        baselineState?: string;
      }[];
    },
  ];
}

function sarif(findings: readonly Finding[], options: Partial<SarifOptions> = {}): Sarif {
  const document = sarifDocument(findings, {
    version: '1.2.3',
    root: 'file:///home/me/wiki/',
    pathOf: path => `notes/${path}`,
    ordinalOf: ordinals(findings),
    fresh: false,
    ...options,
  });
  return JSON.parse(Array.from(jsonText(document)).join('')) as Sarif;
}

test('the schema tells SARIF from what is not', () => {
  const document = sarif([found()]);
  expect([isSarif(document), isSarif.errors]).toEqual([true, null]);
  const [run] = document.runs;
  for (const broken of [
    { ...document, version: '2' },
    { ...document, runs: [{ ...run, results: [{ ruleId: 'x' }] }] },
    { ...document, runs: [{ ...run, unknown: 1 }] },
  ]) {
    expect(isSarif(broken)).toBe(false);
  }
});

test('whatever the notes say, it is valid', () => {
  fc.assert(
    fc.property(anyFindings, fc.boolean(), (findings, fresh) => {
      const document = sarif(findings, { fresh });
      expect([isSarif(document), isSarif.errors]).toEqual([true, null]);
      expect(document.runs[0].results).toHaveLength(findings.length);
    }),
    { numRuns: 30 },
  );
});

test('every rule is described, and every result finds its own', () => {
  const [{ tool, results }] = sarif(rules.map(rule => found({ rule, severity: 'info' }))).runs;
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(rules);
  expect(results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex]?.id)).toEqual(rules);
  expect(tool.driver.rules.find(({ id }) => id === 'orphan')?.defaultConfiguration).toEqual({ level: 'note' });
});

test('a result: its words, its place below the project, its suggestions', () => {
  const suggestions = [{ path: 'b c.md' as FileId, kind: 'one-edit' as const, reason: 'one letter apart' }];
  const finding = found({
    path: 'ü/a: 1%.md',
    line: 3,
    column: 7,
    endLine: 4,
    endColumn: 2,
    hint: 'Mend it.',
    suggestions,
  });
  const [{ results, originalUriBaseIds }] = sarif([finding]).runs;
  expect(originalUriBaseIds).toEqual({ PROJECTROOT: { uri: 'file:///home/me/wiki/' } });
  expect(results).toMatchObject([
    {
      ruleId: 'missing-page',
      level: 'error',
      message: { text: 'No note is called “gone”. Mend it.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'notes/%C3%BC/a%3A%201%25.md', uriBaseId: 'PROJECTROOT' },
            region: { startLine: 3, startColumn: 7, endLine: 4, endColumn: 2 },
          },
        },
      ],
      relatedLocations: [
        {
          id: 1,
          physicalLocation: { artifactLocation: { uri: 'notes/b%20c.md' } },
          message: { text: 'one letter apart' },
        },
      ],
    },
  ]);
});

test('fingerprints differ, and stay when lines and words change', () => {
  const fingerprints = (findings: readonly Finding[]): readonly string[] =>
    sarif(findings).runs[0].results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
  const before = [
    found(),
    found({ line: 2 }),
    found({ target: 'other' }),
    found({ rule: 'orphan' }),
    found({ path: 'b.md' }),
  ];
  expect(new Set(fingerprints(before)).size).toBe(before.length);
  const moved = before.map(finding => ({
    ...finding,
    line: finding.line + 9,
    endLine: 99,
    message: 'Anew.',
    hint: 'So.',
  }));
  expect(fingerprints(moved)).toEqual(fingerprints(before));
});

test('what a baseline does not know is new; without one nothing is said of it', () => {
  expect(sarif([found()], { fresh: true }).runs[0].results[0]?.baselineState).toBe('new');
  expect(sarif([found()]).runs[0].results[0]).not.toHaveProperty('baselineState');
});

test('of more findings than GitHub takes, the most severe are told, in their order, and it is said', () => {
  const many = Array.from({ length: mostResults + 10 }, (_, line) =>
    found({ line: line + 1, severity: line % 100 === 99 ? 'error' : line < 50 ? 'info' : 'warning' }),
  );
  const [{ results, invocations }] = sarif(many).runs;
  expect(results).toHaveLength(mostResults);
  const lines = results.map(
    ({ locations: [{ physicalLocation }] }) => (physicalLocation.region as { startLine: number }).startLine,
  );
  expect(lines).toEqual([...lines].sort((a, b) => a - b));
  expect(results.filter(({ level }) => level === 'error')).toHaveLength(250);
  expect(results.filter(({ level }) => level === 'note')).toHaveLength(40);
  expect(invocations[0].toolExecutionNotifications[0]?.message.text).toBe(
    'These are the 25000 most severe of 25010 results: a file with more would be refused.',
  );
});
