import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../../lib/model.ts';
import { baselineText, compare, parseBaseline, updated, type Baseline } from '../../lib/reports/baseline.ts';
import { anyFindings, found } from './found.ts';

function parsed(text: string): Baseline {
  const baseline = parseBaseline(text);
  if ('fault' in baseline) throw new Error(baseline.fault);
  return baseline;
}

const written = (findings: readonly Finding[], before: Baseline = []): Baseline =>
  parsed(baselineText(updated(before, findings)));

test('a finding a line, sorted, equal ones counted, no line numbers', () => {
  const findings = [
    found({ path: 'b.md', target: null, rule: 'orphan' }),
    found({ line: 7 }),
    found({ target: 'A\u202e“' }),
    found({ line: 9 }),
  ];
  expect(baselineText(updated([], findings))).toBe(`{"tool":"backlit check","version":1,"findings":[
{"rule":"missing-page","path":"a.md","target":"A\\u202e“","count":1},
{"rule":"missing-page","path":"a.md","target":"gone","count":2},
{"rule":"orphan","path":"b.md","target":null,"count":1}
]}
`);
});

test('what was found is known from then on, whatever moves and however it is worded', () => {
  fc.assert(
    fc.property(anyFindings, findings => {
      const moved = findings.map(finding => ({ ...finding, line: finding.line + 3, message: 'Anew.', hint: null }));
      expect(compare(moved, written(findings))).toEqual({ fresh: [], known: findings.length, gone: 0 });
    }),
  );
});

test('one mended is gone, one more is new, and nothing else', () => {
  fc.assert(
    fc.property(anyFindings, fc.nat(), (findings, seed) => {
      const baseline = written(findings);
      const added = found({ path: 'new.md', target: 'never seen before' });
      expect(compare([...findings, added], baseline)).toEqual({ fresh: [added], known: findings.length, gone: 0 });
      if (findings.length === 0) return;
      const place = seed % findings.length;
      const twice = [...findings, findings[place] as Finding];
      expect(compare(twice, baseline)).toMatchObject({ fresh: [findings[place]], known: findings.length, gone: 0 });
      const mended = findings.filter((_, index) => index !== place);
      expect(compare(mended, baseline)).toEqual({ fresh: [], known: mended.length, gone: 1 });
    }),
  );
});

test('the same findings in any order make the same file', () => {
  fc.assert(
    fc.property(
      anyFindings.chain(findings =>
        fc.tuple(fc.constant(findings), fc.shuffledSubarray([...findings], { minLength: findings.length })),
      ),
      ([findings, shuffled]) => {
        expect(baselineText(updated([], shuffled))).toBe(baselineText(updated([], findings)));
      },
    ),
  );
});

test('no target stands before an empty one', () => {
  const findings = [found({ target: '' }), found({ target: null })];
  expect(baselineText(updated([], findings))).toBe(baselineText(updated([], findings.toReversed())));
});

test('rules that are not asked for are left alone', () => {
  const missing = found();
  const orphan = found({ rule: 'orphan', target: null });
  const baseline = written([missing, orphan]);
  const asked = (rule: string): boolean => rule === 'orphan';
  expect(compare([], baseline, asked)).toEqual({ fresh: [], known: 0, gone: 1 });
  expect(updated(baseline, [], asked)).toEqual(written([missing]));
  expect(updated(baseline, [orphan, orphan], asked)).toEqual(written([missing, orphan, orphan]));
});

test('a file that holds something else is refused; a broken baseline is known for one', () => {
  const good = baselineText(updated([], [found()]));
  const faults = {
    'it is not valid JSON': [`<<<<<<< ours\n${good}`, true],
    'it was not written by backlit check': ['{"name":"backlit"}', false],
    'it is of another version of Backlit': [good.replace('"version":1', '"version":2'), false],
    'it holds no list of findings': ['{"tool":"backlit check","version":1}', true],
    'its finding 1 cannot be understood': [good.replace('"count":1', '"count":0'), true],
  } as const;
  for (const [fault, [text, ours]] of Object.entries(faults)) expect(parseBaseline(text)).toEqual({ fault, ours });
  expect(parseBaseline('# Notes')).toMatchObject({ ours: false });
  expect(parseBaseline('[]')).toMatchObject({ ours: false });
  expect(parseBaseline('')).toMatchObject({ ours: true });
  expect(parseBaseline(`\ufeff${JSON.stringify(JSON.parse(good), null, 2)}`)).toEqual(updated([], [found()]));
});
