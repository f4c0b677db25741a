/** Findings for tests of what tells them. */
import fc from 'fast-check';
import type { FileId, Finding } from '../../lib/model.ts';
import { rules } from '../../lib/reports/findings.ts';

/** A finding of which only some parts matter. */
export function found(parts: Partial<Omit<Finding, 'path'>> & { readonly path?: string } = {}): Finding {
  const { path = 'a.md', ...rest } = parts;
  return {
    rule: 'missing-page',
    severity: 'error',
    path: path as FileId,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 9,
    message: 'No note is called “gone”.',
    hint: null,
    target: 'gone',
    suggestions: [],
    ...rest,
  };
}

/** Any text at all: controls, lone surrogates, marks of every format. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map(units => String.fromCharCode(...units)),
  fc.constantFrom(']]>', '</failure>', '::error::x', '%0A', '@user #1 GH-2', '<b>&amp;', '`|`', '[a](b)', '\ud800'),
);

const place = fc.record({ line: fc.integer({ min: 1, max: 5 }), column: fc.integer({ min: 1, max: 5 }) });

/** Any list of findings, file by file. */
export const anyFindings: fc.Arbitrary<readonly Finding[]> = fc
  .array(
    fc
      .tuple(
        place,
        fc.record({
          rule: fc.constantFrom(...rules),
          severity: fc.constantFrom('error' as const, 'warning' as const, 'info' as const),
          path: fc.oneof(
            fc.constantFrom('a.md', 'b.md', 'folder/c d.md'),
            anyText.filter(text => text !== ''),
          ),
          message: anyText,
          hint: fc.option(anyText),
          target: fc.option(fc.oneof(fc.constantFrom('x', 'y'), anyText)),
        }),
      )
      .map(([{ line, column }, parts]) =>
        found({ ...parts, line, column, endLine: line + (column % 2), endColumn: column + 3 }),
      ),
  )
  .map(findings => findings.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)));
