/** What the guard sends: what the Route Handler lays down, whatever Next does with the empty answer that it is given. */
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { guarded } from '../../lib/site/guard.ts';
import { streamed, type Answer } from '../../lib/site/send.ts';
import { layDown, questionHeader } from '../../lib/site/through-next.ts';

let server: Server | null = null;

afterEach(() => server?.close());

/** A server with nothing but the guard, behind which somebody answers as Next would. */
async function answering(answer: Answer | null): Promise<IncomingMessage> {
  server = createServer(
    guarded((request, response) => {
      if (answer !== null) layDown(String(request.headers[questionHeader]), answer);
      response.setHeader('Vary', 'rsc, next-router-state-tree');
      response.statusCode = 200;
      if (answer === null) response.end('Next speaks');
      else response.end();
    }, []),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const request = get({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, agent: false });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return response;
}

test('what is laid down is sent as it is, with its own status and headers', async () => {
  const headers = { 'Content-Length': '5', 'Content-Encoding': 'identity', Vary: 'Accept' };
  const response = await answering({ status: 404, headers, body: Buffer.from('hello') });
  expect(response.statusCode).toBe(404);
  expect(response.headers).toMatchObject({
    'content-length': '5',
    'content-encoding': 'identity',
    vary: 'Accept',
    'x-content-type-options': 'nosniff',
  });
  expect(await text(response)).toBe('hello');
});

test('what Next says by itself goes out, without what it says of pages', async () => {
  const response = await answering(null);
  expect(response.headers.vary).toBeUndefined();
  expect(await text(response)).toBe('Next speaks');
});

test('a stream is sent, and ends when its reader goes away', async () => {
  const stream = new Readable({ read: () => undefined });
  stream.push('first');
  const response = await answering({ status: 200, headers: {}, body: stream });
  expect(String(await once(response, 'data'))).toBe('first');
  const closed = once(stream, 'close');
  response.destroy();
  await closed;
});

test('an answer to nobody is not kept', () => {
  expect(layDown('never asked', { status: 200, headers: {}, body: null })).toBe(false);
});

test('small pieces of a large document go together, in their order', async () => {
  const pieces = Array.from({ length: 10_000 }, (_, at) => `${at}\n`);
  const asker = { method: 'GET', target: '/', headers: { get: () => null } };
  const { body } = streamed({ status: 200, headers: {}, body: pieces }, asker);
  const chunks = (await (body as Readable).toArray()) as readonly string[];
  expect(chunks.length).toBeLessThan(1_000);
  expect(chunks.join('')).toBe(pieces.join(''));
});
