/**
 * Files that nothing uses: no link of a note finds them, and no raw HTML, property or canvas names them. Only kinds of
 * files that people put into a vault for their notes to show; a licence, a style sheet or a canvas stands for itself.
 * Law: what is told may be deleted, so in doubt a file is used; a broken link to a file of its name is doubt enough.
 */
import type { FileId, Finding } from '../model.ts';
import { fold } from '../names/fold.ts';
import { baseOf, extensionOf } from '../names/paths.ts';
import { wantOf } from '../names/want.ts';
import type { CheckedVault, VaultReport } from './checked.ts';
import { finding, unusedAttachment } from './findings.ts';
import { top } from './place.ts';

/** Pictures, sound, films, documents, archives. */
const shown: ReadonlySet<string> = new Set(
  (
    'png jpg jpeg gif svg webp avif bmp tif tiff heic mp3 wav m4a ogg oga opus flac mp4 webm mov mkv ogv ' +
    'pdf doc docx xls xlsx ppt pptx odt ods odp epub csv zip'
  ).split(' '),
);

/** What a canvas shows: `"file": "path/from the root.png"`. */
const inCanvas = /"file"\s*:\s*("(?:[^"\\]|\\.)*")/g;

export const unusedAttachments: VaultReport = (vault, { leads, missingFiles }) => {
  const left = new Set<FileId>();
  for (const id of vault.attachments()) {
    if (!leads.isLinked(id) && shown.has(extensionOf(id)) && !vault.excluded(id) && !isDrawn(id, vault)) left.add(id);
  }
  if (left.size === 0) return [];
  for (const id of named(vault)) left.delete(id);
  const wanted = new Set(missingFiles.map(({ want }) => fold(baseOf(want.spelling))));
  return [...left].filter(id => !wanted.has(fold(baseOf(id)))).map(told);
};

/** A picture beside a note of its name is made from that note, as drawing programs within Obsidian do. */
function isDrawn(id: FileId, vault: CheckedVault): boolean {
  const name = id.slice(0, -extensionOf(id).length - 1).replace(/\.(?:dark|light)$/, '');
  return vault.isNote(`${name}.md` as FileId);
}

/** Files that are used without a link. */
function* named(vault: CheckedVault): Generator<FileId> {
  for (const { path, names } of vault.named()) {
    for (const name of names) {
      const target = vault.wouldMean(path, wantOf('markdown', path, name));
      if (target.state !== 'missing') yield target.id;
    }
  }
  for (const canvas of vault.canvases()) {
    for (const [, path] of canvas.matchAll(inCanvas)) yield pathOf(path as string);
  }
}

function pathOf(json: string): FileId {
  try {
    return JSON.parse(json) as FileId;
  } catch {
    return '' as FileId;
  }
}

function told(id: FileId): Finding {
  return finding('unused-attachment', { path: id, place: top }, unusedAttachment);
}
