/** What somebody asks `why` about: a link as it would be written in a note, in any of its forms. */
import { targetId } from '../graph/graph.ts';
import { isExternal, wikiLinkParts, type FoundLink, type LinkOrder, type LinkParts } from '../markdown/reading.ts';
import { scanLeniently } from '../markdown/scanner.ts';
import { WikiError, type LinkKind, type NoteId } from '../model.ts';
import { wantOf } from '../names/want.ts';
import { askedPage } from '../reports/named.ts';
import type { Suggestions } from '../reports/suggest.ts';
import { explain, explainExternal, explainPlace } from '../reports/why.ts';
import type { VaultIndex } from './index.ts';
import { placesIn } from './outline.ts';
import type { Why } from './types.ts';

type AskedLink = Pick<FoundLink, 'target' | 'heading' | 'block'> & { readonly kind: LinkKind };

/**
 * How a link resolves in a note, step by step.
 * @throws {WikiError} `bad-usage` when it is no link.
 */
export function whyOf(
  written: string,
  from: NoteId,
  {
    index,
    order,
    suggestions,
  }: {
    readonly index: VaultIndex;
    readonly order: LinkOrder;
    readonly suggestions: Suggestions<NoteId>;
  },
): Why {
  const link = written.trim();
  if (leavesVault(link)) return { link: written, from, steps: explainExternal(), to: null, via: null, external: true };
  const asked = askedLink(link, order);
  if (asked === null) throw notALink(written);
  const { graph } = index;
  const want = wantOf(asked.kind, from, asked.target);
  const nearest = suggestions.for(askedPage(want.spelling), 1);
  const steps = explain({
    from,
    want,
    steps: graph.steps(from, want),
    answering: graph.answering(want),
    nearest,
  });
  const target = graph.resolve(from, want);
  const to = targetId(target);
  const anchors = to !== null && graph.isNote(to) ? placesIn(index.kept(to)?.outline ?? '') : null;
  const place = to === null ? null : explainPlace(asked, to, anchors);
  const via = target.state === 'missing' ? null : target.via;
  return { link: written, from, steps: place === null ? steps : [...steps, place], to, via, external: false };
}

/** `https://…`, `<mailto:…>`, `[text](https://…)`; a name such as `Rust: a tour` does not. */
function leavesVault(link: string): boolean {
  if (!/^!?\[/.test(link)) return /^<?(?:[a-z][a-z0-9+.-]*:\/\/|\/\/|mailto:)/i.test(link);
  const destination = /^!?\[(?!\[)[^]*\]\(\s*<?([^]*)\)$/u.exec(link)?.[1];
  return destination !== undefined && isExternal(destination);
}

/** With brackets it is read as in a note; without, as the inside of a wiki link. */
function askedLink(link: string, order: LinkOrder): AskedLink | null {
  if (!/^!?\[/.test(link)) return inWikiLink(wikiLinkParts(link, order));
  const [found, second] = scanLeniently(link, 0, order).links;
  return found !== undefined && second === undefined && found.start === 0 && found.end === link.length ? found : null;
}

function inWikiLink(parts: LinkParts | null): AskedLink | null {
  return parts === null ? null : { kind: 'wiki', ...parts };
}

function notALink(written: string): WikiError {
  return new WikiError(
    'bad-usage',
    `“${written}” is no link.`,
    'Examples: [[Note#Heading]], Note, ![[picture.png]], "[text](folder/note.md)"',
  );
}
