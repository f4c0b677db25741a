/**
 * Loaded into the server's process before Next (`node --import`), in production and in development: puts the guard
 * around the listener that Next gives to `http.createServer`, refuses upgrades, tells the parent process when the port
 * is open, lets go of event streams when the server stops, and leaves the heaps of threads to those who start them.
 */
import http, { type RequestListener, type Server, type ServerOptions } from 'node:http';
import type { Duplex } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { guarded } from './guard.ts';

/** A client that does not finish its request is dropped, well before a minute. */
const timeouts: ServerOptions = { headersTimeout: 15_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 };

// What was said of the heap of this thread would outdo the limits that other threads are given.
setFlagsFromString('--max-semi-space-size=0');

const createServer = http.createServer;

http.createServer = ((first?: ServerOptions | RequestListener, second?: RequestListener): Server => {
  const listener = typeof first === 'function' ? first : second;
  const options = typeof first === 'function' ? {} : first;
  const hosts = (process.env['BACKLIT_HOSTS'] ?? '').split(',').filter(host => host !== '');
  const server = createServer({ ...timeouts, ...options }, listener && guarded(listener, hosts));
  refuseUpgrades(server);
  endStreamsOnStop(server);
  server.on('listening', () => process.send?.({ listening: true }));
  return server;
}) as typeof http.createServer;

// A server never outlives the command that started it.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));

/** Nothing here speaks anything but HTTP; no other listener for upgrades is ever told of one. */
function refuseUpgrades(server: Server): void {
  const emit = server.emit.bind(server) as (event: string, ...values: unknown[]) => boolean;
  server.emit = (event: string, ...values: unknown[]): boolean => {
    if (event !== 'upgrade') return emit(event, ...values);
    const socket = values[1] as Duplex;
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    return true;
  };
}

/** A stopping server waits for the answers under way, and an event stream would never end by itself. */
function endStreamsOnStop(server: Server): void {
  const streams = new Set<Duplex>();
  server.prependListener('request', ({ url, socket }, response) => {
    if (url !== '/api/events') return;
    streams.add(socket);
    response.once('close', () => streams.delete(socket));
  });
  const end = (): void => streams.forEach(socket => socket.destroy());
  process.once('SIGTERM', end).once('SIGINT', end);
}
