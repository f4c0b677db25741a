/** A file that is no note and has a page: what it is, what can be read of it, the file itself, and who links to it. */
import type { AttachmentId } from '../model.ts';
import { encodePath } from '../names/address.ts';
import { baseOf, folderOf } from '../names/paths.ts';
import { sizeText } from '../render/facts.ts';
import type { PagedFile, Wiki } from '../wiki.ts';
import { linkedFrom, mentionsOf } from './backlinks.tsx';
import { isUsual } from './backlinks-view.ts';
import { framed } from './frame.tsx';
import { notFoundPage } from './not-found.tsx';
import type { Body, FrameOptions, Markup, Page } from './page.ts';
import { clamp } from './phrases.ts';
import { raw } from './raw.ts';

export interface FileAsked {
  readonly id: AttachmentId;
  /** What can be read of it. */
  readonly body: Body | null;
  /** `links`: page of mentions. */
  readonly params: URLSearchParams;
}

const said: Readonly<Record<PagedFile['kind'], string>> = {
  base: 'An Obsidian base: a view of notes that Obsidian makes by these rules.',
  canvas: 'A canvas: a board of cards. Here they are from top to bottom, without their places on the board.',
  drawing: 'An Excalidraw drawing. Here are its words; the drawing itself opens in Excalidraw.',
  notebook: 'A Jupyter notebook. Nothing in it is run here.',
  table: 'A table, as it stands in the file.',
  text: 'A text file.',
};

export function filePage(wiki: Wiki, { id, body, params }: FileAsked, options: FrameOptions): Page {
  const file = wiki.file(id);
  if (file === null) return notFoundPage(wiki, { path: `/notes/${id}` }, options);
  const linked = mentionsOf(wiki, id, params);
  return framed({
    wiki,
    options,
    status: 200,
    title: baseOf(id),
    noindex: !isUsual(linked.view),
    description: said[file.kind],
    place: { folder: folderOf(id), note: id, address: null },
    needs: body?.needs ?? [],
    source: null,
    wide: false,
    aside: null,
    main: (
      <>
        <article>
          <header class="bl-head">
            <h1 dir="auto">{clamp(baseOf(id), 300)}</h1>
            <p class="bl-quiet">
              {said[file.kind]}{' '}
              <a href={`/files/${encodePath(id)}`} download={baseOf(id)}>
                Download
              </a>{' '}
              ({sizeText(file.bytes)})
            </p>
          </header>
          {contents(file, body)}
        </article>
        {linkedFrom(wiki, id, linked)}
      </>
    ),
  });
}

function contents({ cut }: PagedFile, body: Body | null): Markup {
  if (body === null)
    return <p class="bl-notice">It is too large, or not of the kind its name says, and is not shown.</p>;
  if (body.html === '') return <p class="bl-quiet">It is empty.</p>;
  return (
    <>
      {cut ? <p class="bl-notice">Only its beginning is shown: download it to see the rest.</p> : null}
      <div class="bl-prose" dir="auto">
        {raw(body.html)}
      </div>
    </>
  );
}
