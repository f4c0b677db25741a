import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import type { Finding } from '../../lib/model.ts';
import { ordinals } from '../../lib/reports/fingerprints.ts';
import { junitText } from '../../lib/reports/junit.ts';
import { anyFindings, found } from './found.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Reads XML as the standard demands: whatever is not well-formed throws. */
function parse(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', text => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return root.children[0] ?? root;
}

function junit(
  findings: readonly Finding[],
  fails = ({ severity }: Finding): boolean => severity === 'error',
): Element {
  const options = { fails, pathOf: (path: string) => `notes/${path}`, ordinalOf: ordinals(findings) };
  return parse(Array.from(junitText(findings, findings.length === 0, options)).join(''));
}

test('the parser refuses what is not well-formed', () => {
  for (const broken of ['<a>\u0000</a>', '<a>\u001b</a>', '<a b="<"/>', '<a>]]></a>', '<a>&b;</a>', '<a>']) {
    expect(() => parse(broken)).toThrow(/^[^]/);
  }
});

test('whatever the notes say, it is well-formed, counts itself right and holds to the common schema', () => {
  const allowed: Readonly<Record<string, readonly string[]>> = {
    testsuites: ['name', 'tests', 'failures', 'errors'],
    testsuite: ['name', 'tests', 'failures', 'errors', 'skipped'],
    testcase: ['name', 'classname', 'time'],
    failure: ['type', 'message'],
    skipped: [],
  };
  fc.assert(
    fc.property(anyFindings, findings => {
      const suites = junit(findings);
      const check = ({ name, attributes, children }: Element): void => {
        expect(Object.keys(attributes)).toEqual(allowed[name]);
        children.forEach(check);
      };
      check(suites);
      const cases = suites.children.flatMap(({ children }) => children);
      expect(cases).toHaveLength(Math.max(1, findings.length));
      expect(suites.attributes.tests).toBe(String(cases.length));
      const failures = cases.filter(({ children }) => children[0]?.name === 'failure').length;
      expect(suites.attributes.failures).toBe(String(failures));
      const sum = (key: string): number =>
        suites.children.reduce((all, { attributes }) => all + Number(attributes[key]), 0);
      expect([sum('tests'), sum('failures')]).toEqual([cases.length, failures]);
    }),
  );
});

test('a suite a file, a case a finding; what does not fail is skipped with its words', () => {
  const suites = junit([
    found({ line: 2, column: 3, hint: 'Write it.' }),
    found({ line: 9, severity: 'warning', message: 'It is odd.', target: null, rule: 'url-collision' }),
    found({ path: 'b.md' }),
  ]);
  expect(suites.attributes).toEqual({ name: 'backlit check', tests: '3', failures: '2', errors: '0' });
  const [first, second] = suites.children;
  expect(first?.attributes).toEqual({ name: 'notes/a.md', tests: '2', failures: '1', errors: '0', skipped: '1' });
  expect(second?.attributes.name).toBe('notes/b.md');
  expect(first?.children.map(({ attributes, children }) => ({ ...attributes, outcome: children[0] }))).toEqual([
    {
      name: 'missing-page “gone”',
      classname: 'notes/a',
      time: '0',
      outcome: {
        name: 'failure',
        attributes: { type: 'error', message: 'No note is called “gone”.' },
        children: [],
        text: 'notes/a.md:2:3: No note is called “gone”.\nWrite it.',
      },
    },
    {
      name: 'url-collision',
      classname: 'notes/a',
      time: '0',
      outcome: { name: 'skipped', attributes: {}, children: [], text: 'warning: notes/a.md:9:1: It is odd.' },
    },
  ]);
});

test('names of cases differ, and stay when lines change', () => {
  const names = (findings: readonly Finding[]): readonly (string | undefined)[] =>
    junit(findings).children.flatMap(({ children }) => children.map(({ attributes }) => attributes.name));
  const before = [found(), found({ line: 2 }), found({ line: 3, target: 'b' })];
  expect(names(before)).toEqual(['missing-page “gone”', 'missing-page “gone” (2)', 'missing-page “b”']);
  expect(names(before.map(finding => ({ ...finding, line: finding.line + 5 })))).toEqual(names(before));
});

test('a vault without problems is a test that has passed', () => {
  const { attributes, children } = junit([]);
  expect(attributes).toMatchObject({ tests: '1', failures: '0' });
  expect(children[0]?.children).toMatchObject([
    { name: 'testcase', attributes: { name: 'no problems' }, children: [] },
  ]);
});

test('problems that are not told are not taken for a vault without any', () => {
  const options = { fails: () => true, pathOf: (path: string) => path, ordinalOf: () => 1 };
  const { attributes, children } = parse(Array.from(junitText([], false, options)).join(''));
  expect([attributes.tests, children]).toEqual(['0', []]);
});
