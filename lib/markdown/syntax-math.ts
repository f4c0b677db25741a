/**
 * Math in the syntax tree: `$…$` and `$$…$$` in text, `$$` blocks. Its content is taken as written.
 *
 * Law: after a single `$` the next one decides. It closes when no blank stands before it and no digit after it;
 * otherwise the first was a dollar sign, so that `$5 or $6` stays text however the paragraph goes on.
 */
import type { Literal } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Options as ToMarkdown } from 'mdast-util-to-markdown';
import type { Code, Construct, Effects, State, TokenizeContext } from 'micromark-util-types';
import type { Processor } from 'unified';
import { isLineEnding, isSpace } from './codes.ts';
import { block, type Unclosed } from './syntax-block.ts';

/** A block of display math. */
export interface Math extends Literal {
  type: 'math';
}

export interface InlineMath extends Literal {
  type: 'inlineMath';
  /** Written between `$$`. */
  display: boolean;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    inlineMath: InlineMath;
  }
  interface BlockContentMap {
    math: Math;
  }
  interface RootContentMap {
    inlineMath: InlineMath;
    math: Math;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    mathText: 'mathText';
    mathTextData: 'mathTextData';
  }
}

const dollar = 36;
const backslash = 92;

/** Adds math to a parser. */
export function math(this: Processor, unclosed: Unclosed): void {
  const data = this.data();
  const flow = block({ name: 'math', marker: dollar, closes: 'at line end' }, unclosed);
  (data.micromarkExtensions ??= []).push({ text: { [dollar]: inline }, flow: { [dollar]: flow } });
  (data.fromMarkdownExtensions ??= []).push(mathFromMarkdown);
  (data.toMarkdownExtensions ??= []).push(mathToMarkdown);
}

const inline: Construct = { name: 'mathText', previous, tokenize };

const mathFromMarkdown: FromMarkdown = {
  enter: {
    math(token) {
      const value = this.sliceSerialize(token).trimEnd().slice(2, -2);
      this.enter({ type: 'math', value: value.replace(/^[\t ]*(?:\r\n?|\n)|(?:\r\n?|\n)[\t ]*$/g, '') }, token);
    },
    mathText(token) {
      const source = this.sliceSerialize(token);
      const size = source.startsWith('$$') ? 2 : 1;
      this.enter({ type: 'inlineMath', value: source.slice(size, -size), display: size === 2 }, token);
    },
  },
  exit: {
    math(token) {
      this.exit(token);
    },
    mathText(token) {
      this.exit(token);
    },
  },
};

function writeInline({ value, display }: InlineMath): string {
  return display ? `$$${value}$$` : `$${value}$`;
}

const mathToMarkdown: ToMarkdown = {
  unsafe: [{ character: '$', inConstruct: 'phrasing' }],
  handlers: { math: ({ value }: Math) => `$$\n${value}\n$$`, inlineMath: writeInline },
};

/** A run of dollar signs is looked at from its start only. */
function previous(this: TokenizeContext, code: Code): boolean {
  return code !== dollar || this.events.at(-1)?.[1].type === 'characterEscape';
}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let size = 0;
  let before: Code = null;
  return start;

  function start(code: Code): State | undefined {
    effects.enter('mathText');
    effects.enter('mathTextData');
    return opening(code);
  }

  function opening(code: Code): State | undefined {
    if (code === dollar) {
      size++;
      effects.consume(code);
      return opening;
    }
    if (size > 2 || (size === 1 && (isSpace(code) || isLineEnding(code)))) return nok(code);
    return inside(code);
  }

  function inside(code: Code): State | undefined {
    if (code === null) return nok(code);
    if (isLineEnding(code)) return lineEnding(code);
    effects.consume(code);
    if (code === dollar) return size === 1 ? closedOne : first;
    before = code;
    return code === backslash ? escaped : inside;
  }

  function escaped(code: Code): State | undefined {
    if (code === null || isLineEnding(code)) return inside(code);
    effects.consume(code);
    before = code;
    return inside;
  }

  function lineEnding(code: Code): State | undefined {
    effects.exit('mathTextData');
    effects.enter('lineEnding');
    effects.consume(code);
    effects.exit('lineEnding');
    before = code;
    return lineStart;
  }

  function lineStart(code: Code): State | undefined {
    if (code === null) return nok(code);
    effects.enter('mathTextData');
    return inside(code);
  }

  /** After the dollar sign that follows a single one. */
  function closedOne(code: Code): State | undefined {
    const digit = code !== null && code >= 48 && code <= 57;
    return isSpace(before) || isLineEnding(before) || digit || code === dollar ? nok(code) : close(code);
  }

  /** After one dollar sign within a doubled pair. */
  function first(code: Code): State | undefined {
    if (code !== dollar) return inside(code);
    effects.consume(code);
    return close;
  }

  function close(code: Code): State | undefined {
    effects.exit('mathTextData');
    effects.exit('mathText');
    return ok(code);
  }
}
