/** All tags as a tree, and the notes of one tag with those of the tags below it. */
import { folderOf } from '../names/paths.ts';
import { tagAddress, tagsAbove } from '../names/tag.ts';
import type { TagBranch } from '../reports/tag-tree.ts';
import type { Entry, Tagged, Wiki } from '../wiki.ts';
import { address, fragment } from './address.ts';
import { ownDescription } from './description.ts';
import { apart, framed } from './frame.tsx';
import type { FrameOptions, Markup, Page } from './page.ts';
import { pager, sliceOf } from './pager.tsx';
import { clamp, counted, figure } from './phrases.ts';

export interface TagsAsked {
  /** What `wiki.tagTree` tells. */
  readonly tree: readonly TagBranch[];
  /** `page`: page of the list. */
  readonly params: URLSearchParams;
}

export interface TagAsked {
  /** What `wiki.tagged` tells of the tag. */
  readonly tagged: Tagged;
  /** `page`: page of the list. */
  readonly params: URLSearchParams;
}

const perPage = 200;
/** Of each note something is read. */
const notesPerPage = 100;
/** Below so many tags of one level the rest waits folded. */
const unfolded = 12;

export function tagsPage(wiki: Wiki, { tree, params }: TagsAsked, options: FrameOptions): Page {
  const slice = sliceOf(params, 'page', tree.length, perPage);
  return framed({
    ...bare,
    wiki,
    options,
    title: 'Tags',
    description: `The tags of ${wiki.title}, each with its notes.`,
    place: { ...bare.place, address: '/tags' },
    main: (
      <>
        <header class="bl-head">
          <h1>Tags</h1>
          <p class="bl-quiet">{tree.length === 0 ? 'No note has a tag yet.' : counted(wiki.tagCount, 'tag')}</p>
        </header>
        {branches(tree.slice(slice.from, slice.from + slice.count))}
        {pager(slice, 'Pages of tags', page => address('/tags', { page: String(page) }) + fragment('bl-content'))}
      </>
    ),
  });
}

export function tagPage(wiki: Wiki, { tagged, params }: TagAsked, options: FrameOptions): Page {
  const { branch, notes } = tagged;
  const slice = sliceOf(params, 'page', notes.length, notesPerPage);
  return framed({
    ...bare,
    wiki,
    options,
    title: `#${branch.tag}`,
    description: `The notes of ${wiki.title} with the tag #${clamp(branch.tag, 60)}.`,
    main: (
      <>
        {way(branch)}
        <header class="bl-head">
          <h1 dir="auto">#{clamp(branch.tag, 300)}</h1>
          <p class="bl-quiet">{counted(branch.notes, 'note')}</p>
        </header>
        {branch.below.length === 0 ? null : (
          <section class="bl-below" aria-labelledby="bl-below">
            <h2 id="bl-below">Tags below it</h2>
            {branches(branch.below)}
          </section>
        )}
        <section class="bl-below" aria-label="Notes">
          <ul class="bl-list">
            {notes.slice(slice.from, slice.from + slice.count).map(id => item(wiki, wiki.entry(id)))}
          </ul>
          {pager(
            slice,
            'Pages of notes',
            page => address(tagAddress(branch.key), { page: String(page) }) + fragment('bl-content'),
          )}
        </section>
      </>
    ),
  });
}

const bare = { ...apart, status: 200, noindex: false } as const;

/** The tags above one. */
function way(branch: TagBranch): Markup {
  const above = tagsAbove(branch.tag).slice(0, -1);
  return (
    <nav class="bl-crumbs" aria-label="Breadcrumb">
      <ol>
        <li>
          <a href="/tags">Tags</a>
        </li>
        {above.map(tag => (
          <li>
            <a href={tagAddress(tag)}>{clamp(lastOf(tag), 60)}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function branches(tree: readonly TagBranch[]): Markup {
  return (
    <ul class="bl-tags">
      {tree.map(({ key, tag, notes, below }) => (
        <li>
          <a class="tag" href={tagAddress(key)} dir="auto">
            #{clamp(tag, 120)}
          </a>{' '}
          <span class="bl-quiet">{figure(notes)}</span>
          {below.length === 0 ? null : within(below)}
        </li>
      ))}
    </ul>
  );
}

function within(below: readonly TagBranch[]): Markup {
  if (below.length <= unfolded) return branches(below);
  return (
    <details>
      <summary>{counted(below.length, 'tag')} below it</summary>
      {branches(below)}
    </details>
  );
}

/** A note, where it is, and what it says of itself. */
function item(wiki: Wiki, { id, url, title, unpublished }: Entry): Markup {
  const described = ownDescription(wiki.properties(id));
  return (
    <li>
      <a href={url} dir="auto">
        {clamp(title, 120)}
      </a>
      {unpublished === null ? null : <span class="bl-badge">{unpublished}</span>}
      <span class="bl-quiet">{folderOf(id)}</span>
      {described === null ? null : (
        <p class="bl-quiet" dir="auto">
          {described}
        </p>
      )}
    </li>
  );
}

function lastOf(tag: string): string {
  return tag.slice(tag.lastIndexOf('/') + 1);
}
