/**
 * Wiki links and embeds in the syntax tree: `[[target#heading|label]]`, `![[file]]`.
 *
 * `remark-wiki-link` stays the plugin: it makes the node `wikiLink` with its target and alias. Its tokenizer is
 * replaced, because it is quadratic and knows no embed; and three fields are added, so that what was read can be
 * written again byte for byte.
 *
 * Laws: a wiki link is the innermost pair of brackets on one line; a code span wins over it unless it lies wholly
 * inside; every character is looked at a bounded number of times.
 */
import type { Node } from 'mdast';
import type { CompileContext, Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Options as ToMarkdown } from 'mdast-util-to-markdown';
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';
import wikiLinkPlugin from 'remark-wiki-link';
import type { Processor } from 'unified';
import { character, isLineEnding } from './codes.ts';
import { longestWikiLink, wikiLinkParts, type LinkOrder } from './reading.ts';

/** `[[…]]` or `![[…]]`. */
export interface WikiLink extends Node {
  type: 'wikiLink';
  /** What stands before `|`, as the plugin reads it. */
  value: string;
  /** All between the brackets, as written. */
  raw: string;
  embed: boolean;
  /** On which side of `|` its target stands. */
  order: LinkOrder;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    wikiLink: WikiLink;
  }
  interface RootContentMap {
    wikiLink: WikiLink;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    wikiLink: 'wikiLink';
    wikiLinkEmbedMarker: 'wikiLinkEmbedMarker';
    wikiLinkMarker: 'wikiLinkMarker';
    wikiLinkData: 'wikiLinkData';
    wikiLinkTarget: 'wikiLinkTarget';
    wikiLinkAliasMarker: 'wikiLinkAliasMarker';
    wikiLinkAlias: 'wikiLinkAlias';
  }
}

declare module 'mdast-util-to-markdown' {
  interface ConstructNameMap {
    wikiLink: 'wikiLink';
  }
}

/** The plugin, with our tokenizer in the place of its own. */
export function wikiLinks(this: Processor, order: LinkOrder): void {
  wikiLinkPlugin.call(this, { aliasDivider: '|', permalinks: [], pageResolver: () => [], hrefTemplate: () => '' });
  const data = this.data();
  data.micromarkExtensions?.splice(-1, 1, wikiLinkSyntax(order));
  data.fromMarkdownExtensions?.push(wikiLinkFromMarkdown(order));
  data.toMarkdownExtensions?.push(wikiLinkToMarkdown);
}

const backslash = 92;
const backtick = 96;
const bang = 33;
const bar = 124;
const open = 91;
const close = 93;

function wikiLinkSyntax(order: LinkOrder): Extension {
  const link: Construct = { name: 'wikiLink', tokenize: wikiLinkOf(order) };
  const embed: Construct = { name: 'wikiLink', tokenize: wikiLinkOf('target-first') };
  return { text: { [bang]: embed, [open]: link } };
}

function wikiLinkFromMarkdown(order: LinkOrder): FromMarkdown {
  return {
    exit: {
      wikiLinkEmbedMarker() {
        current(this).embed = true;
      },
      wikiLinkData(token) {
        const node = current(this);
        node.raw = this.sliceSerialize(token);
        node.value ??= '';
        node.embed ??= false;
        node.order = node.embed ? 'target-first' : order;
      },
    },
  };
}

/** The plugin leaves these fields unset, and the value where nothing stands before `|`. */
function current(context: CompileContext): Partial<WikiLink> {
  return context.stack.at(-1) as Partial<WikiLink>;
}

function writeWikiLink({ raw, embed }: WikiLink): string {
  return `${embed ? '!' : ''}[[${raw}]]`;
}
writeWikiLink.peek = ({ embed }: WikiLink): string => (embed ? '!' : '[');

const wikiLinkToMarkdown: ToMarkdown = { handlers: { wikiLink: writeWikiLink } };

/** How many codes each part of a link takes, found before anything is consumed for good. */
interface Layout {
  target: number;
  divider: number;
  alias: number;
}

function wikiLinkOf(order: LinkOrder): Construct['tokenize'] {
  return function (this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const layout: Layout = { target: 0, divider: 0, alias: 0 };
    return effects.check({ tokenize: measured(layout, order), partial: true }, tokens(layout, effects, ok), nok);
  };
}

/** Tells the parts of a link that was measured. */
function tokens(layout: Layout, effects: Effects, ok: State): State {
  let left = 0;
  return start;

  function start(code: Code): State | undefined {
    effects.enter('wikiLink');
    if (code !== bang) return opening(code);
    effects.enter('wikiLinkEmbedMarker');
    effects.consume(code);
    effects.exit('wikiLinkEmbedMarker');
    return opening;
  }

  function opening(code: Code): State | undefined {
    effects.enter('wikiLinkMarker');
    effects.consume(code);
    return openingEnd;
  }

  function openingEnd(code: Code): State | undefined {
    effects.consume(code);
    effects.exit('wikiLinkMarker');
    effects.enter('wikiLinkData');
    if (layout.target === 0) return startOfDivider;
    effects.enter('wikiLinkTarget');
    left = layout.target;
    return target;
  }

  function target(code: Code): State | undefined {
    if (left-- > 0) {
      effects.consume(code);
      return target;
    }
    effects.exit('wikiLinkTarget');
    return layout.divider === 0 ? closing(code) : startOfDivider(code);
  }

  function startOfDivider(code: Code): State | undefined {
    effects.enter('wikiLinkAliasMarker');
    left = layout.divider;
    return divider(code);
  }

  function divider(code: Code): State | undefined {
    if (left-- > 0) {
      effects.consume(code);
      return divider;
    }
    effects.exit('wikiLinkAliasMarker');
    if (layout.alias === 0) return closing(code);
    effects.enter('wikiLinkAlias');
    left = layout.alias;
    return alias(code);
  }

  function alias(code: Code): State | undefined {
    if (left-- > 0) {
      effects.consume(code);
      return alias;
    }
    effects.exit('wikiLinkAlias');
    return closing(code);
  }

  function closing(code: Code): State | undefined {
    effects.exit('wikiLinkData');
    effects.enter('wikiLinkMarker');
    effects.consume(code);
    return closingEnd;
  }

  function closingEnd(code: Code): State | undefined {
    effects.consume(code);
    effects.exit('wikiLinkMarker');
    effects.exit('wikiLink');
    return ok;
  }
}

/** Looks ahead over a whole link and fills in its layout; fails where there is none. */
function measured(layout: Layout, order: LinkOrder): Construct['tokenize'] {
  return function (this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    let inner = '';
    let codes = 0;
    let escaped = false;
    let run = 0;
    return first;

    function first(code: Code): State | undefined {
      effects.enter('wikiLink');
      effects.consume(code);
      return code === bang ? opening : openingEnd;
    }

    function opening(code: Code): State | undefined {
      if (code !== open) return nok(code);
      effects.consume(code);
      return openingEnd;
    }

    function openingEnd(code: Code): State | undefined {
      if (code !== open) return nok(code);
      effects.consume(code);
      return afterOpen;
    }

    /** `[[[` or, further on, `[[a [[`: not the innermost. */
    function afterOpen(code: Code): State | undefined {
      return code === open ? nok(code) : inside(code);
    }

    function inside(code: Code): State | undefined {
      if (code === null || isLineEnding(code) || inner.length > longestWikiLink) return nok(code);
      if (code === backtick && !escaped) {
        run = 0;
        return codeRun(code);
      }
      if (code === close) {
        effects.consume(code);
        return afterClose;
      }
      escaped = code === backslash && !escaped;
      return take(code, code === open ? afterOpen : inside);
    }

    function take(code: Code, next: State): State {
      if (code === bar && layout.divider === 0) {
        layout.divider = inner.endsWith('\\') ? 2 : 1;
        layout.target = codes + 1 - layout.divider;
      }
      inner += character(code);
      codes++;
      effects.consume(code);
      return next;
    }

    function afterClose(code: Code): State | undefined {
      if (code === close) return done(code);
      inner += ']';
      codes++;
      escaped = false;
      return inside(code);
    }

    function done(code: Code): State | undefined {
      if (inner.length > longestWikiLink || wikiLinkParts(inner, order) === null) return nok(code);
      if (layout.divider === 0) layout.target = codes;
      else layout.alias = codes - layout.target - layout.divider;
      return ok(code);
    }

    function codeRun(code: Code): State | undefined {
      if (code === backtick) {
        run++;
        return take(code, codeRun);
      }
      return effects.check({ tokenize: codeSpan(run), partial: true }, insideCode, inside)(code);
    }

    /** Within a code span that has its closer further on. */
    function insideCode(code: Code): State | undefined {
      if (code === null || isLineEnding(code) || inner.length > longestWikiLink) return nok(code);
      if (code !== backtick) return take(code, insideCode);
      let size = 0;
      return inRun(code);

      function inRun(next: Code): State | undefined {
        if (next === backtick) {
          size++;
          return take(next, inRun);
        }
        return size === run ? inside(next) : insideCode(next);
      }
    }
  };
}

/** Succeeds where a backtick run of this size still follows in the same text. */
function codeSpan(size: number): Construct['tokenize'] {
  return function (this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    let run = 0;
    return data;

    function data(code: Code): State | undefined {
      if (run === size && code !== backtick) return ok(code);
      if (code === null) return nok(code);
      run = code === backtick ? run + 1 : 0;
      effects.consume(code);
      return data;
    }
  };
}
