/** The front matter of a note as a reader wants it: each value by its kind, links as links. */
import type { Link, NoteId, Property, ShownLink } from '../model.ts';
import { anchor, externalLink } from '../render/anchor.ts';
import type { Wiki } from '../wiki.ts';
import type { Markup } from './page.ts';
import { clamp, dayOf } from './phrases.ts';

/** Shown elsewhere on the page, in words of their own. */
const told = new Set(['title', 'alias', 'aliases', 'tag', 'tags', 'draft', 'publish']);
/** The first of these that is a day is when the note was last worked on. */
const dated = ['updated', 'modified', 'date modified', 'lastmod', 'date'];
/** With more properties than this they wait folded. */
const shownAtOnce = 4;
const longestValue = 500;

type Scalar = string | number | boolean | null;

interface PropertyLink {
  readonly shown: ShownLink;
  readonly target: string;
  readonly label: string;
}

/** The links of one property by their source. */
type Links = ReadonlyMap<string, PropertyLink>;

/** The property that says when the note was last changed. */
export function datedBy(properties: readonly Property[]): Property | null {
  for (const key of dated) {
    const property = properties.find(each => each.key.toLowerCase() === key);
    if (typeof property?.value === 'string' && dayOf(property.value) !== null) return property;
  }
  return null;
}

/** The panel; nothing when the note has no property that the page does not tell already. */
export function propertyPanel(wiki: Wiki, id: NoteId, properties: readonly Property[]): Markup {
  const day = datedBy(properties);
  const rows = properties.filter(property => !told.has(property.key.toLowerCase()) && property !== day);
  if (rows.length === 0) return null;
  const links = linksByProperty(wiki, id);
  return (
    <details class="bl-properties" open={rows.length <= shownAtOnce}>
      <summary>Properties</summary>
      <dl>
        {rows.map(({ key, value }) => (
          <div>
            <dt>{clamp(key, 60)}</dt>
            <dd dir="auto">{valueOf(value, links.get(key) ?? new Map<string, PropertyLink>())}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function valueOf(value: Property['value'], links: Links): Markup {
  if (!isList(value)) return scalar(value, links);
  return (
    <ul>
      {value.map(item => (
        <li>{scalar(item, links)}</li>
      ))}
    </ul>
  );
}

function isList(value: Property['value']): value is readonly Scalar[] {
  return Array.isArray(value);
}

function scalar(value: Scalar, links: Links): Markup {
  if (value === null || value === '') return <span class="bl-quiet">empty</span>;
  if (value === true) return <>☑ yes</>;
  if (value === false) return <>☐ no</>;
  if (typeof value === 'number') return <>{String(value)}</>;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayOf(value) : null;
  if (day !== null) return <time datetime={day.iso}>{day.text}</time>;
  if (/^https?:\/\/\S+$/i.test(value)) return <>{externalLink(value, [{ type: 'text', value: clamp(value, 80) }])}</>;
  return withLinks(clamp(value, longestValue), links);
}

/** The text with the source of each link replaced by the link. */
function withLinks(text: string, links: Links): Markup {
  const pieces = text.split(/(!?\[\[[^[\]]*\]\])/).map(piece => {
    const link = links.get(piece);
    return link === undefined ? piece : anchor(link.shown, link.target, [{ type: 'text', value: link.label }]);
  });
  return <>{pieces}</>;
}

/** The links of each property. */
function linksByProperty(wiki: Wiki, id: NoteId): ReadonlyMap<string, Links> {
  const shownLinks = wiki.shownLinks(id);
  const found = new Map<string, Map<string, PropertyLink>>();
  for (const { link } of wiki.links(id)) {
    const shown = shownLinks.get(link.span.start);
    if (link.property === null || shown === undefined) continue;
    const links = found.get(link.property) ?? new Map<string, PropertyLink>();
    found.set(link.property, links.set(link.raw, { shown, target: link.target, label: labelOf(link, shown) }));
  }
  return found;
}

function labelOf({ label, target, heading }: Link, { title }: ShownLink): string {
  return label ?? ([target, heading].filter(Boolean).join(' › ') || title);
}
