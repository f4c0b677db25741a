/**
 * Inline structure of one stretch of text: where its links and tags are, and, when asked, which parts of it a reader
 * does not see. CommonMark 0.31 with GFM autolinks and footnote calls, wiki links, `$math$` and `%%comments%%`.
 *
 * Law: one pass from the left; every search for a closer that fails is remembered and not made again.
 */
import { decodeString } from 'micromark-util-decode-string';
import { bareAddressEnd } from './addresses.ts';
import { Unsure } from './blocks.ts';
import { isBlankOrEol, isEscapable } from './characters.ts';
import { afterBlanks, labelEnd, normalizeLabel, readDestination, titleEnd } from './definitions.ts';
import { Delimiters } from './emphasis.ts';
import { withoutHidden, type Hidden } from './hidden.ts';
import { inlineHtmlEnd, type Exhausted } from './html.ts';
import { Openers, type Opener } from './openers.ts';
import { isExternal, longestWikiLink, shownText, targetParts, wikiLinkParts } from './reading.ts';
import type { FoundLink, FoundTag, LinkOrder } from './reading.ts';
import { Signs } from './signs.ts';
import { tagAt } from './tags.ts';

/** What inline text may refer to. */
export interface References {
  readonly definitions: ReadonlyMap<string, string>;
  readonly footnotes: ReadonlySet<string>;
}

export interface Inlines {
  readonly links: FoundLink[];
  readonly tags: FoundTag[];
  /** In no particular order, never overlapping; empty unless asked for. */
  readonly hidden: Hidden[];
}

/** Characters that may begin or end something. */
const signs: readonly string[] = [...'\\`<![]$%#:.'];
/** The same and those that matter only to what a reader sees, by their code. */
const shownSigns = new Uint8Array(128);
for (const sign of [...signs, ...'*_~=&']) shownSigns[sign.charCodeAt(0)] = 1;

const autolink =
  /<(?:[a-z][a-z0-9+.-]{1,31}:[^\s<>\0-\x20\x7f]*|[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*)>/iy;
const entity = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/iy;

/** How to read: what the text may refer to, whether to throw where not sure, whether to note what is hidden. */
export interface InlineContext {
  readonly references: References;
  readonly order: LinkOrder;
  readonly strict: boolean;
  readonly hide: boolean;
}

/** Reads the inline structure of `text` between two offsets. @throws {Unsure} when strict */
export function readInlines(text: string, from: number, to: number, context: InlineContext): Inlines {
  const found: Inlines = { links: [], tags: [], hidden: [] };
  new InlineReader(text, context).read(from, to, context.hide, found);
  return found;
}

/** Reads one stretch of a text after the other, in their order. */
export class InlineReader {
  readonly #text: string;
  readonly #context: InlineContext;
  readonly #references: References;
  readonly #signs: Signs;

  // Of the stretch that is read.
  #from = 0;
  #to = 0;
  #hides = false;
  #links: FoundLink[] = [];
  #tags: FoundTag[] = [];
  #hidden: Hidden[] = [];
  readonly #openers = new Openers();
  /** A link within a link is none: openers before this one (images apart) can open nothing any more. */
  #firstActive = 0;
  readonly #exhausted: Exhausted = new Set();
  #delimiters: Delimiters | null = null;
  #runs: Map<number, number[]> | null = null;
  /** Where the last construct that was taken whole ended. */
  #taken = 0;

  constructor(text: string, context: InlineContext) {
    this.#text = text;
    this.#context = context;
    this.#references = context.references;
    this.#signs = new Signs(text, signs);
  }

  /** Adds what stands between two offsets to what is found. @throws {Unsure} when strict */
  read(from: number, to: number, hide: boolean, found: Inlines): void {
    this.#from = this.#taken = from;
    this.#to = to;
    this.#hides = hide;
    this.#links = found.links;
    this.#tags = found.tags;
    this.#hidden = found.hidden;
    this.#openers.clear();
    this.#firstActive = 0;
    // Emptying a set makes a new one.
    if (this.#exhausted.size > 0) this.#exhausted.clear();
    this.#delimiters = hide ? new Delimiters(this.#text, from, to) : null;
    this.#runs = null;
    for (let at = this.#next(from); at < to;) at = this.#next(this.#at(at, this.#text.charCodeAt(at)));
    if (this.#delimiters?.isMixed) this.#unsure('marks of several kinds');
    this.#delimiters?.resolve(0, this.#hidden);
  }

  /** The next character from here on that may begin or end something. */
  #next(from: number): number {
    if (!this.#hides) return this.#signs.next(from, this.#to);
    const text = this.#text;
    const to = this.#to;
    let at = from;
    while (at < to) {
      const code = text.charCodeAt(at);
      if (code < 128 && shownSigns[code] === 1) break;
      at++;
    }
    return at;
  }

  #unsure(reason: string): void {
    if (this.#context.strict) throw new Unsure(reason);
  }

  /** Reads what stands at a special character; returns where to go on. */
  #at(at: number, code: number): number {
    const next = at + 1 < this.#to ? this.#text.charCodeAt(at + 1) : 0;
    switch (code) {
      case 92:
        return this.#escape(at, next);
      case 96:
        return this.#code(at);
      case 60:
        return this.#angle(at);
      case 33:
        return next === 91 ? this.#image(at) : at + 1;
      case 91:
        return this.#bracket(at, next);
      case 93:
        return this.#close(at);
      case 36:
        return this.#math(at, next);
      case 37:
        return next === 37 ? this.#comment(at) : at + 1;
      case 35:
        return this.#tag(at);
      case 58:
      case 46:
        return this.#address(at);
      case 38:
        return this.#entity(at);
      default:
        return (this.#delimiters as Delimiters).run(at);
    }
  }

  /** Notes that a construct is taken whole; returns its end. */
  #take(start: number, end: number, shown: string): number {
    if (this.#hides) this.#hidden.push({ start, end, shown });
    this.#taken = end;
    return end;
  }

  #escape(at: number, next: number): number {
    if (next === 10 || next === 13) return this.#take(at, at + 1, '');
    if (!isEscapable(next)) return at + 1;
    this.#take(at, at + 1, '');
    this.#taken = at + 2;
    return at + 2;
  }

  // ---- code, HTML, math, comments: taken whole

  #code(at: number): number {
    const end = this.#runEnd(at);
    const closer = this.#nextRun(end - at, end);
    if (closer < 0) return end;
    let shown = '';
    if (this.#hides) {
      shown = this.#text.slice(end, closer).replace(/\r\n?|\n/g, ' ');
      if (shown.startsWith(' ') && shown.endsWith(' ') && shown.trim() !== '') shown = shown.slice(1, -1);
    }
    return this.#take(at, closer + end - at, shown);
  }

  #runEnd(at: number): number {
    let end = at;
    while (end < this.#to && this.#text.charCodeAt(end) === 96) end++;
    return end;
  }

  /** Start of the next backtick run of exactly this length from `from` on; -1 when there is none. */
  #nextRun(length: number, from: number): number {
    this.#runs ??= this.#findRuns();
    const starts = this.#runs.get(length);
    if (!starts) return -1;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) < from) low = middle + 1;
      else high = middle;
    }
    return starts[low] ?? -1;
  }

  #findRuns(): Map<number, number[]> {
    const runs = new Map<number, number[]>();
    for (let at = this.#text.indexOf('`', this.#from); at >= 0 && at < this.#to;) {
      const end = this.#runEnd(at);
      const starts = runs.get(end - at);
      if (starts) starts.push(at);
      else runs.set(end - at, [at]);
      at = this.#text.indexOf('`', end);
    }
    return runs;
  }

  #angle(at: number): number {
    autolink.lastIndex = at;
    const found = autolink.exec(this.#text);
    if (found && at + found[0].length <= this.#to) {
      return this.#take(at, at + found[0].length, found[0].slice(1, -1));
    }
    const end = inlineHtmlEnd(this.#text, at, this.#to, this.#exhausted);
    return end < 0 ? at + 1 : this.#take(at, end, '');
  }

  #comment(at: number): number {
    const closer = this.#exhausted.has('%%') ? -1 : this.#text.indexOf('%%', at + 2);
    if (closer < 0 || closer + 2 > this.#to) {
      this.#exhausted.add('%%');
      return at + 2;
    }
    return this.#take(at, closer + 2, '');
  }

  #math(at: number, next: number): number {
    if (next === 36) return this.#displayMath(at);
    if (at + 1 >= this.#to || isBlankOrEol(next) || this.#exhausted.has('$')) return at + 1;
    const closer = this.#unescapedDollar(at + 1);
    if (closer < 0) this.#exhausted.add('$');
    if (closer < 0 || !this.#closesMath(closer)) return at + 1;
    return this.#take(at, closer + 1, this.#text.slice(at + 1, closer));
  }

  /** The next dollar sign decides, so that of `$5 or $6 and US$` nothing is math. */
  #closesMath(at: number): boolean {
    const after = at + 1 < this.#to ? this.#text.charCodeAt(at + 1) : 0;
    if (after === 36 || this.#text.charCodeAt(at - 1) === 36) this.#unsure('dollar signs side by side');
    return !isBlankOrEol(this.#text.charCodeAt(at - 1)) && !(after >= 48 && after <= 57);
  }

  #displayMath(at: number): number {
    let end = at;
    while (end < this.#to && this.#text.charCodeAt(end) === 36) end++;
    const closer = this.#exhausted.has('$$') ? -1 : this.#unescapedDollar(end);
    if (closer < 0) {
      this.#exhausted.add('$$');
      return end;
    }
    const isPair = this.#text.charCodeAt(closer + 1) === 36 && closer + 2 <= this.#to;
    if (end - at > 2 || !isPair || this.#text.charCodeAt(closer + 2) === 36) {
      this.#unsure('dollar signs side by side');
      return end;
    }
    return this.#take(at, closer + 2, this.#text.slice(end, closer));
  }

  #unescapedDollar(from: number): number {
    for (let i = from; i < this.#to; i++) {
      const code = this.#text.charCodeAt(i);
      if (code === 92) i++;
      else if (code === 36) return i;
    }
    return -1;
  }

  #entity(at: number): number {
    entity.lastIndex = at;
    const found = entity.exec(this.#text)?.[0];
    return found === undefined ? at + 1 : this.#take(at, at + found.length, decodeString(found));
  }

  // ---- tags and addresses

  #tag(at: number): number {
    const name = at === this.#taken || this.#text[at - 1] !== '\\' ? tagAt(this.#text, at, this.#from) : null;
    if (name === null || at + 1 + name.length > this.#to) return at + 1;
    this.#tags.push({ text: name, start: at });
    return at + 1;
  }

  /** A bare address: `https://…` seen from its colon, `www.…` from its dot. Not within open brackets. */
  #address(at: number): number {
    if (this.#openers.length > 0) return at + 1;
    const end = bareAddressEnd(this.#text, at, this.#from, this.#taken, this.#to);
    if (end < 0) return at + 1;
    this.#taken = end;
    return end;
  }

  // ---- brackets

  #image(at: number): number {
    if (this.#text.charCodeAt(at + 2) === 91) {
      const end = this.#wikiLink(at, at + 1);
      if (end >= 0) return end;
    }
    if (this.#text.charCodeAt(at + 2) === 94) this.#unsure('a footnote call after an exclamation mark');
    this.#open(at, true);
    return at + 2;
  }

  #bracket(at: number, next: number): number {
    if (next === 91) {
      const end = this.#wikiLink(at, at);
      if (end >= 0) return end;
    } else if (next === 94) {
      const end = this.#footnoteCall(at);
      if (end >= 0) return end;
    }
    this.#open(at, false);
    return at + 1;
  }

  #open(start: number, image: boolean): void {
    this.#openers.push(start, image, this.#links.length, this.#tags.length, this.#delimiters?.count ?? 0);
  }

  /** `[[…]]` whose brackets begin at `open`; `start` is there too, or at the `!` before it. */
  #wikiLink(start: number, open: number): number {
    const close = this.#wikiLinkClose(open + 2);
    if (close < 0) return -1;
    const kind = start === open ? 'wiki' : 'embed';
    const order = kind === 'wiki' ? this.#context.order : 'target-first';
    const parts = wikiLinkParts(this.#text.slice(open + 2, close), order);
    if (parts === null) return -1;
    const end = close + 2;
    const { target, heading, block, label } = parts;
    this.#links.push({ kind, start, end, target, heading, block, label });
    return this.#take(start, end, this.#hides ? (this.#shownLabel(parts.label) ?? shownText(parts)) : '');
  }

  /** A label's text without its markup. */
  #shownLabel(label: string | null): string | null {
    if (label === null || !/[*_~=`\\&<[$%]/.test(label)) return label;
    const { hidden } = readInlines(label, 0, label.length, { ...this.#context, hide: true });
    return withoutHidden(label, 0, label.length, hidden);
  }

  /** Offset of the `]]` that ends the innermost wiki link begun before `from`; code within it is passed over. */
  #wikiLinkClose(from: number): number {
    const limit = Math.min(this.#to, from + longestWikiLink + 1);
    if (this.#text.charCodeAt(from) === 91) return -1;
    for (let i = from; i < limit; i++) {
      const code = this.#text.charCodeAt(i);
      if (code === 93) {
        if (this.#text.charCodeAt(i + 1) === 93 && i + 1 < this.#to) return i;
      } else if (code === 91) {
        if (this.#text.charCodeAt(i + 1) === 91) return -1;
      } else if (code === 10 || code === 13) {
        return -1;
      } else if (code === 96) {
        const end = this.#runEnd(i);
        const closer = this.#nextRun(end - i, end);
        if (closer < 0) i = end - 1;
        else if (hasEol(this.#text, i, closer)) return -1;
        else i = closer + (end - i) - 1;
      } else if (code === 92) {
        const next = this.#text.charCodeAt(i + 1);
        if (next === 92 || next === 96) i++;
      }
    }
    return -1;
  }

  #footnoteCall(at: number): number {
    const close = labelEnd(this.#text, at + 2, this.#to);
    if (close < 0) return -1;
    const label = this.#text.slice(at + 2, close);
    if (label === '' || /\s/.test(label) || !this.#references.footnotes.has(normalizeLabel(label))) return -1;
    return this.#take(at, close + 1, '');
  }

  /** `]`: a Markdown link or image, when its opener and what follows make one. */
  #close(at: number): number {
    const opener = this.#openers.pop();
    if (opener === undefined) return at + 1;
    const active = opener.image || this.#openers.length >= this.#firstActive;
    this.#firstActive = Math.min(this.#firstActive, this.#openers.length);
    if (!active) return at + 1;
    const found = this.#destination(opener, at);
    if (found === null) return at + 1;
    if (this.#tags.length > opener.tags) this.#tags.length = opener.tags;
    if (opener.image) this.#links.length = opener.links;
    else this.#firstActive = this.#openers.length;
    const link = this.#markdownLink(opener, at, found);
    if (link !== null) this.#links.push(link);
    if (this.#delimiters?.isMixed) this.#unsure('marks of several kinds');
    this.#delimiters?.resolve(opener.delimiters, this.#hidden);
    if (this.#hides) this.#hidden.push({ start: opener.start, end: opener.inside, shown: '' });
    return this.#take(at, found.end, '');
  }

  #markdownLink(opener: Opener, close: number, found: { url: string; end: number }): FoundLink | null {
    if (isExternal(found.url)) return null;
    const parts = targetParts(found.url);
    if (parts === null) return null;
    const label = this.#text.slice(opener.inside, close).trim();
    return { kind: 'markdown', start: opener.start, end: found.end, ...parts, label: label === '' ? null : label };
  }

  /** Where the brackets closed at `at` lead: resource, full, collapsed or shortcut reference. */
  #destination(opener: Opener, at: number): { url: string; end: number } | null {
    const next = at + 1 < this.#to ? this.#text.charCodeAt(at + 1) : 0;
    const resource = next === 40 ? this.#resource(at + 2) : null;
    if (resource !== null) return resource;
    const { definitions } = this.#references;
    if (definitions.size === 0) return null;
    const own = at - opener.inside > 999 ? '' : normalizeLabel(this.#text.slice(opener.inside, at));
    const url = definitions.get(own);
    if (next !== 91) return url === undefined ? null : { url, end: at + 1 };
    const close = labelEnd(this.#text, at + 2, this.#to);
    const full = close < 0 ? undefined : definitions.get(normalizeLabel(this.#text.slice(at + 2, close)));
    if (full !== undefined) return { url: full, end: close + 1 };
    return url !== undefined && close === at + 2 ? { url, end: at + 3 } : null;
  }

  /** `(destination "title")` from after its parenthesis on. */
  #resource(from: number): { url: string; end: number } | null {
    const to = this.#to;
    let at = afterBlanks(this.#text, from, to);
    if (at < to && this.#text.charCodeAt(at) === 41) return { url: '', end: at + 1 };
    const destination = readDestination(this.#text, at, to);
    if (destination === null || destination.empty) return null;
    at = afterBlanks(this.#text, destination.end, to);
    const first = this.#text[at];
    if (at > destination.end && at < to && (first === '"' || first === "'" || first === '(')) {
      const title = titleEnd(this.#text, at, to, this.#exhausted);
      if (title < 0) return null;
      at = afterBlanks(this.#text, title, to);
    }
    return at < to && this.#text.charCodeAt(at) === 41 ? { url: destination.url, end: at + 1 } : null;
  }
}

function hasEol(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) return true;
  }
  return false;
}
