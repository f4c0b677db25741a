/** Which addresses a rendered note may lead to or load from. Law: what is not named here is not live. */

const followed: ReadonlySet<string> = new Set(['http', 'https', 'mailto', 'tel', 'xmpp', 'irc', 'ircs']);
const loaded: ReadonlySet<string> = new Set(['http', 'https']);

export const protocols = { href: [...followed], src: [...loaded] };

/** An address for a link, its scheme in lower case; null when it may not be followed. */
export function followable(url: unknown): string | null {
  return allowed(url, followed);
}

/** An address for an image, sound or film; null when it may not be loaded. */
export function loadable(url: unknown): string | null {
  return allowed(url, loaded);
}

/** An address as Markdown has it → as HTML has it: percent-encoded where it must be, its host left alone. */
export function encoded(url: string): string {
  const [, host = '', path = ''] = /^([a-z][a-z\d+.-]*:(?:\/\/[^/?#]*)?|\/\/[^/?#]*)?([^]*)$/i.exec(url) ?? [];
  return host + path.toWellFormed().replace(/%(?![\da-f]{2})|[^\w!#$%&'()*+,\-./:;=?@~]/giu, encodeURIComponent);
}

/** Leads to another website. */
export function isWebsite(url: string): boolean {
  return /^(?:https?:)?\/\//i.test(url);
}

/** As it is read where nothing else names it: `example.org/page` of `https://www.example.org/page?x=y`. */
export function readable(url: string): string {
  const bare = url.replace(/^(?:[a-z]+:)?\/\/(?:www\.)?|^\/(?:notes|files)\/|[?#].*$/gis, '') || url;
  return decoded(bare).slice(0, 100);
}

/** A scheme is all before a colon that stands before any `/`, `?` or `#`, as browsers see it: without blanks and controls. */
function allowed(url: unknown, schemes: ReadonlySet<string>): string | null {
  if (typeof url !== 'string') return null;
  const seen = url.replace(/[\0-\x20]/g, '');
  const scheme = /^[^/?#:]*(?=:)/.exec(seen)?.[0];
  if (scheme === undefined) return seen === '' ? null : url;
  const lower = scheme.toLowerCase();
  return schemes.has(lower) ? lower + seen.slice(scheme.length) : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
