/** Texts that would keep the parser busy are refused; what people write, and much more of it, is not. */
import { expect, test } from 'vitest';
import { tooComplex } from '../../lib/markdown/limits.ts';

/** So many characters of a repeated piece. */
const much = (piece: string, size = 100_000): string => piece.repeat(Math.ceil(size / piece.length));

test.each([
  ['quotations in quotations', much('>', 10_000)],
  ['the same with blanks', much('> ', 10_000)],
  ['lists in lists', much('- ', 10_000)],
  ['numbered ones', much('1. ', 10_000)],
  ['footnotes in footnotes', much('[^a]: ', 10_000)],
  ['lists in lists, line by line', Array.from({ length: 200 }, (_, i) => `${'  '.repeat(i)}- a\n`).join('')],
  ['opening brackets', much('[', 10_000)],
  ['closing brackets', much(']')],
  ['links begun', much('[a](')],
  ['wiki links begun', much('[[a] ')],
  ['images in images', `${much('![', 3_000)}a${much('](b)', 6_000)}`],
  ['emphasis that closes', much('a* ')],
  ['emphasis of two kinds', much('*a_ ')],
  ['strikethrough', much('~~a~~ ')],
  ['a line of marks', much('*', 20_000)],
  ['HTML comments begun', much('a <!-- ')],
  ['instructions begun', much('a <? ')],
  ['dollar signs', much('$a$ ')],
  ['escapes', much('\\[')],
  ['underlined headings', much('a\n=\n')],
  ['definitions', Array.from({ length: 5_000 }, (_, i) => `[r${i}]: b`).join('\n')],
  ['footnotes', Array.from({ length: 5_000 }, (_, i) => `[^${i}]: b`).join('\n\n')],
  ['quotations one after the other', much('> a\n\n')],
  ['lazy lines', `> ${much('a\n')}`],
  ['lists and paragraphs in turn', much('- a\n\nb\n\n')],
  ['comments that containers end', much('> %%\n\n')],
  ['code that containers end', much('> ```\n\n')],
  ['wide tables with empty rows', `${much('|a', 600)}|\n${much('|-', 600)}|\n${much('|\n')}`],
  ['an address and its punctuation', `http://a.b/${much('.', 10_000)}a`],
  ['carriage returns alone', much('> a\r\r')],
])('%s', (_, text) => {
  expect(tooComplex(text)).toBe(true);
});

test.each([
  ['a list of 5,000 links', much('- [[a note]]\n')],
  ['a paragraph of 1,000 links', much('[[a]] and [b](c.md), ', 20_000)],
  ['a table of 4,000 rows', `| a | b |\n|---|---|\n${much('| *c* | [[d]] |\n', 60_000)}`],
  ['a list of tasks', much('- [ ] a task\n')],
  ['prose', much('Some *words* of `prose` with a [[link]].\n\n', 1_000_000)],
  ['one long line', much('word ', 1_000_000)],
  ['code', `\`\`\`js\n${much('if (a[i] === "b") { c[d] = [e, f]; }\n')}\`\`\``],
  ['twenty quotations deep', `${'> '.repeat(20)}a`],
  ['a separator now and then', much('text\n\n---\n\n')],
  ['HTML', much('<details>\n<summary>a</summary>\n\nb\n\n</details>\n\n', 60_000)],
])('not %s', (_, text) => {
  expect(tooComplex(text)).toBe(false);
});
