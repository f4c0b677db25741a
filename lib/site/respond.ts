/**
 * An address in, a response out: `respond` is all that the server asks of the site.
 *
 *     target → ready? → decode → route → reply → (memo) → conditional, compressed, without a body for HEAD
 *
 * Law: it never rejects, and no answer shows the inside of an exception.
 */
import { WikiError } from '../model.ts';
import { decode, encode } from './decode.ts';
import { fault, notFound } from './documents.ts';
import { theSite } from './open-site.ts';
import { prepare } from './prepared.ts';
import { json, redirect, type Reply } from './reply.ts';
import { routed } from './routes.ts';
import { questionKey, ready, streamed, type Answer, type Question } from './send.ts';
import type { Site } from './site.ts';
import { toldOf } from './told.ts';

/** Longer answers are compressed while they are sent, beside other work, and not kept. */
const large = 2 * 1024 * 1024;

export async function respond(question: Question): Promise<Answer> {
  const site = theSite();
  const known = site.ready(question);
  if (known !== null) return known;
  const version = site.version();
  const { status, headers, body, keep } = await reply(site, question);
  // Reading a note may have shown that its file has changed, before the watcher saw it.
  site.tellChanges();
  if (typeof body !== 'string') return streamed({ status, headers, body }, question);
  if (body.length > large) return streamed({ status, headers, body: [body] }, question);
  const prepared = prepare(status, headers, body);
  if (keep === true && version !== null && site.version() === version) {
    site.memo.set(questionKey(question), prepared, version);
  }
  return ready(prepared, question, version);
}

async function reply(site: Site, { target, headers }: Question): Promise<Reply> {
  try {
    const address = decode(target);
    if (address === null) return notFound(site, target.split(/[?#]/, 1)[0] ?? '/');
    const { segments, params, trailingSlash } = address;
    if (trailingSlash) return redirect(308, encode(segments) + (params.size > 0 ? `?${params.toString()}` : ''));
    const found = await routed({ site, rest: segments, params, headers });
    if (found !== null) return found;
    return segments[0] === 'api' ? json('{"error":"not found"}\n', 404) : notFound(site, `/${segments.join('/')}`);
  } catch (error) {
    return failed(site, target, error);
  }
}

/** A vault that cannot be read says why; anything else is a fault of ours, told in full to the terminal only. */
function failed(site: Site, target: string, error: unknown): Reply {
  if (!(error instanceof WikiError)) console.error(`${target}:`, error);
  const told = toldOf(error);
  if (target.startsWith('/api/')) {
    const message = error instanceof WikiError ? told.message : 'internal error';
    return json(`${JSON.stringify({ error: message })}\n`, 500);
  }
  const [first, ...rest] = decode(target)?.segments ?? [];
  return fault(site, told, first === 'notes' ? rest.join('/') : null);
}
