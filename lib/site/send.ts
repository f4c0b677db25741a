/** A reply made ready for one client: not sent again when it has it, compressed when it takes that, without a body for HEAD. */
import { pipeline, Readable } from 'node:stream';
import { constants, createBrotliCompress, createGzip, type BrotliCompress, type Gzip } from 'node:zlib';
import { chooseEncoding, matches, type Bytes, type Encoding, type Prepared } from './prepared.ts';

/**
 * Sent by a page that is open and asks for itself again: it knows whether it exists, and a browser would complain of a
 * 404 in its console each time.
 */
export const openPageHeader = 'backlit-open-page';

/** A question as it came. */
export interface Question {
  readonly method: string;
  /** Path and query, percent-encoded. */
  readonly target: string;
  readonly headers: Pick<Headers, 'get'>;
}

/** Questions with the same key have the same answer, but for its encoding. */
export function questionKey({ target, headers }: Question): string {
  return headers.get('accept')?.includes('text/markdown') === true ? `markdown ${target}` : target;
}

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Bytes | Readable | null;
}

/** One that can be sent in one piece, at once. */
export interface ReadyAnswer extends Answer {
  readonly body: Bytes | null;
}

/** What has no bytes yet: a redirect, a file, events, a large list. */
export interface Unprepared {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Iterable<string> | Readable | null;
}

/** `version` of the vault goes to the script in the page, which can see no other header of its own document. */
export function ready(prepared: Prepared, asker: Question, version: string | null): ReadyAnswer {
  const { body, etag } = prepared;
  const passing = prepared.status === 404 || prepared.status === 503;
  const status = passing && asker.headers.get(openPageHeader) !== null ? 200 : prepared.status;
  const headers: Record<string, string> = { ...prepared.headers };
  if (version !== null) headers['Server-Timing'] = `version;desc="${version}"`;
  if (status === 200) {
    headers['ETag'] = etag;
    if (matches(asker.headers.get('if-none-match'), etag)) return { status: 304, headers, body: null };
  }
  const encoding = chooseEncoding(asker.headers.get('accept-encoding'), body.length);
  if (encoding !== null) headers['Content-Encoding'] = encoding;
  const bytes = encoding === null ? body : prepared.encoded(encoding);
  headers['Content-Length'] = String(bytes.length);
  return { status, headers, body: asker.method === 'HEAD' ? null : bytes };
}

export function streamed({ status, headers: own, body }: Unprepared, asker: Question): Answer {
  const headers: Record<string, string> = { ...own };
  const { ETag: etag } = headers;
  const known = status === 200 && etag !== undefined && matches(asker.headers.get('if-none-match'), etag);
  if (known) delete headers['Content-Length'];
  if (known || asker.method === 'HEAD' || body === null) {
    if (body instanceof Readable) body.destroy();
    return { status: known ? 304 : status, headers, body: null };
  }
  if (body instanceof Readable) return { status, headers, body };
  const encoding = chooseEncoding(asker.headers.get('accept-encoding'), Infinity);
  if (encoding !== null) headers['Content-Encoding'] = encoding;
  return { status, headers, body: piecewise(body, encoding) };
}

/** Each piece is made when the client has taken those before it, so that a large list never stands in memory. */
function piecewise(pieces: Iterable<string>, encoding: Encoding | null): Readable {
  const source = Readable.from(withRoom(pieces), { objectMode: false });
  // A client that goes away ends the whole pipeline; there is nobody left to tell of it.
  return encoding === null ? source : pipeline(source, compressor(encoding), () => {});
}

/** Nobody is there any more to take this answer. */
export function dropped({ body }: Answer): void {
  if (body instanceof Readable) body.destroy();
}

/** Milliseconds of making after which others are answered, and letters after which what was made is sent. */
const slice = 4;
const roomy = 1 << 16;

/** Pieces that are made in one slice of time are sent as one: small ones cost more on their way than in their making. */
async function* withRoom(pieces: Iterable<string>): AsyncGenerator<string> {
  let made = '';
  let end = performance.now() + slice;
  for (const piece of pieces) {
    made += piece;
    if (made.length < roomy && performance.now() < end) continue;
    yield made;
    made = '';
    await new Promise(resolve => setImmediate(resolve));
    end = performance.now() + slice;
  }
  if (made !== '') yield made;
}

function compressor(encoding: Encoding): Gzip | BrotliCompress {
  if (encoding === 'gzip') return createGzip({ level: 4 });
  return createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
}
