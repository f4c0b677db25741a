/**
 * TeX → HTML and MathML, by KaTeX. It is loaded by the first note with a formula.
 *
 * Laws: TeX is as untrusted as all of a note: it makes no links, pictures, classes or styles, and its macros and sizes
 * have limits. A formula that is wrong shows what was written, and why it is wrong.
 */
import katex, { type KatexOptions } from 'katex';
import 'katex/contrib/mhchem';
import { escape } from './escape.ts';

/** @returns HTML of one formula, its text escaped. */
export type Formulas = (tex: string, display: boolean) => string;

/** Longer ones are shown as they are written. */
const longest = 10_000;

const options: KatexOptions = {
  output: 'htmlAndMathml',
  trust: false,
  strict: false,
  maxExpand: 1000,
  maxSize: 20,
  errorColor: 'var(--danger)',
};

/** Writes the formulas of one note in their order, because macros that one defines hold in those after it. */
export function formulas(): Formulas {
  const macros = {};
  return (tex, displayMode) => {
    try {
      if (tex.length > longest) throw new Error(`A formula may have ${longest} characters.`);
      const html = katex.renderToString(tex, { ...options, displayMode, macros, globalGroup: true });
      return displayMode ? `<bl-math class="display" tabindex="0">${html}</bl-math>` : `<bl-math>${html}</bl-math>`;
    } catch (error) {
      return mistaken(tex, reason(error), displayMode);
    }
  };
}

function reason(error: unknown): string {
  if (error instanceof katex.ParseError) return error.rawMessage;
  return error instanceof Error && !(error instanceof RangeError) ? error.message : 'It is nested too deep.';
}

function mistaken(tex: string, why: string, display: boolean): string {
  const source = `<code>${escape(tex)}</code> <em>(math error: ${escape(why)})</em>`;
  return `<bl-math class="${display ? 'mistaken display' : 'mistaken'}">${source}</bl-math>`;
}
