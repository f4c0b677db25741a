/** What of the graph is shown: with or without missing pages and what is unconnected, of one tag, of one folder. */
import type { GraphData } from './graph-data.ts';
import { part } from './graph-parts.ts';

/** Most tags to choose from: those that most notes have. */
const mostTags = 100;

/** @param changed is told which nodes are to be shown. */
export function filters(data: GraphData, changed: (isShown: (node: number) => boolean) => void): HTMLElement {
  const missing = check('Missing pages', true);
  const unconnected = check('Pages without links', true);
  const orphans = check('Only orphans, to which nothing links', false);
  const tag = choice('Tag', 'Any tag', tagsOf(data));
  const folder = choice(
    'Folder',
    'Any folder',
    data.folders.map((name, at) => [at, name === '' ? 'Top folder' : name] as const),
  );
  const { linksIn, linksOut, tagged } = data;
  const update = (): void => {
    const [ofTag, ofFolder] = [numberOf(tag.field), numberOf(folder.field)];
    changed(node => {
      const isMissing = data.folder[node] === -1;
      if (isMissing && (!missing.field.checked || orphans.field.checked)) return false;
      if (!unconnected.field.checked && linksIn[node] === 0 && linksOut[node] === 0) return false;
      if (orphans.field.checked && linksIn[node] !== 0) return false;
      if (ofTag !== null && tagged[node]?.includes(ofTag) !== true) return false;
      return ofFolder === null || isIn(data.folders[data.folder[node] ?? -1], data.folders[ofFolder] ?? '');
    });
  };
  const fields = [missing.row, unconnected.row, orphans.row];
  if (data.tags.length > 0) fields.push(tag.row);
  if (data.folders.length > 1) fields.push(folder.row);
  const panel = part('div', 'filters', { role: 'group', 'aria-label': 'What is shown' }, ...fields);
  const element = part('details', 'filter', {}, part('summary', 'button', {}, 'Filter'), panel);
  panel.addEventListener('change', update);
  element.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !element.open) return;
    element.open = false;
    element.querySelector('summary')?.focus();
    event.stopPropagation();
  });
  return element;
}

/** In a folder or below it; everything but what is missing is below the top. */
function isIn(folder: string | undefined, wanted: string): boolean {
  if (folder === undefined) return false;
  return wanted === '' ? folder === '' : folder === wanted || folder.startsWith(`${wanted}/`);
}

function tagsOf({ tags, tagged }: GraphData): readonly (readonly [number, string])[] {
  const counts = new Map<number, number>();
  for (const own of tagged) for (const tag of own) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, mostTags);
  return most.map(([tag, count]) => [tag, `#${tags[tag] ?? ''} (${count})`]);
}

function check(label: string, checked: boolean): { readonly row: HTMLElement; readonly field: HTMLInputElement } {
  const field = part('input', 'check', { type: 'checkbox', checked });
  return { field, row: part('label', 'row', {}, field, label) };
}

function choice(
  label: string,
  unset: string,
  values: readonly (readonly [number, string])[],
): { readonly row: HTMLElement; readonly field: HTMLSelectElement } {
  const options = values.map(([value, name]) => part('option', 'choice', { value: String(value) }, name));
  const field = part('select', 'select', {}, part('option', 'choice', { value: '' }, unset), ...options);
  return { field, row: part('label', 'row', {}, `${label} `, field) };
}

function numberOf({ value }: HTMLSelectElement): number | null {
  return value === '' ? null : Number(value);
}
