/** Addresses of pages as links write them: the query and the fragment. Paths come from the wiki, encoded. */
import { encodePath } from '../names/address.ts';

/** A path with some query parameters set; `null` and the empty string leave one out. */
export function address(path: string, params: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== null && value !== '') query.set(name, value);
  return query.size === 0 ? path : `${path}?${query}`;
}

/** The fragment of a heading's or a block's `id`. */
export function fragment(id: string): string {
  return `#${encodePath(id)}`;
}
