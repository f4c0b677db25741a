/** What may stand in `backlit.json`, and what is said of what may not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonFault, parseJson, plainValue } from '../../lib/vault/json.ts';
import { violations, type Schema } from '../../lib/vault/schema.ts';
import { settingsOf } from '../../lib/wiki.ts';
import { writeVault } from '../vault.ts';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../backlit.schema.json'), 'utf8')) as Schema;

/** What is wrong with a file, in words: the message, then the hint. */
function wrong(settings: string): readonly string[] {
  try {
    settingsOf(writeVault(new Map([['backlit.json', settings]])));
    return [];
  } catch (error) {
    const { code, message, hint } = error as { code: string; message: string; hint: string | null };
    expect(code).toBe('bad-settings');
    return hint === null ? [message] : [message, ...hint.split('\n')];
  }
}

/** The hint where nothing is near. */
const all: string = expect.stringMatching(/^There are \$schema, title, .*, why\.$/);

describe('what is wrong is told with its place and what may have been meant', () => {
  test.each([
    ['{ "linkorder": "text-first" }', '“linkorder” is no setting (backlit.json:1:3)', 'Did you mean “linkOrder”?'],
    ['{\n  "titel": "x"\n}', '“titel” is no setting (backlit.json:2:3)', 'Did you mean “title”?'],
    ['{ "__proto__": {} }', '“__proto__” is no setting (backlit.json:1:3)', all],
    ['{ "constructor": 1 }', '“constructor” is no setting (backlit.json:1:3)', all],
    ['{ "serve": { "prot": 1 } }', '“serve” has no “prot” (backlit.json:1:14)', 'Did you mean “port”?'],
    ['{ "title": 1 }', '“title” must be a text, not a number (backlit.json:1:12)', 'Give a text that is not blank.'],
    ['{ "title": " " }', '“title” cannot be “ ” (backlit.json:1:12)', 'Give a text that is not blank.'],
    ['[]', 'the file must be an object, not a list (backlit.json:1:1)'],
    [
      '{ "lang": "de_DE" }',
      '“lang” cannot be “de_DE” (backlit.json:1:11)',
      'Give a language tag, such as en, de-CH or zh-Hant.',
    ],
    ['{ "linkOrder": "text" }', '“linkOrder” cannot be “text” (backlit.json:1:16)', 'Did you mean “text-first”?'],
    ['{ "editor": "vscoed" }', '“editor” cannot be “vscoed” (backlit.json:1:13)', 'Did you mean “vscode”?'],
    ['{ "rules": { "orphans": "off" } }', '“rules” has no “orphans” (backlit.json:1:14)', 'Did you mean “orphan”?'],
    [
      '{ "rules": { "orphan": "warn" } }',
      '“rules.orphan” cannot be “warn” (backlit.json:1:24)',
      'It can be error, warning, info or off.',
    ],
    [
      '{ "ignore": ["a", 2] }',
      '“ignore[1]” must be a text, not a number (backlit.json:1:19)',
      'Give one pattern, as on a line of .gitignore.',
    ],
    [
      '{ "serve": { "port": 65536 } }',
      '“serve.port” cannot be 65536 (backlit.json:1:22)',
      'A port is a number from 0 to 65535.',
    ],
    [
      '{ "serve": { "port": 1.5 } }',
      '“serve.port” must be a whole number, not a number (backlit.json:1:22)',
      'A port is a number from 0 to 65535.',
    ],
    ['', 'it ends too soon (backlit.json:1:1)'],
    ['{ "title": "x", }', 'there is a comma too many before “}” (backlit.json:1:15)'],
    ['{ "ignore": ["x",] }', 'there is a comma too many before “]” (backlit.json:1:17)'],
    ['{ // title\n}', 'JSON has no comments (backlit.json:1:3)', 'Take the comment out.'],
    ['{ "title": /* x */ "x" }', 'JSON has no comments (backlit.json:1:12)', 'Take the comment out.'],
    ['{ title: "x" }', 'a key stands between double quotes (backlit.json:1:3)', 'Write it as "title".'],
    ["{ 'title': 'x' }", 'texts stand between double quotes, not single ones (backlit.json:1:3)'],
    ['{ "title": yes }', 'a text stands between double quotes (backlit.json:1:12)', 'Write it as "yes".'],
    ['{ "title": "x" "lang": "en" }', 'a comma or “}” is missing (backlit.json:1:16)'],
    ['{ "title" "x" }', 'a colon is missing after “title” (backlit.json:1:11)'],
    ['{ "title": "x", "title": "y" }', '“title” is given twice (backlit.json:1:17)'],
    ['{ "title": "x" } }', 'something follows after the end (backlit.json:1:18)'],
    [
      '{ "title": "C:\\q" }',
      'this text does not end on its line, or holds a backslash that means nothing (backlit.json:1:12)',
      'A backslash in a text is written twice.',
    ],
  ])('%s', (settings, ...told) => expect(wrong(settings)).toEqual(told));

  test('all that is wrong at once', () => {
    expect(wrong('{\n "titel": 1,\n "lang": 2\n}')).toEqual([
      '“titel” is no setting (backlit.json:2:2)',
      'Did you mean “title”?',
      '“lang” must be a text, not a number (backlit.json:3:10). Give a language tag, such as en, de-CH or zh-Hant.',
    ]);
  });

  test('nothing that a terminal would obey', () => {
    expect(wrong('{ "\\u001b[31m": 1 }')).toEqual(['“\ufffd[31m” is no setting (backlit.json:1:3)', all]);
  });

  test('an editor is none that runs a script, whatever it is called', () => {
    for (const editor of [
      'javascript://%0aalert(1)//{path}',
      'data://x{path}',
      'JavaScript://{path}',
      'x:{path}',
      'x://y',
    ]) {
      expect(wrong(JSON.stringify({ editor }))[0]).toContain('“editor” cannot be');
    }
  });

  test('nothing is wrong with what is right', () => {
    expect(
      wrong('\ufeff{ "$schema": "x", "lang": "zh-Hant-TW-x-private", "editor": "nvim://open?file={path}" }'),
    ).toEqual([]);
  });
});

/** Words that settings are made of, right and wrong. */
const names = [
  ...Object.keys(schema.properties ?? {}),
  'port',
  'host',
  'format',
  'rule',
  'strict',
  'orphan',
  '__proto__',
  'toString',
  'x',
];
const texts = [
  'en',
  'de-CH',
  'de_DE',
  'text-first',
  'vscode',
  'zed://{path}',
  'javascript://{path}',
  'https://x.org/{path}',
  'off',
  'json',
  'csv',
  '#tag',
  '#',
  '# a',
  ' ',
  '',
  '!',
  'a.md',
  'orphan',
  '\n',
  '😀',
];
const value = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<unknown>(...texts, 0, 3000, 65_536, -1, 1.5, 1e21, true, false, null) },
    { weight: 1, arbitrary: fc.string() },
    { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    {
      weight: 4,
      arbitrary: fc.array(fc.tuple(fc.constantFrom(...names), tie('value')), { maxLength: 4 }).map(Object.fromEntries),
    },
  ),
})).value;
/** Mostly what is right, now and then anything. */
const mostly = (...right: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...right) }, { weight: 1, arbitrary: value });
const some = (keys: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> => {
  const entries = Object.entries(keys).map(([key, each]) => each.map(chosen => [key, chosen] as const));
  return fc.array(fc.oneof(...entries), { maxLength: 3 }).map(chosen => Object.fromEntries(chosen));
};
const settings = some({
  title: mostly('Notes', '😀'),
  lang: mostly('en', 'zh-Hant'),
  editor: mostly('vscode', 'zed://{path}', 'javascript://{path}'),
  editUrl: mostly('https://x.org/{path}', 'https://x.org/'),
  linkOrder: mostly('text-first'),
  rules: some({ orphan: mostly('off'), island: mostly('error', 'of'), orphans: mostly('off') }),
  ignore: mostly(['a/', '*.md'], [], ['']),
  wanted: mostly(['a', '#b'], ['#']),
  serve: some({ port: mostly(0, 65_535, 65_536, 1.5, -1), host: mostly('::1', ''), open: mostly(true) }),
  check: some({ format: mostly('sarif', 'csv'), rule: mostly(['orphan'], ['orphans']), max: mostly(1, -1) }),
});

test('takes exactly what another validator takes', () => {
  const isValid = new Ajv({ schemaId: 'auto', unknownFormats: 'ignore', logger: false }).compile(schema);
  let taken = 0;
  fc.assert(
    fc.property(fc.oneof(settings, value), document => {
      const text = JSON.stringify(document);
      const valid = isValid(JSON.parse(text));
      if (valid && text !== '{}') taken++;
      expect(violations(parseJson(text), schema).length === 0, text).toBe(valid);
    }),
    { numRuns: 3000, seed: 2026 },
  );
  expect(taken).toBeGreaterThan(300);
});

const jsonPieces = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"a"',
  '"b"',
  '"\\u00e9"',
  '"\\x"',
  '"',
  '1',
  '-',
  '-0',
  '01',
  '1.5e3',
  '.5',
  'true',
  'null',
  'nul',
  ' ',
  '\n',
  '\t',
  '\u00a0',
  '//',
  "'a'",
);
const jsonText = fc.oneof(
  fc.array(jsonPieces, { maxLength: 9 }).map(pieces => pieces.join('')),
  fc.json(),
);

test('reads JSON as JSON.parse does, save a key that is given twice', () => {
  fc.assert(
    fc.property(jsonText, text => {
      const mine = attempt(() => plainValue(parseJson(text)));
      const theirs = attempt(() => JSON.parse(text) as unknown);
      if (mine instanceof JsonFault && mine.message.endsWith('is given twice')) return;
      if (theirs instanceof SyntaxError) expect(mine, text).toBeInstanceOf(JsonFault);
      else expect(mine, text).toEqual(theirs);
    }),
    { numRuns: 3000, seed: 2026 },
  );
});

test('nesting that nobody writes ends neither the stack nor the patience', () => {
  expect(attempt(() => parseJson('['.repeat(100_000)))).toMatchObject({ message: 'this is nested too deep' });
});

function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return error;
  }
}
