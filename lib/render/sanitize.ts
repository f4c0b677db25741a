/**
 * What may be in the HTML of a note. Everything else is taken out, after every step that can make HTML.
 *
 * Law: this is a list of what is allowed. No script, no style, no form, no frame, no event handler, no address but
 * those named here; ids of the frame have been taken out before.
 */
import type { Options as Schema } from 'rehype-sanitize';
import { protocols } from './address.ts';

const placed = ['align-left', 'align-center', 'align-right'];

/** What each element may have; `*` is every element. */
const attributes: NonNullable<Schema['attributes']> = {
  a: [
    'href',
    'title',
    ['className', 'missing', 'ambiguous', 'external', 'data-footnote-backref'],
    ['rel', 'noopener'],
    'dataFootnoteRef',
    'dataFootnoteBackref',
    ['ariaDescribedBy', 'bl-footnotes'],
    'ariaLabel',
  ],
  audio: ['src', ['controls', true], ['preload', 'metadata'], 'ariaLabel'],
  blockquote: ['cite', ['className', 'callout'], 'dataCallout'],
  code: [['className', 'math', 'math-display', /^language-[\w+#.-]{1,40}$/]],
  col: ['span'],
  colgroup: ['span'],
  del: ['cite', 'dateTime'],
  details: ['open'],
  div: [['className', 'table'], ['role', 'region'], 'ariaLabel', ['tabIndex', 0]],
  h2: [['className', 'bl-vh']],
  img: ['src', 'alt', 'width', 'height', ['loading', 'lazy'], ['className', ...placed]],
  input: [['type', 'checkbox'], ['disabled', true], 'checked', 'ariaLabel'],
  ins: ['cite', 'dateTime'],
  li: ['value', ['className', 'task-list-item']],
  ol: ['start', 'reversed', ['className', 'contains-task-list']],
  p: [['className', 'embed', 'callout-title']],
  pre: [['tabIndex', 0]],
  q: ['cite'],
  section: [['className', 'footnotes'], 'dataFootnotes'],
  span: [['className', 'bl-vh', 'missing', 'ambiguous', 'embed']],
  td: ['colSpan', 'rowSpan', ['className', ...placed]],
  th: ['colSpan', 'rowSpan', ['scope', 'col', 'row'], ['className', ...placed]],
  time: ['dateTime'],
  ul: [['className', 'contains-task-list']],
  video: ['src', ['controls', true], ['preload', 'metadata'], 'width', 'height', 'ariaLabel', ['className', ...placed]],
  '*': ['id', 'lang', ['dir', 'ltr', 'rtl', 'auto'], 'title'],
};

const tagNames =
  'a abbr audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption ' +
  'figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp section small span strong ' +
  'sub summary sup table tbody td tfoot th thead time tr u ul var video wbr';

const inTable = ['table'];

export const schema: Schema = {
  tagNames: tagNames.split(' '),
  attributes,
  ancestors: {
    tbody: inTable,
    td: inTable,
    th: inTable,
    thead: inTable,
    tfoot: inTable,
    tr: inTable,
    li: ['ol', 'ul'],
    summary: ['details'],
  },
  protocols: { ...protocols, cite: ['http', 'https'] },
  required: { input: { type: 'checkbox', disabled: true } },
  strip: ['iframe', 'noembed', 'noframes', 'script', 'style', 'template'],
  clobber: [],
  clobberPrefix: '',
  allowComments: false,
  allowDoctypes: false,
};
