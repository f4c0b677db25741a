/**
 * The front matter of a note as a reader wants it: each value by its kind, links as links. Law: keys stand in the
 * writer's order and case, and what the page tells already in words of its own is not told twice.
 */
import type { AttachmentId, Link, NoteId, Property, ShownLink } from '../model.ts';
import { dateOf, dateProperties, dateRole, isoDate } from '../names/dates.ts';
import { anchor, externalLink } from '../render/anchor.ts';
import type { Wiki } from '../wiki.ts';
import type { Markup } from './page.ts';
import { clamp, momentOf } from './phrases.ts';

/** Shown elsewhere on the page, or in the way it looks. */
const told = new Set(['title', 'alias', 'aliases', 'tag', 'tags', 'draft', 'publish']);
/** With more properties than this they wait folded. */
const shownAtOnce = 4;
const longestValue = 500;
const longestList = 100;

type Scalar = string | number | boolean | null;

interface PropertyLink {
  readonly shown: ShownLink;
  readonly target: string;
  readonly label: string;
}

/** The links of one property by their source. */
type Links = ReadonlyMap<string, PropertyLink>;

/** The panel; nothing when the note has no property that the page does not tell already. */
export function propertyPanel(wiki: Wiki, id: NoteId, properties: readonly Property[]): Markup {
  const { created, updated } = dateProperties(properties);
  const rows = properties.filter(({ key, value }) => {
    // A date that is a link to the note of its day is still a link.
    const isTold = (key === created?.key || key === updated?.key) && !isLink(value);
    return !told.has(key.toLowerCase()) && !isTold;
  });
  if (rows.length === 0) return null;
  const links = linksByProperty(wiki, id);
  return (
    <details class="bl-properties" open={rows.length <= shownAtOnce}>
      <summary>Properties</summary>
      <dl>
        {rows.map(({ key, value }) => (
          <div>
            <dt>
              <bdi>{clamp(key, 60)}</bdi>
            </dt>
            <dd>
              {valueOf(wiki, value, links.get(key) ?? new Map<string, PropertyLink>())}
              {isNonsense(key, value) ? <span class="bl-quiet"> (not a date)</span> : null}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function isLink(value: Property['value']): boolean {
  return typeof value === 'string' && value.includes('[[');
}

/** A property that names a date and says something else; a year or a month is at least a part of one. */
function isNonsense(key: string, value: Property['value']): boolean {
  if (dateRole(key) === null || value === null || value === '') return false;
  return dateOf(value) === null && !/^\d{4}(?:-\d{2})?$/.test(String(value));
}

function valueOf(wiki: Wiki, value: Property['value'], links: Links): Markup {
  if (!isList(value)) return <bdi>{scalar(wiki, value, links)}</bdi>;
  if (value.length === 0) return empty();
  return (
    <ul>
      {value.slice(0, longestList).map(item => (
        <li>
          <bdi>{scalar(wiki, item, links)}</bdi>
        </li>
      ))}
      {value.length > longestList ? <li class="bl-quiet">and {value.length - longestList} more</li> : null}
    </ul>
  );
}

function isList(value: Property['value']): value is readonly Scalar[] {
  return Array.isArray(value);
}

function scalar(wiki: Wiki, value: Scalar, links: Links): Markup {
  if (value === null || value.toString().trim() === '') return empty();
  if (typeof value === 'boolean') return checkbox(value);
  if (typeof value === 'number') return <span class="bl-number">{String(value)}</span>;
  const date = isoDate(value);
  if (date !== null) return <time datetime={date}>{momentOf(date)}</time>;
  const text = value.trim();
  if (/^(?:https?:\/\/|mailto:)\S+$/i.test(text)) {
    return <>{externalLink(text, [{ type: 'text', value: clamp(text, 80) }])}</>;
  }
  const file = attachment(wiki, text);
  if (file !== null) return <a href={wiki.url(file)}>{clamp(text, 80)}</a>;
  return withLinks(clamp(value, longestValue), links);
}

function empty(): Markup {
  return <span class="bl-quiet">empty</span>;
}

function checkbox(checked: boolean): Markup {
  return (
    <label>
      <input type="checkbox" disabled checked={checked} /> {checked ? 'yes' : 'no'}
    </label>
  );
}

/** The file that a value names without a link, as in `cover: pictures/loop.svg`. */
function attachment(wiki: Wiki, text: string): AttachmentId | null {
  if (text.length > longestValue || !/[^/]\.[a-z\d]{2,5}$/i.test(text)) return null;
  const target = wiki.find(text);
  return target.state === 'missing' || wiki.isNote(target.id) ? null : target.id;
}

/** The text with the source of each link replaced by the link. */
function withLinks(text: string, links: Links): Markup {
  const pieces = text.split(/(!?\[\[[^[\]]*\]\])/).map(piece => {
    const link = links.get(piece) ?? links.get(piece.replace(/^!/, ''));
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
