/**
 * What writes formulas and colours code: too large to be loaded before a note asks for it.
 *
 * Law: rendering never waits. It takes the tools that are there, and what was not is remembered as wanted; who keeps the
 * tools learns that and renders once more. So a body depends on nothing but the note.
 */
import type { Highlighter } from './highlight.ts';
import type { Formulas } from './math.ts';

export interface Tools {
  /** Writes the formulas of one note, which may define macros for those after them; null while it is not there. */
  formulas(): Formulas | null;
  /** The lines of a code as HTML; null while its language is not there, and where nobody knows it. */
  paint(code: string, language: string): readonly string[] | null;
}

/** The same tools for what shows code as it is written. */
export function uncoloured(tools: Tools): Tools {
  return { formulas: () => tools.formulas(), paint: () => null };
}

/** Languages known at a time: a large one takes tens of megabytes. */
const mostLanguages = 40;

export class LearningTools implements Tools {
  #newFormulas: (() => Formulas) | null = null;
  #highlighter: Highlighter | null = null;
  #wantsFormulas = false;
  readonly #wantedLanguages = new Set<string>();

  formulas(): Formulas | null {
    this.#wantsFormulas ||= this.#newFormulas === null;
    return this.#newFormulas?.() ?? null;
  }

  paint(code: string, language: string): readonly string[] | null {
    if (this.#highlighter?.isLearnt(language) === true) return this.#highlighter.paint(code, language);
    if (this.#highlighter?.isUnknown(language) !== true) this.#wantedLanguages.add(language);
    return null;
  }

  /** Whether something was asked for that can be learnt. */
  get wanting(): boolean {
    return this.#wantsFormulas || this.#wantedLanguages.size > 0;
  }

  /** Learns what was asked for. What was known may be forgotten for it, and will then be wanted again. */
  async learn(): Promise<void> {
    const languages = [...this.#wantedLanguages];
    this.#wantedLanguages.clear();
    if (this.#wantsFormulas) this.#newFormulas = (await import('./math.ts')).formulas;
    this.#wantsFormulas = false;
    if (languages.length === 0) return;
    if (this.#highlighter !== null && this.#highlighter.size + languages.length > mostLanguages) {
      this.#highlighter.dispose();
      this.#highlighter = null;
    }
    this.#highlighter ??= await (await import('./highlight.ts')).highlighter();
    for (const language of languages) await this.#highlighter.learn(language);
  }
}
