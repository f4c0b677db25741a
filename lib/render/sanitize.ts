/**
 * What may be in the HTML of a note. Everything else is taken out, after every step that can make HTML.
 *
 * Law: this is a list of what is allowed. No script, no style, no form, no frame, no event handler, no address but
 * those named here; ids of the frame have been taken out before.
 */
import type { Options as Schema } from 'rehype-sanitize';
import { protocols } from './address.ts';

/** Id of the footnotes' heading, also in an embedded note. */
const footnotes = /^(?:bl-e\d+-)?bl-footnotes$/;

const placed = ['align-left', 'align-center', 'align-right'];

/** What each element may have; `*` is every element. */
const attributes: NonNullable<Schema['attributes']> = {
  a: [
    'href',
    'title',
    [
      'className',
      'missing',
      'ambiguous',
      'external',
      'attachment',
      'tag',
      'which',
      'permalink',
      'data-footnote-backref',
    ],
    ['rel', 'noopener'],
    'dataFootnoteRef',
    'dataFootnoteBackref',
    ['ariaDescribedBy', footnotes],
    'ariaLabel',
  ],
  audio: ['src', ['controls', true], ['preload', 'metadata'], 'ariaLabel'],
  blockquote: ['cite'],
  caption: [['className', ...placed]],
  code: [['className', 'math', 'math-display', /^language-[\w+#.-]{1,40}$/]],
  col: ['span'],
  colgroup: ['span'],
  del: ['cite', 'dateTime'],
  details: ['open', ['className', 'callout'], 'dataCallout'],
  div: [
    ['className', 'table', 'heading', 'callout', 'footnotes', ...placed],
    ['role', 'region', 'note', 'group'],
    'ariaLabel',
    'dataNosnippet',
    'dataFootnotes',
    ['tabIndex', 0],
    'dataCallout',
  ],
  figure: [['className', 'embed', ...placed]],
  h1: [['className', ...placed]],
  h2: [['className', 'bl-vh', ...placed]],
  h3: [['className', ...placed]],
  h4: [['className', ...placed]],
  h5: [['className', ...placed]],
  h6: [['className', ...placed]],
  img: ['src', 'alt', 'width', 'height', ['loading', 'lazy'], ['decoding', 'async'], ['className', ...placed]],
  input: [['type', 'checkbox'], ['disabled', true], 'checked', 'ariaLabel'],
  ins: ['cite', 'dateTime'],
  li: ['value', ['className', 'task-list-item']],
  ol: ['start', 'reversed', ['className', 'contains-task-list']],
  p: [
    ['className', 'bl-vh', 'embed-heading', 'embed-notice', 'callout-title', ...placed],
    ['dataLevel', /^[1-6]$/],
  ],
  pre: [['tabIndex', 0]],
  q: ['cite'],
  section: [['className', 'footnotes'], 'dataFootnotes', ['ariaLabelledBy', 'bl-footnotes']],
  source: ['src', 'type', 'media'],
  span: [['className', 'bl-vh', 'missing', 'ambiguous', 'attachment', 'embed', 'file']],
  summary: [['className', 'callout-title']],
  table: ['width', ['className', ...placed]],
  td: ['colSpan', 'rowSpan', 'width', ['className', ...placed]],
  th: ['colSpan', 'rowSpan', 'width', ['scope', 'col', 'row', 'colgroup', 'rowgroup'], ['className', ...placed]],
  time: ['dateTime'],
  track: ['src', ['kind', 'captions', 'subtitles', 'descriptions', 'chapters'], 'srcLang', 'label', 'default'],
  ul: [['className', 'contains-task-list']],
  video: ['src', ['controls', true], ['preload', 'metadata'], 'width', 'height', 'ariaLabel', ['className', ...placed]],
  '*': ['id', 'lang', ['dir', 'ltr', 'rtl', 'auto'], 'title'],
};

const tagNames =
  'a abbr audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption ' +
  'figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p picture pre q rp rt ruby s samp section small source ' +
  'span strong sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr';

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
    source: ['audio', 'picture', 'video'],
    track: ['audio', 'video'],
  },
  protocols: { ...protocols, cite: ['http', 'https'] },
  required: { input: { type: 'checkbox', disabled: true } },
  strip: ['iframe', 'noembed', 'noframes', 'script', 'style', 'template'],
  clobber: [],
  clobberPrefix: '',
  allowComments: false,
  allowDoctypes: false,
};
