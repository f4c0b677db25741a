/** A folder that no note speaks for: the list of what it holds. */
import { baseOf } from '../names/paths.ts';
import type { Wiki } from '../wiki.ts';
import { orderOf } from './folder-order.tsx';
import { framed } from './frame.tsx';
import { contentsOf, listed } from './listing.tsx';
import type { Place } from './navigation.tsx';
import { notFoundPage } from './not-found.tsx';
import type { FrameOptions, Page } from './page.ts';
import { clamp } from './phrases.ts';

export interface FolderAsked {
  /** Vault-relative, no slash at the ends; '' is the root. */
  readonly folder: string;
  /** `order`: of the list; `page`: page of it. */
  readonly params: URLSearchParams;
}

export function folderPage(wiki: Wiki, { folder, params }: FolderAsked, options: FrameOptions): Page {
  const list = wiki.folder(folder);
  if (list === null) return notFoundPage(wiki, { path: `/notes/${folder}` }, options);
  const place: Place = { folder, note: null, address: null };
  const name = folder === '' ? 'All notes' : baseOf(folder);
  return framed({
    wiki,
    options,
    status: 200,
    title: name,
    noindex: orderOf(params) !== null,
    description: `${clamp(name, 80)} in ${wiki.title}: ${contentsOf(list)}.`,
    place,
    source: null,
    wide: false,
    aside: null,
    main: (
      <>
        <header class="bl-head">
          <h1 dir="auto">{clamp(name, 300)}</h1>
          <p class="bl-quiet">{contentsOf(list)}</p>
        </header>
        {listed(wiki, list, params, 'bl-content')}
      </>
    ),
  });
}
