/**
 * Highlights in the syntax tree: `==text==`. The marks obey the flanking rules of emphasis; highlights do not nest.
 */
import type { Parent, PhrasingContent } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Options as ToMarkdown } from 'mdast-util-to-markdown';
import { classifyCharacter } from 'micromark-util-classify-character';
import type { Code, Construct, Effects, Event, Extension, State, TokenizeContext } from 'micromark-util-types';
import type { Processor } from 'unified';

export interface Highlight extends Parent {
  type: 'highlight';
  children: PhrasingContent[];
}

declare module 'mdast' {
  interface PhrasingContentMap {
    highlight: Highlight;
  }
  interface RootContentMap {
    highlight: Highlight;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    highlight: 'highlight';
    highlightMark: 'highlightMark';
    highlightMarkOpen: 'highlightMarkOpen';
  }
}

declare module 'mdast-util-to-markdown' {
  interface ConstructNameMap {
    highlight: 'highlight';
  }
}

const equals = 61;

/** Adds highlights to a parser. */
export function highlights(this: Processor): void {
  const data = this.data();
  (data.micromarkExtensions ??= []).push(highlightSyntax);
  (data.fromMarkdownExtensions ??= []).push(highlightFromMarkdown);
  (data.toMarkdownExtensions ??= []).push(highlightToMarkdown);
}

const mark: Construct = { name: 'highlight', tokenize, resolveAll };

const highlightSyntax: Extension = { text: { [equals]: mark }, insideSpan: { null: [mark] } };

const highlightFromMarkdown: FromMarkdown = {
  canContainEols: ['highlight'],
  enter: {
    highlight(token) {
      this.enter({ type: 'highlight', children: [] }, token);
    },
  },
  exit: {
    highlight(token) {
      this.exit(token);
    },
  },
};

const highlightToMarkdown: ToMarkdown = {
  unsafe: [{ character: '=', after: '=', inConstruct: 'phrasing' }],
  handlers: {
    highlight(node: Highlight, _parent, state, info) {
      const exit = state.enter('highlight');
      const content = state.containerPhrasing(node, { ...info, before: '=', after: '=' });
      exit();
      return `==${content}==`;
    },
  },
};

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const before = this.previous;
  const afterEscape = this.events.at(-1)?.[1].type === 'characterEscape';
  let size = 0;
  return start;

  function start(code: Code): State | undefined {
    if (before === equals && !afterEscape) return nok(code);
    effects.enter('highlightMarkOpen');
    return more(code);
  }

  function more(code: Code): State | undefined {
    if (code === equals && size < 3) {
      size++;
      effects.consume(code);
      return more;
    }
    if (size !== 2) return nok(code);
    const token = effects.exit('highlightMarkOpen');
    const left = classifyCharacter(before);
    const right = classifyCharacter(code);
    token._open = right === undefined || (right === 2 && left !== undefined);
    token._close = left === undefined || (left === 2 && right !== undefined);
    return ok(code);
  }
}

/** Pairs each mark that can close with the nearest one before it that can open; what is left over is text. */
function resolveAll(events: Event[], context: TokenizeContext): Event[] {
  const resolved: Event[] = [];
  let opener = -1;
  for (const event of events) {
    const [phase, token] = event;
    resolved.push(event);
    if (phase !== 'exit' || token.type !== 'highlightMarkOpen') continue;
    if (opener >= 0 && token._close) {
      for (const each of span(resolved.splice(opener), context)) resolved.push(each);
      opener = -1;
    } else if (token._open) {
      opener = resolved.length - 2;
    }
  }
  // The tokenizer holds on to the array it gave, so that is the one to change.
  for (const [i, event] of resolved.entries()) {
    if (event[1].type === 'highlightMarkOpen') event[1].type = 'data';
    events[i] = event;
  }
  events.length = resolved.length;
  return events;
}

/** Events from one mark to another → the same as a highlight. */
function span(events: Event[], context: TokenizeContext): Event[] {
  const start = events[0] as Event;
  const end = events.at(-1) as Event;
  start[1].type = end[1].type = 'highlightMark';
  const highlight = { type: 'highlight' as const, start: { ...start[1].start }, end: { ...end[1].end } };
  let inner = events.slice(2, -2);
  for (const construct of context.parser.constructs.insideSpan.null ?? []) {
    inner = construct.resolveAll?.(inner, context) ?? inner;
  }
  return [
    ['enter', highlight, context],
    ...events.slice(0, 2),
    ...inner,
    ...events.slice(-2),
    ['exit', highlight, context],
  ];
}
