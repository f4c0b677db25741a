import fc from 'fast-check';
import { expect, test } from 'vitest';
import { annotations } from '../../lib/reports/annotations.ts';
import { anyFindings, found } from './found.ts';

const pathOf = (path: string): string => `notes/${path}`;

/** Reads a line as the runner of GitHub does. */
function understood(line: string): Readonly<Record<string, string | undefined>> {
  const [, command, properties = '', message = ''] = /^::(\w+) (.*?)::(.*)$/s.exec(line) ?? [];
  const decoded = (text: string): string =>
    text.replace(/%(25|0D|0A|3A|2C)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  const pairs = properties
    .split(',')
    .map(pair => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
  const named = Object.fromEntries(pairs.map(([key = '', value = '']) => [key, decoded(value)]));
  return { command, ...named, message: decoded(message) };
}

test('a finding on its line, with what to do', () => {
  const finding = found({ path: 'a, b: c.md', line: 2, column: 3, endLine: 2, endColumn: 8, hint: '100%\r\nsure' });
  expect([...annotations([finding], pathOf)]).toEqual([
    '::error file=notes/a%2C b%3A c.md,line=2,endLine=2,col=3,endColumn=8,title=missing-page::No note is called “gone”.%0A100%25%0D%0Asure',
  ]);
});

test('over several lines there are no columns: GitHub would ignore the place', () => {
  const [line = ''] = annotations([found({ line: 2, endLine: 3, severity: 'warning' })], pathOf);
  expect(line).toMatch(/^::warning file=notes\/a\.md,line=2,endLine=3,title=missing-page::/);
});

test('the first ten, errors before warnings before notices', () => {
  const severities = ['info', 'warning', 'error'] as const;
  const many = Array.from({ length: 21 }, (_, line) => found({ line, severity: severities[line % 3] ?? 'info' }));
  const told = [...annotations(many, pathOf)].map(understood);
  expect(told.map(({ command, line }) => `${command} ${line}`)).toEqual([
    ...[2, 5, 8, 11, 14, 17, 20].map(line => `error ${line}`),
    ...[1, 4, 7].map(line => `warning ${line}`),
  ]);
  expect(understood([...annotations([found({ severity: 'info' })], pathOf)][0] ?? '').command).toBe('notice');
});

test('whatever a note says, it is one command, and says that', () => {
  fc.assert(
    fc.property(anyFindings, findings => {
      for (const finding of findings) {
        const [line = '', ...more] = annotations([finding], pathOf);
        expect(more).toEqual([]);
        expect(line).not.toMatch(/[\r\n]/);
        const message = finding.hint === null ? finding.message : `${finding.message}\n${finding.hint}`;
        expect(understood(line)).toMatchObject({ file: `notes/${finding.path}`, title: finding.rule, message });
      }
    }),
  );
});
