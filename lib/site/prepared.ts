/**
 * An answer with its bytes, its tag and its compressed forms, each made once and sent to everybody who asks.
 */
import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export type Bytes = Uint8Array<ArrayBuffer>;

export interface Prepared {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Bytes;
  /** Weak, because the compressed forms share it: made from the content alone, so an edit elsewhere does not change it. */
  readonly etag: string;
  /** The body in an encoding, made at the first use. */
  encoded(encoding: Encoding): Bytes;
}

export type Encoding = 'br' | 'gzip';

/** How hard an encoding tries. */
export type Effort = Readonly<Record<Encoding, number>>;

/** Costs less than a millisecond for a page, which may be sent only once. */
const quick: Effort = { br: 5, gzip: 3 };
/** For what is sent to everybody, as long as the server runs. */
export const thorough: Effort = { br: 9, gzip: 9 };

export function prepare(
  status: number,
  headers: Readonly<Record<string, string>>,
  content: string | Bytes,
  effort = quick,
): Prepared {
  const body = typeof content === 'string' ? Buffer.from(content) : content;
  const forms = new Map<Encoding, Bytes>();
  return {
    status,
    headers,
    body,
    etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    encoded(encoding) {
      const made = forms.get(encoding) ?? compress(body, encoding, effort[encoding]);
      forms.set(encoding, made);
      return made;
    },
  };
}

function compress(body: Bytes, encoding: Encoding, level: number): Bytes {
  if (encoding === 'gzip') return gzipSync(body, { level });
  return brotliCompressSync(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: level, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });
}

/** Below this a compressed body is hardly smaller. */
const worthwhile = 512;

/** The encoding to send, of those that `Accept-Encoding` allows; null for the body as it is. */
export function chooseEncoding(accepted: string | null, size: number): Encoding | null {
  if (accepted === null || size < worthwhile) return null;
  const weights = new Map<string, number>();
  for (const part of accepted.toLowerCase().split(',')) {
    const [name = '', ...params] = part.split(';').map(each => each.trim());
    const weight = params.find(param => param.startsWith('q='));
    weights.set(name, weight === undefined ? 1 : Number(weight.slice(2)));
  }
  const allowed = (name: Encoding): boolean => (weights.get(name) ?? weights.get('*') ?? 0) > 0;
  if (allowed('br')) return 'br';
  return allowed('gzip') ? 'gzip' : null;
}

/** Whether `If-None-Match` names this tag. Comparison is weak, as RFC 9110 asks for GET. */
export function matches(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const bare = etag.replace(/^W\//, '');
  return ifNoneMatch.split(',').some(each => each.trim().replace(/^W\//, '') === bare);
}
