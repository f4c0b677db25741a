import fc from 'fast-check';
import yaml from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../lib/markdown/front-matter.ts';
import { readPlainYaml } from '../../lib/markdown/yaml.ts';

describe('the plain reader gives what YAML gives, or nothing', () => {
  const scalar = fc.constantFrom(
    'word',
    'two words',
    '"quoted"',
    "'single'",
    '12',
    '0',
    '007',
    '1.5',
    'true',
    'null',
    '~',
    '',
    '2026-01-15',
    '[a, b]',
    '[]',
    'a: b',
    'a #b',
    '- x',
    '[[a]]',
    '"[[a]]"',
    '{a: 1}',
    '|',
    '>',
    '&x',
    '*x',
    '!t',
    'é',
    '# c',
    '+1',
    '0x1f',
    '.inf',
    'no',
    'a,b',
    "it's",
    '"a\\n"',
    '[a b, "c"]',
    'x:',
    '%',
  );
  const line = fc.oneof(
    fc
      .tuple(fc.constantFrom('a', 'b', 'two words', 'ключ', 'Key_1', 'true'), scalar)
      .map(([key, value]) => `${key}: ${value}`),
    fc.tuple(fc.constantFrom('', ' ', '  '), scalar).map(([indent, value]) => `${indent}- ${value}`),
    fc.constantFrom('', '# comment', '  # comment', 'bare', '  more', 'a:', 'b:'),
  );

  test('on generated lines', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), lines => {
        const source = lines.join('\n');
        const plain = readPlainYaml(source);
        if (plain === null) return;
        const whole = yaml.load(source, { schema: yaml.CORE_SCHEMA });
        expect(Object.fromEntries(plain), source).toEqual(whole ?? {});
      }),
      { numRuns: 5000 },
    );
  });
});

test('nothing but YAML is read, and nothing is run', () => {
  for (const language of ['js', 'javascript', ' js', 'coffee', 'toml', 'json', 'constructor', 'toString']) {
    const matter = readFrontMatter(`---${language}\n(globalThis.ran = true)\n---\nbody`);
    expect(matter.flaw?.detail, language).toContain('only YAML');
    expect(matter.properties).toEqual([]);
  }
  expect('ran' in globalThis).toBe(false);
});

test('the same broken text has the same flaw each time', () => {
  const text = '---\na: [\n---\nbody';
  expect(readFrontMatter(text).flaw).toEqual(readFrontMatter(text).flaw);
  expect(readFrontMatter(text).flaw).not.toBeNull();
});

test('aliases that multiply cost nothing', () => {
  const levels = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (let i = 0; i < 20; i++) {
    const [above, name] = [String.fromCharCode(97 + i), String.fromCharCode(98 + i)];
    levels.push(`${name}: &${name} [${Array(9).fill(`*${above}`).join(', ')}]`);
  }
  const { properties } = readFrontMatter(`---\n${levels.join('\n')}\n---\n`);
  expect(JSON.stringify(properties).length).toBeLessThan(10_000);
});

test('no key reaches a prototype', () => {
  const { properties } = readFrontMatter('---\n__proto__:\n  polluted: yes\nconstructor: x\n---\n');
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(properties.some(({ key }) => key === 'constructor')).toBe(true);
});

test('structure that holds itself, or nothing, comes to an end', () => {
  const lists = ['a: &a [[], [], [], []]'];
  for (let i = 0; i < 20; i++) {
    const [above, name] = [String.fromCharCode(97 + i), String.fromCharCode(98 + i)];
    lists.push(`${name}: &${name} [${Array(9).fill(`*${above}`).join(', ')}]`);
  }
  const { properties } = readFrontMatter(`---\nself: &self [1, *self]\n${lists.join('\n')}\n---\n`);
  expect(properties[0]).toEqual({ key: 'self', value: [1, '[1, [1, [1, …]]]'] });
  expect(JSON.stringify(properties).length).toBeLessThan(200_000);
});

test('structure is no alias and no tag', () => {
  const { properties } = readFrontMatter('---\naliases: [[a], {b: c}, d]\ntags: [[e], f]\n---\n');
  expect(properties.map(({ value }) => value)).toEqual([
    [null, null, 'd'],
    [null, 'f'],
  ]);
});

test('keys that are numbers keep their place', () => {
  const { properties } = readFrontMatter('---\nb: 1\n"10": 2\n2026 : 3\n"a.b*": 4\n---\n');
  expect(properties.map(({ key }) => key)).toEqual(['b', '10', '2026', 'a.b*']);
});
