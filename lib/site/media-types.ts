/**
 * The media type of an attachment, by its extension alone. Law: nothing that is served from a vault is ever a script or
 * a stylesheet to a browser, because the policy of a page allows both from its own server.
 */

const types: ReadonlyMap<string, string> = new Map([
  ['png', 'image/png'],
  ['apng', 'image/apng'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['svg', 'image/svg+xml'],
  ['webp', 'image/webp'],
  ['avif', 'image/avif'],
  ['bmp', 'image/bmp'],
  ['ico', 'image/vnd.microsoft.icon'],
  ['pdf', 'application/pdf'],
  ['mp3', 'audio/mpeg'],
  ['wav', 'audio/wav'],
  ['m4a', 'audio/mp4'],
  ['ogg', 'audio/ogg'],
  ['oga', 'audio/ogg'],
  ['opus', 'audio/ogg'],
  ['flac', 'audio/flac'],
  ['mp4', 'video/mp4'],
  ['m4v', 'video/mp4'],
  ['webm', 'video/webm'],
  ['ogv', 'video/ogg'],
  ['mov', 'video/quicktime'],
  ['mkv', 'video/matroska'],
  ['3gp', 'video/3gpp'],
  ['vtt', 'text/vtt; charset=utf-8'],
  ['html', 'text/html; charset=utf-8'],
  ['htm', 'text/html; charset=utf-8'],
  ['json', 'application/json; charset=utf-8'],
  ['canvas', 'application/json; charset=utf-8'],
  ['csv', 'text/csv; charset=utf-8'],
  ['zip', 'application/zip'],
]);

/** Shown as text rather than offered for download. */
const texts: ReadonlySet<string> = new Set(
  'txt text log base bib tex css js mjs cjs ts tsx jsx py rb rs go java c h cpp hpp sh sql toml yaml yml xml ini diff patch'.split(
    ' ',
  ),
);

/** `application/octet-stream` for what is not known: the browser offers to save it. */
export function mediaType(path: string): string {
  const base = path.slice(path.lastIndexOf('/') + 1);
  const extension = base.slice(base.lastIndexOf('.') + 1).toLowerCase();
  return types.get(extension) ?? (texts.has(extension) ? 'text/plain; charset=utf-8' : 'application/octet-stream');
}
