/** A canvas (JSON Canvas 1.0) as text: its groups and cards from top to bottom, and which of them are connected. */
import { baseOf, withoutMd } from '../names/paths.ts';
import { escaped, fields, shortened, text, type Item } from './items.ts';

interface Card {
  readonly id: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** What a connection calls it. */
  readonly name: string;
  readonly item: Item;
}

type Fields = Readonly<Record<string, unknown>>;

/** @param canvas what its JSON says. */
export function canvasItems(canvas: unknown): readonly Item[] {
  const { nodes, edges } = fields(canvas);
  const all = listOf(nodes);
  const groups = all.filter(node => node['type'] === 'group').map(cardOf);
  const cards = all.filter(node => node['type'] !== 'group').map(cardOf);
  const inGroups = new Map<Card | null, Card[]>([null, ...groups.sort(fromTheTop)].map(group => [group, []]));
  for (const card of cards.sort(fromTheTop)) inGroups.get(smallestAround(card, groups))?.push(card);
  const items: Item[] = [];
  for (const [group, inside] of inGroups) {
    if (group !== null) items.push({ markdown: `## ${escaped(group.name)}` });
    for (const { item } of inside) if (!('card' in item) || item.card.trim() !== '') items.push(item);
  }
  const named = new Map([...groups, ...cards].map(({ id, name }) => [id, name]));
  const connections = listOf(edges).flatMap(edge => connection(edge, named));
  if (connections.length > 0) items.push({ markdown: `## Connections\n\n${connections.join('\n')}` });
  return items;
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fields) : [];
}

function cardOf(node: Fields): Card {
  const place = { left: amount(node['x']), top: amount(node['y']) };
  const size = { width: amount(node['width']), height: amount(node['height']) };
  return { id: text(node['id']), ...place, ...size, ...saidBy(node) };
}

function amount(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function saidBy(node: Fields): Pick<Card, 'name' | 'item'> {
  switch (node['type']) {
    case 'file': {
      const file = text(node['file']);
      const name = withoutMd(baseOf(file));
      const address = `/${encodeURI(file.toWellFormed())}${encodeURI(text(node['subpath']).toWellFormed())}`;
      const sign = /\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$/i.test(file) ? '!' : '';
      return {
        name,
        item: { markdown: `${sign}[${escaped(name)}](<${address.replace(/[<>]/g, encodeURIComponent)}>)` },
      };
    }
    case 'link': {
      const url = text(node['url']);
      return { name: url, item: { markdown: `[${escaped(url)}](<${url.replace(/[<>\s]/g, encodeURIComponent)}>)` } };
    }
    case 'group':
      return { name: text(node['label']) || 'Group', item: { markdown: '' } };
    default: {
      const card = text(node['text']);
      return { name: card.replace(/^[\s#>*-]+/, ''), item: { card } };
    }
  }
}

function fromTheTop(a: Card, b: Card): number {
  return a.top - b.top || a.left - b.left;
}

/** The innermost group that the middle of a card lies in. */
function smallestAround(card: Card, groups: readonly Card[]): Card | null {
  const [x, y] = [card.left + card.width / 2, card.top + card.height / 2];
  const around = groups.filter(
    ({ left, top, width, height }) => x >= left && x <= left + width && y >= top && y <= top + height,
  );
  return around.sort((a, b) => a.width * a.height - b.width * b.height)[0] ?? null;
}

function connection(edge: Fields, names: ReadonlyMap<string, string>): string[] {
  const [from, to] = [names.get(text(edge['fromNode'])), names.get(text(edge['toNode']))];
  if (from === undefined || to === undefined) return [];
  const label = text(edge['label']).trim();
  return [`- ${shortened(from)} → ${shortened(to)}${label === '' ? '' : `: ${escaped(label)}`}`];
}
