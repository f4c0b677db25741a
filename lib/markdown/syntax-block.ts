/**
 * Blocks that run from a doubled marker at the start of a line to the same marker on a later one: `%%` comments and
 * `$$` math.
 *
 * An unclosed one is text and swallows nothing, but whether it is closed shows only where its container ends. So the
 * first reading takes every opener at its word and notes those that were never closed; the parser then reads again
 * without them (see `parse.ts`). Law: an opener in `unclosed` opens nothing.
 */
import { subtokenize } from 'micromark-util-subtokenize';
import type { Code, Construct, Effects, Event, State, Token, TokenizeContext } from 'micromark-util-types';
import { isLineEnding, isSpace } from './codes.ts';

/** Offsets of openers known to have no closer in their container. */
export type Unclosed = Pick<Set<number>, 'has'> & { add(offset: number): unknown };

export interface BlockSyntax {
  readonly name: 'comment' | 'math';
  /** Code of the character that, twice, opens and closes. */
  readonly marker: number;
  /** Where the closer may stand; text after one that stands anywhere is a paragraph of its own. */
  readonly closes: 'anywhere' | 'at line end';
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    comment: 'comment';
    commentData: 'commentData';
    /** What follows a closer on its line; around it, no underline below makes it a heading. */
    blockRest: 'blockRest';
    math: 'math';
    mathData: 'mathData';
  }
}

const nextLine: Construct = { tokenize: tokenizeNextLine, partial: true };

/** The flow construct of one such syntax. */
export function block(syntax: BlockSyntax, unclosed: Unclosed): Construct {
  const { name, marker, closes } = syntax;
  const data = `${name}Data` as const;
  return { name: `${name}Block`, concrete: true, resolve, tokenize };

  function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const { interrupt } = this;
    const at = this.now().offset;
    const refused = unclosed.has(at) || (interrupt === true && opensInParagraph(this, marker));
    /** Markers at the end of the line so far, and whether blanks stand after them. */
    let tail = 0;
    let spaced = false;
    return start;

    function start(code: Code): State | undefined {
      if (refused) return nok(code);
      effects.enter(name);
      effects.enter(data);
      effects.consume(code);
      return second;
    }

    function second(code: Code): State | undefined {
      if (code !== marker) return nok(code);
      effects.consume(code);
      return firstLine;
    }

    function firstLine(code: Code): State | undefined {
      if (code === null || isLineEnding(code)) {
        effects.exit(data);
        return interrupt ? ok(code) : lineEnd(code);
      }
      effects.consume(code);
      return code === marker ? firstLineMarker : firstLine;
    }

    /** Opened and closed on one line, it is inline. */
    function firstLineMarker(code: Code): State | undefined {
      return code === marker ? nok(code) : firstLine(code);
    }

    function lineEnd(code: Code): State | undefined {
      return effects.check(nextLine, goOn, giveUp)(code);
    }

    function giveUp(code: Code): State | undefined {
      unclosed.add(at);
      effects.exit(name);
      return ok(code);
    }

    function goOn(code: Code): State | undefined {
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      return lineStart;
    }

    function lineStart(code: Code): State | undefined {
      if (code === null || isLineEnding(code)) return lineEnd(code);
      tail = 0;
      spaced = false;
      effects.enter(data);
      return inLine(code);
    }

    function inLine(code: Code): State | undefined {
      if (code === null || isLineEnding(code)) {
        effects.exit(data);
        return tail >= 2 ? close(code) : lineEnd(code);
      }
      if (code === marker) tail = spaced ? 1 : tail + 1;
      else if (closes === 'anywhere' || !isSpace(code)) tail = 0;
      spaced = isSpace(code);
      effects.consume(code);
      return tail === 2 && closes === 'anywhere' ? closeWithin : inLine;
    }

    function closeWithin(code: Code): State | undefined {
      effects.exit(data);
      return close(code);
    }

    function close(code: Code): State | undefined {
      effects.exit(name);
      return isSpace(code) ? blanks(code) : rest(code);
    }

    function blanks(code: Code): State | undefined {
      effects.enter('whitespace');
      return blank(code);
    }

    function blank(code: Code): State | undefined {
      if (isSpace(code)) {
        effects.consume(code);
        return blank;
      }
      effects.exit('whitespace');
      return rest(code);
    }

    function rest(code: Code): State | undefined {
      if (code === null || isLineEnding(code)) return ok(code);
      effects.enter('blockRest');
      effects.enter('content');
      effects.enter('chunkContent', { contentType: 'content' });
      return text(code);
    }

    function text(code: Code): State | undefined {
      if (code === null || isLineEnding(code)) {
        effects.exit('chunkContent');
        effects.exit('content');
        effects.exit('blockRest');
        return ok(code);
      }
      effects.consume(code);
      return text;
    }
  }
}

/** Reads the paragraph after a closer at once, as all paragraphs are, so that definitions are known before any link. */
function resolve(events: Event[]): Event[] {
  subtokenize(events);
  return events;
}

/** Succeeds where another line of the same container follows. */
function tokenizeNextLine(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const { parser } = this;
  const now = (): number => this.now().line;
  return start;

  function start(code: Code): State | undefined {
    if (code === null) return nok(code);
    effects.enter('lineEnding');
    effects.consume(code);
    effects.exit('lineEnding');
    return line;
  }

  function line(code: Code): State | undefined {
    return parser.lazy[now()] ? nok(code) : ok(code);
  }
}

/** Whether the paragraph above has the same marker open, so that a line that starts with it closes it. */
function opensInParagraph(context: TokenizeContext, marker: number): boolean {
  let chunk: Token | undefined;
  for (let i = context.events.length - 1; i >= 0 && chunk === undefined; i--) {
    const token = context.events[i]?.[1];
    if (token?.type === 'chunkContent') chunk = token;
    else if (token?.type !== 'lineEnding' && token?.type !== 'linePrefix') return false;
  }
  const lines: string[] = [];
  for (; chunk; chunk = chunk.previous) lines.push(context.sliceSerialize(chunk));
  return endsInside(lines.reverse().join(''), String.fromCharCode(marker, marker));
}

/** Whether `text` ends between an opening and a closing `marker`, escapes and code spans apart. */
export function endsInside(text: string, marker: string): boolean {
  for (let at = 0; at < text.length;) {
    if (text.startsWith(marker, at)) {
      const closer = text.indexOf(marker, at + 2);
      if (closer < 0) return true;
      at = closer + 2;
    } else if (text[at] === '`') {
      at = afterCode(text, at);
    } else {
      at += text[at] === '\\' ? 2 : 1;
    }
  }
  return false;
}

/** Where the code span that begins at `at` ends, or the backtick run when it is none. */
function afterCode(text: string, at: number): number {
  const run = backticks(text, at);
  for (let next = text.indexOf('`', run); next >= 0;) {
    const end = backticks(text, next);
    if (end - next === run - at) return end;
    next = text.indexOf('`', end);
  }
  return run;
}

function backticks(text: string, at: number): number {
  let end = at;
  while (text[end] === '`') end++;
  return end;
}
