import { expect, test } from 'vitest';
import { unfitness } from '../../lib/reports/new-name.ts';
import { newCommand } from '../../lib/reports/shell.ts';

test.each(['Event Loop', 'a/b c', 'v1.2 notes', 'a[b]c', 'a^b', '-f', 'constructor', '交换机', '$(id)', 'x.md', '😀'])(
  '%s can be the name of a note',
  name => {
    expect(unfitness(name)).toBeNull();
  },
);

test.each([
  ['', 'a part of it is empty'],
  ['a//b', 'a part of it is empty'],
  ['a/', 'a part of it is empty'],
  ['a/.md', 'a part of it is empty'],
  ['../a', 'it leads out of the vault'],
  ['a/../../b', 'it leads out of the vault'],
  ['/etc/passwd', 'names begin at the root of the vault, without a slash'],
  ['.git/config', 'what begins with a dot is not read'],
  ['a/ .hidden', 'what begins with a dot is not read'],
  ['node_modules/a', 'node_modules is not read'],
  ['a#b', 'a link cannot hold “#”'],
  ['a|b', 'a link cannot hold “|”'],
  ['a\\b', 'a link cannot hold “\\”'],
  ['a]]b', 'a link cannot hold “]]”'],
  ['%%a', 'a link cannot hold “%%”'],
  ['[a', 'a link cannot begin with “[”'],
  ['a]', 'a link cannot end with “]”'],
  ['a\nb', 'it holds a control character'],
  ['a\u001b[2Jb', 'it holds a control character'],
])('%j cannot: %s', (name, reason) => {
  expect(unfitness(name)).toBe(reason);
});

test.each([
  ['Event Loop', 'npx backlit new "Event Loop"'],
  ['-f', 'npx backlit new -- "-f"'],
  ['Well! Yes', 'npx backlit new "Well! Yes"'],
])('the command for %s', (name, command) => {
  expect(newCommand(name)).toBe(command);
});

test.each(['$(id)', '`id`', 'a"b', '%PATH%', 'a“b', 'hist!ory', '../a'])('no command for %s', name => {
  expect(newCommand(name)).toBeNull();
});
