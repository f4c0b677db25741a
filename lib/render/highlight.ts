/**
 * Code → coloured HTML, by Shiki. It is loaded by the first note with a language; each grammar by the first code that
 * is written in it.
 *
 * Laws: tokens carry classes, and `styles/code.css` alone knows the colours, because the page allows no inline style; what
 * is too long is left plain, so that no code takes the time of its note.
 */
import { createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createOnigurumaEngine } from 'shiki/engine/oniguruma';
import { bundledLanguages } from 'shiki/langs';
import theme from 'shiki/themes/github-light-high-contrast.mjs';
import type { ThemedToken } from 'shiki/types';
import { escape } from './escape.ts';

/** Colour of the light theme → class; the dark theme tells the same tokens apart. What has the colour of text has none. */
const classes: ReadonlyMap<string, string> = new Map([
  ['#66707B', 'c'],
  ['#A0111F', 'k'],
  ['#023B95', 'n'],
  ['#702C00', 'v'],
  ['#622CBC', 'f'],
  ['#024C1A', 't'],
  ['#032563', 's'],
  ['#6E011A', 'x'],
]);

/** Of Shiki's bits, those that mean something without colours of their own. */
const bold = 2;
const italic = 1;

/** Names that writers of notes use for a language of another name. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['dataviewjs', 'javascript'],
  ['golang', 'go'],
  ['node', 'javascript'],
  ['python3', 'python'],
  ['patch', 'diff'],
]);

/** A bit of what many languages have: rules are compiled when they are first met, and that should not take the time of a note. */
const sample =
  '"a" \'b\' `c` 1.5\n// d\n/* e */ # f\nfunction g(h: i) { return h + 1; }\nclass J extends K { l = (m) => n; }\n' +
  'if (o) { p.q(); } else r = s[0];\n<t u="v">w</t>\n@x y { z: 1px; }\n<script>a()</script><style>b { c: d; }</style>\n';

type LanguageName = keyof typeof bundledLanguages;

export interface Highlighter {
  isLearnt(language: string): boolean;
  /** Nobody knows it, or its grammar cannot be read. */
  isUnknown(language: string): boolean;
  learn(language: string): Promise<void>;
  /** How many languages it knows. */
  readonly size: number;
  /** Forgets all of them, and must not be used again. */
  dispose(): void;
  /** HTML of each line, of a language that is learnt. */
  paint(code: string, language: string): readonly string[];
}

/** A highlighter that knows no language yet. Oniguruma starts each grammar two to five times as fast as its translation to JavaScript. */
export async function highlighter(): Promise<Highlighter> {
  const core = await createHighlighterCore({
    themes: [theme],
    langs: [],
    engine: createOnigurumaEngine(import('shiki/wasm')),
  });
  const learnt = new Set<string>();
  const broken = new Set<string>();
  return {
    isLearnt: language => learnt.has(nameOf(language)),
    isUnknown: language => !Object.hasOwn(bundledLanguages, nameOf(language)) || broken.has(nameOf(language)),
    async learn(language) {
      const name = nameOf(language);
      if (!Object.hasOwn(bundledLanguages, name)) return;
      try {
        await core.loadLanguage(bundledLanguages[name as LanguageName]);
        tokens(core, sample, name);
        learnt.add(name);
      } catch {
        broken.add(name);
      }
    },
    get size() {
      return learnt.size;
    },
    dispose: () => core.dispose(),
    paint: (code, language) => tokens(core, code, nameOf(language)).map(line => painted(line)),
  };
}

function nameOf(language: string): string {
  return otherNames.get(language) ?? language;
}

function tokens(core: HighlighterCore, code: string, lang: string): ThemedToken[][] {
  return core.codeToTokensBase(code, {
    lang,
    theme: theme.name ?? '',
    tokenizeMaxLineLength: 1_000,
    tokenizeTimeLimit: 0,
  });
}

/** One line; neighbours of one class are one piece, and blanks belong to what stands before them. */
function painted(line: readonly ThemedToken[]): string {
  const pieces: { name: string; text: string }[] = [];
  for (const { content, color, fontStyle } of line) {
    const name = classOf(color, fontStyle);
    const last = pieces.at(-1);
    if (last !== undefined && (last.name === name || content.trim() === '')) last.text += content;
    else pieces.push({ name, text: content });
  }
  return pieces
    .map(({ name, text }) => (name === '' ? escape(text) : `<span class="${name}">${escape(text)}</span>`))
    .join('');
}

function classOf(color: string | undefined, fontStyle: number | undefined): string {
  const style = fontStyle === undefined || fontStyle < 0 ? 0 : fontStyle;
  const names = [
    classes.get(color?.toUpperCase() ?? ''),
    style & bold ? 'b' : undefined,
    style & italic ? 'i' : undefined,
  ];
  return names.filter(name => name !== undefined).join(' ');
}
