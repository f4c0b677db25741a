/**
 * Stands before Next's own request listener, because Next answers some requests before any Route Handler sees them
 * (malformed addresses, its own paths and headers, a second slash).
 *
 *     socket → node:http → guard → Next, one Route Handler → respond
 *                  ↑         ↓ what is ready                    ↓
 *                  ╰─────── send ←──────────────────────────────╯
 *
 * Laws: Next sees one address, `/`, and no header but the few an answer may depend on; what was really asked travels in
 * headers of our own, and what is answered goes around Next (`through-next`). What is refused is refused here, in
 * production as in development. Every answer carries the common headers, also one that Next itself should give.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { commonHeaders } from './headers.ts';
import { siteOfProcess } from './site.ts';
import { dropped, openPageHeader, type Answer } from './send.ts';
import { expectAnswer, questionHeader, takeAnswer, targetHeader } from './through-next.ts';

/** All that an answer may depend on. */
const keptHeaders = [
  'host',
  'connection',
  'accept',
  'accept-encoding',
  'if-none-match',
  'if-range',
  'range',
  openPageHeader,
] as const;

interface Refusal {
  readonly status: 400 | 405 | 421;
  readonly text: string;
}

/** The names by which a server on this machine may be asked. */
export const localNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Wraps `listener`; `hosts` are further names that a Host header may carry, IPv6 in brackets. */
export function guarded(listener: RequestListener, hosts: readonly string[]): RequestListener {
  const names = new Set([...localNames, ...hosts.map(host => host.toLowerCase())]);
  let questions = 0;
  return (request, response) => {
    completeHead(response);
    const refusal = refuse(request, names);
    if (refusal !== null) {
      sendRefusal(response, refusal);
      return;
    }
    const target = percentEncoded(request.url ?? '/');
    const headers = kept(request);
    if (sendReady(request.method ?? 'GET', target, headers, response)) return;
    const question = String(++questions);
    sendWhatIsLaidDown(question, response);
    request.headers = { ...headers, [targetHeader]: target, [questionHeader]: question };
    request.rawHeaders = Object.entries(request.headers).flatMap(([name, value]) => [name, String(value)]);
    request.url = '/';
    listener(request, response);
  };
}

/** Sends what was asked before and is still true, several times as fast as anything that passes through Next. */
function sendReady(
  method: string,
  target: string,
  headers: Readonly<Record<string, string>>,
  response: ServerResponse,
): boolean {
  const answer = siteOfProcess()?.ready({ method, target, headers: { get: name => headers[name] ?? null } });
  if (!answer) return false;
  send(answer, response);
  return true;
}

/** When Next ends its empty answer, the one that was laid down is sent; without one, it is Next's own that goes out. */
function sendWhatIsLaidDown(question: string, response: ServerResponse): void {
  const { end } = response;
  expectAnswer(question);
  response.end = ((...rest: never[]): ServerResponse => {
    response.end = end;
    const answer = takeAnswer(question);
    if (answer === null) return response.end(...rest);
    send(answer, response);
    return response;
  }) as typeof end;
  response.once('close', () => {
    const answer = takeAnswer(question);
    if (answer !== null) dropped(answer);
  });
}

function send({ status, headers, body }: Answer, response: ServerResponse): void {
  response.writeHead(status, headers);
  if (!(body instanceof Readable)) return void response.end(body);
  body.once('error', () => response.destroy()).pipe(response);
  response.once('close', () => body.destroy());
}

function refuse(request: IncomingMessage, names: ReadonlySet<string>): Refusal | null {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, text: 'This wiki is read-only: only GET and HEAD are answered.' };
  }
  const { host } = request.headers;
  if (host === undefined || countOfHosts(request) > 1 || !isWellFormed(request.url ?? '')) {
    return { status: 400, text: 'This request is malformed.' };
  }
  const name = hostName(host);
  if (!names.has(name) && name !== ownAddress(request)) {
    return {
      status: 421,
      text: 'This wiki is not served under that name. If it should be, start it with --allow-host.',
    };
  }
  return null;
}

/** Node keeps the first of several; which one another program on the way believed, nobody knows. */
function countOfHosts({ rawHeaders }: IncomingMessage): number {
  return rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length;
}

/** `localhost` of `LocalHost:3000`: a DNS rebinding attack needs a name of its own, whatever the port. */
function hostName(host: string): string {
  return host.replace(/:\d*$/, '').toLowerCase();
}

/** The address this very connection came in on: under a wildcard bind it is the bound host. */
function ownAddress(request: IncomingMessage): string | null {
  const address = request.socket.localAddress?.replace(/^::ffff:/, '');
  if (address === undefined) return null;
  return address.includes(':') ? `[${address}]` : address;
}

/** A path (no proxy form, no `*`) whose percent-encoding is UTF-8. The query forgives everything. */
function isWellFormed(target: string): boolean {
  if (!target.startsWith('/')) return false;
  try {
    decodeURIComponent(percentEncoded(target.split('?', 1)[0] ?? ''));
    return true;
  } catch {
    return false;
  }
}

/** Bytes above ASCII, which some clients send bare, as percent-encoding, so that they are decoded like all others. */
function percentEncoded(target: string): string {
  return target.replace(/[^\x21-\x7e]/g, byte => `%${byte.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`);
}

function kept(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of keptHeaders) {
    const value = request.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  return headers;
}

/** Adds what must not be missing right before the head is written, whoever writes it. */
function completeHead(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (status: number, ...rest: never[]) => {
    // Next says there on what its own pages depend, of which there are none.
    response.removeHeader('vary');
    for (const [name, value] of commonHeaders) if (!response.hasHeader(name)) response.setHeader(name, value);
    return writeHead(status, ...rest);
  };
}

function sendRefusal(response: ServerResponse, { status, text }: Refusal): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    ...(status === 405 ? { Allow: 'GET, HEAD' } : {}),
  });
  response.end(`${text}\n`);
}
