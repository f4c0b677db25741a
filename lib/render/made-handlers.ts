/** The handlers for what is made of a note's words by tools: formulas, code and diagrams. */
import type { Element } from 'hast';
import type { Code, Data, Nodes } from 'mdast';
import type { Handlers, State } from 'mdast-util-to-hast';
import type { InlineMath, Math } from '../markdown/syntax-math.ts';
import { codeBlocks, type CodeBlocks } from './code.ts';
import { element } from './element.ts';
import { escape } from './escape.ts';
import { made, type Made } from './made.ts';
import type { Formulas } from './math.ts';
import type { Tools } from './tools.ts';

/** What a page must load for a body: the styles of formulas, those of code and its button, what draws diagrams. */
export type Need = 'math' | 'code' | 'diagram';

/** For one page: a note and all that is embedded in it. */
export interface Making {
  readonly tools: Tools;
  readonly block: CodeBlocks;
  /** What was found to be needed. */
  readonly needs: Set<Need>;
}

export function making(tools: Tools): Making {
  return { tools, block: codeBlocks(tools), needs: new Set() };
}

/** The handlers for one note, whose macros are its own. */
export function madeHandlers({ tools, block, needs }: Making): Handlers {
  let formulas: Formulas | null = null;

  return {
    code: (state: State, { lang, meta, value, data }: Code) => {
      const { html, isDiagram } = block(value.replace(/\r\n?/g, '\n'), lang, meta);
      needs.add('code');
      if (isDiagram) needs.add('diagram');
      return identified(state, html, data);
    },
    inlineMath: (_: State, { value, display }: InlineMath) => formula(value, display),
    math: (state: State, { value, data }: Math) => identified(state, formula(value, true), data),
  };

  function formula(tex: string, display: boolean): Made {
    formulas ??= tools.formulas();
    needs.add('math');
    return made(formulas?.(tex, display) ?? escape(tex), tex);
  }
}

/** What has an id stands in an element that bears it. */
function identified(state: State, content: Made, data: Data | undefined): Made | Element {
  return data === undefined ? content : state.applyData({ data } as Nodes, element('div', {}, [content]));
}
