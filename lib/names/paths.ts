/** Vault paths as text: `/` between segments, no slash at the ends, '' for the root. */

/** Folder of a path; '' at the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Last segment of a path. */
export function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A note's path or a target without its optional `.md`; other dots are part of the name (`v1.2 notes`). */
export function withoutMd(path: string): string {
  return hasMd(path) ? path.slice(0, -3) : path;
}

/** Whether a path ends in `.md`, in any case. */
export function hasMd(path: string): boolean {
  const end = path.length;
  return (
    end > 3 &&
    path.charCodeAt(end - 3) === 46 &&
    (path.charCodeAt(end - 2) | 32) === 109 &&
    (path.charCodeAt(end - 1) | 32) === 100 &&
    path.charCodeAt(end - 4) !== 47
  );
}

/** The extension without its dot, lower case; '' when there is none (a leading dot begins a name, not an extension). */
export function extensionOf(path: string): string {
  const base = baseOf(path);
  const dot = base.lastIndexOf('.');
  return dot > 0 ? base.slice(dot + 1).toLowerCase() : '';
}

const attachmentExtensions: ReadonlySet<string> = new Set(
  'png jpg jpeg gif svg webp avif bmp pdf mp3 wav m4a ogg flac mp4 webm mov mkv canvas base csv json zip'.split(' '),
);

/** Whether a wiki link of this target means an attachment, there or not: with any other ending it means a page. */
export function isAttachmentName(target: string): boolean {
  return attachmentExtensions.has(extensionOf(target));
}

/** `path` seen from `folder`, with `.` and `..` walked; null when it leads above the vault. */
export function joinPath(folder: string, path: string): string | null {
  const walked = folder === '' ? [] : folder.split('/');
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') walked.push(segment);
    else if (walked.pop() === undefined) return null;
  }
  return walked.join('/');
}

/** How `path` is written when seen from `folder`; `..` leads up. */
export function relativePath(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).fill('..'), ...to.slice(shared)].join('/');
}
