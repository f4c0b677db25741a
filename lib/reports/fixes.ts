/**
 * Which findings can be mended with certainty, and what to write instead. Law: an edit is offered only where nothing is
 * left to guess and the new spelling leads, by the rules of resolution, to the one file that is meant; a slip of the
 * pen, a plural or the beginning of a name is never certain.
 */
import type { Edge } from '../graph/edge.ts';
import type { AttachmentId, FileId, Nearness, NoteId, Rule, Target } from '../model.ts';
import { fold } from '../names/fold.ts';
import { baseOf, extensionOf, withoutMd } from '../names/paths.ts';
import { wantOf } from '../names/want.ts';
import { missingRule } from './attachments.ts';
import { miscased } from './case-mismatches.ts';
import type { CheckedVault } from './checked.ts';
import { headingIndex, type HeadingIndex } from './headings.ts';
import { askedPage, namedNote } from './named.ts';
import { isSameHeading, isSameName } from './same-name.ts';
import { decoded, inOwnCase, spellings, type Manner } from './spelling.ts';
import { suggestions, type Suggestions } from './suggest.ts';
import { isSuspicious } from './suspicious.ts';
import { listed, quoted } from './wording.ts';

/** A stretch of a note's text and what takes its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A link that breaks a rule, and where it stands. */
interface BrokenLink {
  readonly rule: Rule;
  readonly from: NoteId;
  readonly line: number;
  readonly column: number;
  /** As written before `#` and `|`. */
  readonly target: string;
}

/** What mends one finding. */
export interface Mend extends BrokenLink {
  /** Offset of the link. */
  readonly start: number;
  /** Where the link leads afterwards. */
  readonly to: FileId;
  readonly edits: readonly Edit[];
}

/** A finding that one might have hoped to see mended, and why it is not. */
export interface LeftAlone extends BrokenLink {
  /** A clause that goes on from “left, because”. */
  readonly reason: string;
}

/** Where the parts of a link stand; see `markdown/written`. */
export interface Written {
  readonly target: Omit<Edit, 'text'>;
  readonly heading: Omit<Edit, 'text'> | null;
  readonly form: Manner['form'];
}

/** How near another heading must be for the nearest one to be in doubt. */
const close: ReadonlySet<Nearness> = new Set<Nearness>([
  'same-name',
  'other-form',
  'plural',
  'one-edit',
  'swap',
  'two-edits',
]);

export type FindWritten = (edge: Edge) => Written | null;

/** The rules of which some findings can be mended. */
export const mendable = [
  'missing-page',
  'missing-heading',
  'missing-attachment',
  'missing-link',
  'case-mismatch',
] as const satisfies readonly Rule[];

export interface Fixes {
  /** By note, then place. */
  readonly mends: readonly Mend[];
  readonly left: readonly LeftAlone[];
}

/**
 * What mends the findings of these rules.
 * @param written where the parts of a link stand in its note; null where that is not certain.
 */
export function fixes(vault: CheckedVault, rules: ReadonlySet<Rule>, written: FindWritten): Fixes {
  const mender = new Mender(vault, rules, written);
  for (const edge of vault.doubtful()) if (edge !== null) mender.look(edge);
  return mender;
}

class Mender implements Fixes {
  readonly mends: Mend[] = [];
  readonly left: LeftAlone[] = [];
  readonly #vault: CheckedVault;
  readonly #rules: ReadonlySet<Rule>;
  readonly #written: FindWritten;
  readonly #headings = new Map<NoteId, Headings>();
  #files: ReadonlyMap<string, readonly AttachmentId[]> | null = null;

  constructor(vault: CheckedVault, rules: ReadonlySet<Rule>, written: FindWritten) {
    this.#vault = vault;
    this.#written = written;
    this.#rules = new Set(mendable.filter(rule => rules.has(rule) && vault.severity(rule) !== 'off'));
  }

  look(edge: Edge): void {
    const target = this.#vault.resolve(edge);
    if (target.state === 'missing') this.#missing(edge);
    else if (target.state === 'found') {
      if (this.#rules.has('case-mismatch')) this.#case(edge, target);
      if (this.#rules.has('missing-heading')) this.#heading(edge, target.id);
    }
  }

  // ---- what is not found

  #missing(edge: Edge): void {
    const rule = missingRule(edge);
    const { want } = edge;
    if (!this.#rules.has(rule) || this.#vault.intended(want.key)) return;
    if (rule === 'missing-page' && isSuspicious(want.spelling)) return;
    const candidates = this.#candidates(edge, rule);
    const [to, second] = candidates;
    if (to === undefined) return;
    if (second !== undefined) return this.#leave(edge, rule, `it could be ${listed(candidates, 'or')}`);
    const written = this.#written(edge);
    if (written === null) return this.#leave(edge, rule, 'its place in the source is not certain');
    const spelling = this.#spelling(edge, to, written);
    if (spelling === null) return this.#leave(edge, rule, `no spelling of it leads to ${quoted(to)} alone`);
    const below = this.#place(edge, to, written);
    if (below === null) return this.#leave(edge, rule, `${quoted(to)} does not have the place that it points to`);
    this.#mend(edge, rule, to, [{ ...written.target, text: spelling }, ...below]);
  }

  /** All files that could be meant: more than one, and nothing is certain. */
  #candidates(edge: Edge, rule: Rule): readonly FileId[] {
    const { want, from, target } = edge;
    // What ends in a slash asks for a folder.
    if (target.endsWith('/')) return [];
    const base = fold(baseOf(want.spelling));
    const files = extensionOf(want.spelling) === '' ? [] : (this.#filesByBase.get(base) ?? []);
    const asksNote = rule === 'missing-page' || (rule === 'missing-link' && extensionOf(target) === '');
    return asksNote ? [...this.#notes(edge), ...files].filter(id => id !== from) : files;
  }

  #notes(edge: Edge): readonly NoteId[] {
    const asked = askedPage(edge.want.spelling);
    const isPath = edge.kind === 'markdown' || edge.target.includes('/');
    // Every folder may have its own.
    if (isPath && /^(?:index|readme)$/i.test(asked)) return [];
    const near = this.#vault.notes.for(asked, 9).filter(({ kind }) => kind === 'same-name' || kind === 'other-form');
    const ids = near.map(({ path }) => path).filter(id => id !== edge.from);
    if (ids.length !== 1) return ids;
    return ids.filter(id => this.#namesOf(id, isPath).some(name => isSameName(name, asked)));
  }

  /** A path is that of a file; a bare name may be any name of a note. */
  #namesOf(id: NoteId, isPath: boolean): readonly string[] {
    if (isPath) return [baseOf(withoutMd(id))];
    const note = this.#vault.titled(id);
    return note === null ? [] : namedNote(id, note.title, note.aliases).names;
  }

  get #filesByBase(): ReadonlyMap<string, readonly AttachmentId[]> {
    if (this.#files !== null) return this.#files;
    const files = new Map<string, AttachmentId[]>();
    for (const id of this.#vault.attachments()) {
      const base = fold(baseOf(id));
      const known = files.get(base);
      if (known) known.push(id);
      else files.set(base, [id]);
    }
    return (this.#files = files);
  }

  /** The first spelling in the writer's manner that leads there and nowhere else. */
  #spelling(edge: Edge, to: FileId, written: Written): string | null {
    const names = this.#vault.isNote(to) ? this.#namesOf(to, false) : [];
    const manner = this.#manner(edge, written);
    return spellings(manner, to, names).find(spelling => this.#leadsTo(edge, spelling, to)) ?? null;
  }

  #leadsTo({ kind, from }: Edge, spelling: string, to: FileId): boolean {
    const target = this.#vault.wouldMean(from, wantOf(kind, from, spelling));
    return target.state === 'found' && target.id === to;
  }

  #manner({ from, target }: Edge, { form }: Written): Manner {
    const query = form === 'wiki' ? -1 : target.indexOf('?');
    return { from, form, source: query < 0 ? target : target.slice(0, query) };
  }

  /** The edit that makes heading or block be found there, if any; null where there is no such place. */
  #place(edge: Edge, to: FileId, written: Written): readonly Edit[] | null {
    const { heading, block } = edge;
    if ((heading === null && block === null) || !this.#vault.isNote(to)) return [];
    if (block !== null) return this.#headingsOf(to).blocks.has(block.toLowerCase()) ? [] : null;
    const headings = this.#headingsOf(to);
    if (headings.index.find(heading as string) !== null) return [];
    const right = this.#certainHeading(heading as string, headings, written);
    return right === null || written.heading === null ? null : [{ ...written.heading, text: right }];
  }

  // ---- what is found

  #case(edge: Edge, target: Target): void {
    const own = miscased(edge, target, this.#vault);
    if (own === null) return;
    const written = this.#written(edge);
    if (written === null) return this.#leave(edge, 'case-mismatch', 'its place in the source is not certain');
    const spelling = inOwnCase(this.#manner(edge, written), own.id);
    if (spelling === null || !this.#leadsTo(edge, spelling, own.id)) return;
    this.#mend(edge, 'case-mismatch', own.id, [{ ...written.target, text: spelling }]);
  }

  #heading(edge: Edge, to: FileId): void {
    if (edge.heading === null || edge.block !== null || !this.#vault.isNote(to)) return;
    const headings = this.#headingsOf(to);
    if (headings.index.find(edge.heading) !== null) return;
    const written = this.#written(edge);
    if (written === null || written.heading === null) return;
    const right = this.#certainHeading(edge.heading, headings, written);
    if (right !== null) this.#mend(edge, 'missing-heading', to, [{ ...written.heading, text: right }]);
  }

  /** How the last segment of a fragment must be written; null unless one heading is the same and nothing else is near. */
  #certainHeading(fragment: string, { index, near, anchors }: Headings, { form }: Written): string | null {
    const cut = fragment.lastIndexOf('#') + 1;
    const asked = decoded(fragment.slice(cut), form);
    const [only, second] = near.for(asked, 9).filter(({ kind }) => close.has(kind));
    if (only === undefined || second !== undefined || !isSameHeading(only.path, asked)) return null;
    const anchor = anchors.get(only.path);
    if (anchor === undefined) return null;
    const right = form === 'wiki' ? fragmentOf(only.path) : encodeURIComponent(anchor);
    return index.find(fragment.slice(0, cut) + right)?.anchor === anchor ? right : null;
  }

  #headingsOf(id: NoteId): Headings {
    let known = this.#headings.get(id);
    if (!known) this.#headings.set(id, (known = headingsOf(this.#vault, id)));
    return known;
  }

  #mend({ from, line, column, target, start }: Edge, rule: Rule, to: FileId, edits: readonly Edit[]): void {
    this.mends.push({ rule, from, line, column, target, start, to, edits });
  }

  #leave({ from, line, column, target }: Edge, rule: Rule, reason: string): void {
    this.left.push({ rule, from, line, column, target, reason });
  }
}

/** The places of a note, ready for questions. */
interface Headings {
  readonly index: HeadingIndex;
  readonly near: Suggestions<string>;
  /** By text, of headings that share theirs with no other. */
  readonly anchors: ReadonlyMap<string, string>;
  readonly blocks: ReadonlySet<string>;
}

function headingsOf(vault: CheckedVault, id: NoteId): Headings {
  const { headings, blocks } = vault.anchors(id);
  const texts = headings.map(({ text }) => text);
  const unique = headings.filter(({ text }) => texts.indexOf(text) === texts.lastIndexOf(text));
  return {
    index: headingIndex(headings),
    near: suggestions(() => texts.map(text => ({ path: text, names: [text] }))),
    anchors: new Map(unique.map(({ text, anchor }) => [text, anchor])),
    blocks: new Set(blocks.map(block => block.id.toLowerCase())),
  };
}

/** A heading's text without what no link can hold. */
function fragmentOf(text: string): string {
  return text
    .replace(/\[\[|\]\]|%%|[#|^:\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
