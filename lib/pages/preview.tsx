/**
 * What the card beside a link shows of where it leads: a piece of HTML that is no page. It is small whatever it is of,
 * and says nothing that a visit would not.
 * Law: nothing of the frame, no list that grows with the vault; a page that is not written says so.
 */
import type { Name, NoteId, Passage } from '../model.ts';
import { tagAddress } from '../names/tag.ts';
import type { Entry, FolderList, Wiki } from '../wiki.ts';
import { fragment } from './address.ts';
import { articleAttributes } from './article.ts';
import { contentsOf } from './listing.tsx';
import type { Body, Markup } from './page.ts';
import { clamp, counted } from './phrases.ts';
import { raw } from './raw.ts';
import { sentence } from './sentence.tsx';

export interface PreviewAsked {
  readonly id: NoteId;
  readonly passage: Passage;
  /** The passage as the render room made it: shortened, and fit to stand on another page. */
  readonly body: Body;
}

/** How many characters of a text are shown. */
export const previewLength = 520;

/** Most tags told. */
const fewTags = 4;
/** Most sentences in which a page is wanted. */
const fewMentions = 2;
/** Most notes of a folder that are named. */
const fewNotes = 5;

/** Of a note, or of a section or a block of it. */
export function notePreview(wiki: Wiki, { id, passage, body }: PreviewAsked): Markup {
  const entry = wiki.entry(id);
  const { lang, dir } = articleAttributes(wiki.properties(id), body.rtl);
  const url = passage.anchor === null ? entry.url : entry.url + fragment(passage.anchor);
  const heading = passage.heading === entry.title ? null : passage.heading;
  return card(
    heading === null ? entry.title : `${entry.title} › ${heading}`,
    <>
      {title(url, entry.title, heading)}
      {noteFacts(wiki, entry)}
      {body.html === '' ? (
        <p class="bl-quiet">{body.timedOut ? 'Its text takes too long to be shown here.' : 'This note is empty.'}</p>
      ) : (
        <div class="bl-prose" lang={lang} dir={dir}>
          {raw(body.html)}
        </div>
      )}
    </>,
  );
}

/** Of a page that is wanted and not written; null when nobody wants it. */
export function stubPreview(wiki: Wiki, key: Name): Markup {
  const missing = wiki.missingPage(key);
  if (missing === null) return null;
  return card(
    missing.title,
    <>
      <p class="bl-preview-title" dir="auto">
        <a class="missing" href={missing.url}>
          {clamp(missing.title, 120)}
        </a>
      </p>
      <p class="bl-quiet">Not written yet · wanted by {counted(missing.notes, 'note')}</p>
      {missing.mentions({ from: 0, count: fewMentions }).map(mention => (
        <blockquote>
          {sentence(mention.context)}
          <p class="bl-quiet" dir="auto">
            {clamp(mention.title, 80)}
          </p>
        </blockquote>
      ))}
    </>,
  );
}

/** Of a folder that has no page of its own writing. */
export function folderPreview(list: FolderList): Markup {
  const names = list.notes.slice(0, fewNotes).map(({ title: each }) => clamp(each, 80));
  return card(
    list.folder,
    <>
      {title(list.url, list.folder, null)}
      <p class="bl-quiet">Folder · {contentsOf(list)}</p>
      {names.length === 0 ? null : (
        <p dir="auto">{[...names, ...(list.notes.length > names.length ? ['…'] : [])].join(', ')}</p>
      )}
    </>,
  );
}

/** @param name what it is of. */
function card(name: string, content: Markup): Markup {
  return (
    <div class="bl-preview" role="group" aria-label={`Preview: ${clamp(name, 160)}`}>
      {content}
    </div>
  );
}

function title(url: string, name: string, heading: string | null): Markup {
  return (
    <p class="bl-preview-title" dir="auto">
      <a href={url}>{clamp(name, 120)}</a>
      {heading === null ? null : <span class="bl-quiet"> › {clamp(heading, 120)}</span>}
    </p>
  );
}

/** Who links to it, how long it is, its tags. */
function noteFacts(wiki: Wiki, { id, tags, unpublished }: Entry): Markup {
  const { notes } = wiki.backlinks(id, { from: 0, count: 0 });
  const words = wiki.words(id);
  return (
    <p class="bl-preview-facts">
      {unpublished === null ? null : <span>{unpublished === 'draft' ? 'Draft' : 'Not published'}</span>}
      <span>{notes === 0 ? 'Nothing links here yet' : `Linked from ${counted(notes, 'note')}`}</span>
      {words === 0 ? null : <span>{counted(words, 'word')}</span>}
      {tags.slice(0, fewTags).map(tag => (
        <a class="tag" href={tagAddress(tag)} dir="auto">
          #{clamp(tag, 40)}
        </a>
      ))}
      {tags.length > fewTags ? <span>and {counted(tags.length - fewTags, 'more tag')}</span> : null}
    </p>
  );
}
