/** What is told of the page that was chosen in the graph: its links, and the pages it is connected with. */
import type { GraphData } from './graph-data.ts';
import { button, part } from './graph-parts.ts';

const mostNeighbours = 30;

/** What can be done from it. */
export interface CardDeeds {
  choose(node: number): void;
  close(): void;
}

export function card(node: number, neighbours: readonly number[], data: GraphData, deeds: CardDeeds): HTMLElement {
  const url = data.urls[node] ?? '';
  const isMissing = data.folder[node] === -1;
  const name = part('a', isMissing ? 'name missing' : 'name', { href: `/notes/${url}`, dir: 'auto' });
  name.append(data.titles[node] ?? '');
  const links = `${counted(data.linksIn[node] ?? 0, 'link')} in`;
  const own = isMissing ? 'not written yet' : `${counted(data.linksOut[node] ?? 0, 'link')} out`;
  const around = part('a', 'around', { href: `/graph?around=${encodeURIComponent(decodeURIComponent(url))}` });
  around.append('Only what is around it');
  const others = neighbours.slice(0, mostNeighbours).map(other => {
    const take = part('button', 'other', { type: 'button', dir: 'auto' }, data.titles[other] ?? '');
    take.addEventListener('click', () => deeds.choose(other));
    if (data.folder[other] === -1) take.append(part('span', 'quiet', {}, ' (missing)'));
    return part('li', 'item', {}, take);
  });
  const more = neighbours.length - others.length;
  if (more > 0) others.push(part('li', 'item quiet', {}, `and ${more.toLocaleString('en-US')} more`));
  return part(
    'section',
    'card',
    { 'aria-label': 'The chosen page' },
    button('close', '×', 'Close', () => deeds.close()),
    part('p', 'card-name', {}, name),
    part('p', 'quiet', {}, `${links} · ${own}`),
    ...(isMissing ? [] : [part('p', 'quiet', {}, around)]),
    ...(others.length === 0 ? [] : [part('ul', 'others', { 'aria-label': 'Connected with' }, ...others)]),
  );
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
