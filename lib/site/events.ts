/**
 * `/api/events`: the vault's version to every open page, at once and at every change, as server-sent events.
 *
 *     retry: 500          ← how soon a page asks again after the server was restarted
 *
 *     event: version
 *     data: 1k2j3-7
 *
 *     :                   ← a comment now and then, so that a dead connection is noticed
 */
import { Readable } from 'node:stream';
import type { Reply } from './reply.ts';

const heartbeat = 20_000;

/** `subscribe` calls back at every change and returns what ends that. */
export function eventsReply(version: () => string, subscribe: (listener: () => void) => () => void): Reply {
  const sendVersion = (): void => void body.push(`event: version\ndata: ${version()}\n\n`);
  const unsubscribe = subscribe(sendVersion);
  const timer = setInterval(() => body.push(':\n\n'), heartbeat);
  timer.unref();
  const body = new Readable({
    read: () => undefined,
    destroy: (error, done) => {
      clearInterval(timer);
      unsubscribe();
      done(error);
    },
  });
  body.push('retry: 500\n\n');
  sendVersion();
  const headers = {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  };
  return { status: 200, headers, body };
}
