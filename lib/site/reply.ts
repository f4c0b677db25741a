/** What the site answers with, before it is made ready for one client (compressed, conditional, without its body). */
import type { Readable } from 'node:stream';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** An iterable is sent piece by piece, as large lists are; a stream is sent as it is. */
  readonly body: string | Iterable<string> | Readable | null;
  /** True when the same question has the same answer until the vault changes. */
  readonly keep?: boolean;
}

export function html(status: number, body: string): Reply {
  return { status, headers: { ...negotiated, 'Content-Type': 'text/html; charset=utf-8' }, body, keep: true };
}

export function markdown(body: string): Reply {
  return { status: 200, headers: { ...negotiated, 'Content-Type': 'text/markdown; charset=utf-8' }, body, keep: true };
}

/** A document as text, or its pieces where it may be large. */
export function json(body: string | Iterable<string>, status = 200): Reply {
  return { status, headers: { ...fresh, 'Content-Type': 'application/json; charset=utf-8' }, body };
}

/** What cannot be told yet, and how far that has come. */
export function unready(error: string, progress: { readonly read: number; readonly total: number }): Reply {
  const { headers, ...reply } = json(`${JSON.stringify({ error, ...progress })}\n`, 503);
  return { ...reply, headers: { ...headers, 'Retry-After': '2' } };
}

/** A file to be kept: what browsers offer to save, under that name. */
export function download(name: string, type: string, body: Iterable<string>): Reply {
  const disposition = `attachment; filename="${name}"`;
  return {
    status: 200,
    headers: { ...fresh, 'Content-Type': `${type}; charset=utf-8`, 'Content-Disposition': disposition },
    body,
  };
}

export function plain(body: string): Reply {
  return { status: 200, headers: { ...fresh, 'Content-Type': 'text/plain; charset=utf-8' }, body };
}

/** `location` is an address of this site, percent-encoded, with one slash at its beginning. */
export function redirect(status: 307 | 308, location: string): Reply {
  // A temporary one must never be kept: what a name means can change with the next note.
  return {
    status,
    headers: { Location: location, ...(status === 307 ? { 'Cache-Control': 'no-store' } : {}) },
    body: null,
  };
}

/** May be kept by the browser, and is asked about each time. */
const fresh = { 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' };

/** A note is HTML or Markdown, as the reader prefers. */
const negotiated = { ...fresh, Vary: 'Accept, Accept-Encoding' };
