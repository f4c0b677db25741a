/**
 * A request target → an address: the one place that decodes. Each segment is decoded once, by itself, so that an
 * encoded slash never becomes a border.
 */

export interface Address {
  /** Decoded, none of them empty, `.`, `..`, or with a slash or NUL inside. */
  readonly segments: readonly string[];
  readonly params: URLSearchParams;
  /** The same address ended in one slash more. */
  readonly trailingSlash: boolean;
}

/** Null when no page, file or folder could have this address. Throws no error: what is malformed is no address. */
export function decode(target: string): Address | null {
  const [withoutFragment = ''] = target.split('#', 1);
  const mark = withoutFragment.indexOf('?');
  const path = mark < 0 ? withoutFragment : withoutFragment.slice(0, mark);
  const params = new URLSearchParams(mark < 0 ? '' : withoutFragment.slice(mark + 1));
  if (!path.startsWith('/')) return null;
  const trailingSlash = path.length > 1 && path.endsWith('/');
  const raw = path.slice(1, trailingSlash ? -1 : undefined);
  if (raw === '') return trailingSlash ? null : { segments: [], params, trailingSlash };
  const segments: string[] = [];
  for (const each of raw.split('/')) {
    const segment = decodeSegment(each);
    if (segment === null) return null;
    segments.push(segment);
  }
  return { segments, params, trailingSlash };
}

function decodeSegment(raw: string): string | null {
  let segment: string;
  try {
    segment = decodeURIComponent(raw);
  } catch {
    return null;
  }
  return /^(?:\.\.?)?$|[/\0]/.test(segment) ? null : segment;
}

/** Segments as an address that begins with one slash and never with two. */
export function encode(segments: readonly string[]): string {
  return `/${segments.map(encodeURIComponent).join('/')}`;
}
