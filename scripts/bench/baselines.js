/** Servers that do nothing, to compare with: what Next and Node themselves take for an answer. */
import { join } from 'node:path';
import { accepts, freePort, startProcess, until } from './serving.js';
import { root } from './processes.js';

/**
 * Next with a Route Handler that answers one line: our own build without the guard before it, which our handler then
 * refuses to serve.
 */
export async function emptyRouteHandler() {
  const port = await freePort();
  const env = { ...process.env, NODE_ENV: 'production', PORT: String(port), HOSTNAME: '127.0.0.1' };
  return { ...(await listening([join(root, 'dist/server/server.js')], port, { env })), status: 500 };
}

/** `node:http` with the shortest listener. */
export async function emptyNodeServer() {
  const port = await freePort();
  const code = `require('node:http').createServer((_, r) => r.end('ok')).listen(${port}, '127.0.0.1')`;
  return { ...(await listening(['-e', code], port)), status: 200 };
}

async function listening(args, port, options) {
  const server = startProcess(args, options);
  await until(server, () => accepts(port));
  return { ...server, port };
}
