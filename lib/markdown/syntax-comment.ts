/**
 * Comments in the syntax tree: `%% … %%` within one paragraph, or from a line that begins with `%%` to the next `%%`
 * in the same container. Nothing in them is read, and nothing of them is ever shown.
 */
import type { Literal } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Options as ToMarkdown } from 'mdast-util-to-markdown';
import type { Code, Construct, Effects, State } from 'micromark-util-types';
import type { Processor } from 'unified';
import { isLineEnding } from './codes.ts';
import { block, type Unclosed } from './syntax-block.ts';

export interface Comment extends Literal {
  type: 'comment';
}

declare module 'mdast' {
  interface PhrasingContentMap {
    comment: Comment;
  }
  interface RootContentMap {
    comment: Comment;
  }
}

declare module 'mdast-util-to-markdown' {
  interface ConstructNameMap {
    comment: 'comment';
  }
}

const percent = 37;

/** Adds comments to a parser. */
export function comments(this: Processor, unclosed: Unclosed): void {
  const data = this.data();
  const flow = block({ name: 'comment', marker: percent, closes: 'anywhere' }, unclosed);
  (data.micromarkExtensions ??= []).push({ text: { [percent]: inline }, flow: { [percent]: flow } });
  (data.fromMarkdownExtensions ??= []).push(commentFromMarkdown);
  (data.toMarkdownExtensions ??= []).push(commentToMarkdown);
}

const inline: Construct = { name: 'comment', tokenize };

const commentFromMarkdown: FromMarkdown = {
  enter: {
    comment(token) {
      this.enter({ type: 'comment', value: this.sliceSerialize(token).slice(2, -2) }, token);
    },
  },
  exit: {
    comment(token) {
      this.exit(token);
    },
  },
};

const commentToMarkdown: ToMarkdown = {
  unsafe: [{ character: '%', after: '%', inConstruct: 'phrasing' }],
  handlers: { comment: ({ value }: Comment) => `%%${value}%%` },
};

function tokenize(effects: Effects, ok: State, nok: State): State {
  return start;

  function start(code: Code): State | undefined {
    effects.enter('comment');
    effects.enter('commentData');
    effects.consume(code);
    return second;
  }

  function second(code: Code): State | undefined {
    if (code !== percent) return nok(code);
    effects.consume(code);
    return inside;
  }

  function inside(code: Code): State | undefined {
    if (code === null) return nok(code);
    if (isLineEnding(code)) {
      effects.exit('commentData');
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      return lineStart;
    }
    effects.consume(code);
    return code === percent ? marker : inside;
  }

  function lineStart(code: Code): State | undefined {
    if (code === null) return nok(code);
    effects.enter('commentData');
    return inside(code);
  }

  function marker(code: Code): State | undefined {
    if (code !== percent) return inside(code);
    effects.consume(code);
    effects.exit('commentData');
    effects.exit('comment');
    return ok;
  }
}
