/** The built server over a small vault, asked over the loopback as anybody could ask it. */
import { afterAll, describe, expect, test } from 'vitest';
import { connect } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ask, served } from './served.ts';

const site = await served({
  'index.md': '# Home\n\nSee [[Coroutine Explained]], [[Not Written]] and ![[pixel.png]].\n',
  'Coroutine Explained.md':
    '---\naliases: [coroutine]\n---\nA coroutine can stop halfway. %% unspoken %%\n\nBack [[index]].\n',
  'Deep Folder/Event Loop.md': 'It runs each [[coroutine]].\n',
  'one/twin.md': 'one',
  'two/twin.md': 'two',
  'pixel.png': Buffer.from('89504e470d0a1a0a', 'hex'),
  'digits.txt': '0123456789',
  'evil.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  'evil.html': '<script>alert(1)</script>',
  'evil.js': 'alert(1)',
  'empty.bin': '',
  'paper.pdf': '%PDF-1.4',
  '.env': 'SECRET=1',
  '.git/config': 'SECRET=1',
});
afterAll(() => site.stop());

describe('every answer', () => {
  test.each([
    '/',
    '/missing',
    '/notes/Coroutine-Explained',
    '/notes/Not-Written',
    '/nowhere',
    '/files/pixel.png',
    '/api/version',
    '/%zz',
    '/a/',
  ])('%s carries the headers that keep a page to itself', async path => {
    const { headers } = await ask(site, path);
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['x-powered-by']).toBeUndefined();
  });

  test('HEAD has the head of GET and no body', async () => {
    for (const path of ['/', '/notes/Coroutine-Explained', '/files/digits.txt', '/nowhere', '/api/graph.json']) {
      const [get, head] = await Promise.all([ask(site, path), ask(site, path, { method: 'HEAD' })]);
      expect(head.status).toBe(get.status);
      expect(head.body.length).toBe(0);
      for (const name of ['content-type', 'content-length', 'etag', 'cache-control']) {
        expect(head.headers[name], `${path} ${name}`).toBe(get.headers[name]);
      }
    }
  });
});

describe('the guard', () => {
  test.each([
    'localhost',
    'LOCALHOST:3000',
    '127.0.0.1',
    '127.0.0.1:1',
    '[::1]:80',
    'notes.example',
    'notes.example:8080',
  ])('answers as %s', async host => {
    expect((await ask(site, '/', { headers: { Host: host } })).status).toBe(200);
  });

  test.each([
    'evil.example',
    'localhost.evil.example',
    'evil.example:3000',
    '127.0.0.1.evil.example',
    '127.0.0.2',
    '[::2]',
  ])('does not answer as "%s"', async host => {
    const { status, text } = await ask(site, '/', { headers: { Host: host } });
    expect(status).toBe(421);
    expect(text).not.toContain('evil');
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])('%s is not allowed', async method => {
    const { status, headers } = await ask(site, '/notes/index', { method, headers: { 'Next-Action': 'x' } });
    expect(status).toBe(405);
    expect(headers.allow).toBe('GET, HEAD');
  });

  test.each(['/%', '/%zz', '/%ff%fe', '/%ED%A0%80', '*', 'http://evil.example/'])('%s is malformed', async path => {
    expect((await ask(site, path)).status).toBe(400);
  });

  test('headers that mean something to Next mean nothing', async () => {
    const plain = await ask(site, '/notes/Coroutine-Explained');
    for (const headers of [
      { RSC: '1', 'Next-Router-State-Tree': '%5B%5D' },
      { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
      { 'x-middleware-prefetch': '1' },
      { 'x-nextjs-data': '1' },
      { 'x-invoke-path': '/admin', 'x-invoke-status': '500', 'x-matched-path': '/x' },
      { 'backlit-target': '/nowhere' },
      { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'javascript', Forwarded: 'host=evil.example' },
    ]) {
      const answer = await ask(site, '/notes/Coroutine-Explained', { headers });
      expect(answer.status).toBe(200);
      expect(answer.text).toBe(plain.text);
      expect(answer.headers.vary).toBe('Accept, Accept-Encoding');
    }
  });

  test('nothing of Next can be reached', async () => {
    for (const path of [
      '/_next/static/chunks/main.js',
      '/_next/image?url=/files/pixel.png&w=64&q=75',
      '/__nextjs_original-stack-frame',
      '/_not-found',
      '/404',
      '/500',
    ]) {
      const { status, text } = await ask(site, path);
      expect(status, path).toBe(404);
      expect(text).not.toMatch(/(?:src|href)="\/_next/);
    }
  });

  test('an upgrade is refused', async () => {
    const head = await raw(
      'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    );
    expect(head).toMatch(/^HTTP\/1\.1 400 /);
  });

  test.each([
    ['two Host headers', 'GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n'],
    ['no Host header', 'GET / HTTP/1.1\r\n\r\n'],
    ['no Host header in HTTP/1.0', 'GET / HTTP/1.0\r\n\r\n'],
    ['HTTP/0.9', 'GET /\r\n\r\n'],
    ['a lower-case method', 'get / HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    [
      'two lengths of one body',
      'GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n',
    ],
  ])('%s: 400', async (_what, request) => {
    expect(await raw(request)).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe('notes', () => {
  test('a note is a page with its backlinks', async () => {
    const { status, text, headers } = await ask(site, '/notes/Coroutine-Explained');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-cache');
    expect(text).toContain('A coroutine can stop halfway.');
    expect(text).toContain('href="/notes/Deep-Folder/Event-Loop');
    expect(text).not.toContain('unspoken');
  });

  test('other spellings lead to the one address', async () => {
    for (const [path, from] of [
      ['/notes/coroutine', 'coroutine'],
      ['/notes/Coroutine%20Explained', 'Coroutine%20Explained'],
      ['/notes/coroutine-explained', 'coroutine-explained'],
    ]) {
      const { status, headers } = await ask(site, path ?? '');
      expect(status, path).toBe(307);
      expect(headers.location).toBe(`/notes/Coroutine-Explained?from=${from}`);
      expect(headers['cache-control']).toBe('no-store');
    }
  });

  test('a name that several answer to is a question', async () => {
    const { status, text } = await ask(site, '/notes/twin');
    expect(status).toBe(200);
    expect(text).toContain('/notes/one/twin');
    expect(text).toContain('/notes/two/twin');
  });

  test('a page that somebody wants is a stub: 404, and not for search engines', async () => {
    const { status, headers, text } = await ask(site, '/notes/Not-Written');
    expect(status).toBe(404);
    expect(headers['x-robots-tag']).toBe('noindex');
    expect(text).toContain('Not Written');
    expect(text).toContain('href="/"');
  });

  test('a page that nobody wants is the 404 page', async () => {
    expect((await ask(site, '/notes/Nobody-Wants-This')).status).toBe(404);
    expect((await ask(site, '/nowhere')).status).toBe(404);
  });

  test('a folder is a page', async () => {
    const { status, text } = await ask(site, '/notes/Deep-Folder');
    expect(status).toBe(200);
    expect(text).toContain('Event Loop');
  });

  test('a slash at the end is taken off', async () => {
    const { status, headers } = await ask(site, '/notes/Deep-Folder/?page=2');
    expect(status).toBe(308);
    expect(headers.location).toBe('/notes/Deep-Folder?page=2');
  });

  test.each([
    ['/notes/Coroutine-Explained.md', {}],
    ['/notes/Coroutine-Explained', { Accept: 'text/markdown' }],
  ])('%s is the source, without comments, and who links to it', async (path, headers) => {
    const answer = await ask(site, path, { headers });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect(answer.text).toContain('A coroutine can stop halfway.');
    expect(answer.text).not.toContain('unspoken');
    expect(answer.text).toContain('## Linked from');
    expect(answer.text).toContain('(/notes/Deep-Folder/Event-Loop)');
  });
});

describe('conditional and compressed', () => {
  test('what the reader has is not sent again', async () => {
    const { headers } = await ask(site, '/notes/Coroutine-Explained');
    const again = await ask(site, '/notes/Coroutine-Explained', { headers: { 'If-None-Match': String(headers.etag) } });
    expect(again.status).toBe(304);
    expect(again.body.length).toBe(0);
    const other = await ask(site, '/notes/Coroutine-Explained', { headers: { 'If-None-Match': '"other"' } });
    expect(other.status).toBe(200);
  });

  test('a page is compressed for who takes that', async () => {
    const plain = await ask(site, '/notes/Coroutine-Explained');
    const small = await ask(site, '/notes/Coroutine-Explained', { headers: { 'Accept-Encoding': 'gzip, br' } });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(Number(plain.headers['content-length'])).toBe(plain.body.length);
    expect(small.headers['content-encoding']).toBe('br');
    expect(Number(small.headers['content-length'])).toBe(small.body.length);
    expect(brotliDecompressSync(small.body).toString()).toBe(plain.text);
  });

  test('an edit elsewhere does not change the tag of a page', async () => {
    const before = await ask(site, '/notes/one/twin');
    const { text: version } = await ask(site, '/api/version');
    site.write('Deep Folder/Event Loop.md', 'It runs each [[coroutine]], in turn.\n');
    await expect.poll(async () => (await ask(site, '/api/version')).text).not.toBe(version);
    expect((await ask(site, '/notes/Coroutine-Explained')).text).toContain('in turn');
    expect((await ask(site, '/notes/one/twin')).headers.etag).toBe(before.headers.etag);
  });

  test('assets are kept for ever', async () => {
    const { text } = await ask(site, '/');
    const addresses = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address = '']) => address);
    expect(addresses.map(address => address.replace(/\.[^.]+\./, '.'))).toEqual([
      '/assets/mark.svg',
      '/assets/index.css',
      '/assets/page.js',
    ]);
    for (const address of addresses) {
      const { status, headers } = await ask(site, address);
      expect(status).toBe(200);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
    expect((await ask(site, '/assets/style.css')).status).toBe(404);
    expect((await ask(site, '/assets/manifest.json')).status).toBe(404);
  });
});

describe('attachments', () => {
  test.each([
    ['/files/pixel.png', 'image/png'],
    ['/files/evil.svg', 'image/svg+xml'],
    ['/files/evil.html', 'text/html; charset=utf-8'],
    ['/files/evil.js', 'text/plain; charset=utf-8'],
    ['/files/empty.bin', 'application/octet-stream'],
    ['/files/paper.pdf', 'application/pdf'],
  ])('%s is %s', async (path, type) => {
    const { status, headers } = await ask(site, path);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe(type);
    expect(headers['content-security-policy']).toMatch(
      type === 'application/pdf' ? /^default-src 'none'/ : /^sandbox; /,
    );
  });

  test('stretches', async () => {
    const part = await ask(site, '/files/digits.txt', { headers: { Range: 'bytes=2-4' } });
    expect([part.status, part.text, part.headers['content-range']]).toEqual([206, '234', 'bytes 2-4/10']);
    const last = await ask(site, '/files/digits.txt', { headers: { Range: 'bytes=-3' } });
    expect([last.status, last.text]).toEqual([206, '789']);
    const beyond = await ask(site, '/files/digits.txt', { headers: { Range: 'bytes=10-' } });
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */10']);
    const many = await ask(site, '/files/digits.txt', { headers: { Range: 'bytes=0-,1-,2-' } });
    expect([many.status, many.text]).toEqual([200, '0123456789']);
    const stale = await ask(site, '/files/digits.txt', { headers: { Range: 'bytes=2-4', 'If-Range': '"old"' } });
    expect([stale.status, stale.text]).toEqual([200, '0123456789']);
  });

  test('what the reader has is not sent again', async () => {
    const { headers } = await ask(site, '/files/digits.txt');
    const again = await ask(site, '/files/digits.txt', { headers: { 'If-None-Match': String(headers.etag) } });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  test.each([
    '/files/index.md',
    '/files/.env',
    '/files/.git/config',
    '/files/one/..%2f.env',
    '/files/%2e%2e/%2e%2e/etc/passwd',
    '/files//etc/passwd',
    '/files/etc/passwd',
    '/files/one',
    '/files',
    '/.env',
  ])('%s is not there', async path => {
    const { status, text } = await ask(site, path);
    expect(status).toBe(404);
    expect(text).not.toMatch(/SECRET|root:|\bat \//);
    expect(text).not.toContain(site.root);
  });

  test('a link that leads out of the vault is not followed', async () => {
    mkdirSync(join(site.root, 'out'), { recursive: true });
    symlinkSync('/etc/hostname', join(site.root, 'out/escape.txt'));
    symlinkSync('/etc', join(site.root, 'out/folder'));
    site.write('out/inside.txt', 'inside');
    await expect.poll(async () => (await ask(site, '/files/out/inside.txt')).status).toBe(200);
    for (const path of ['/files/out/escape.txt', '/files/out/folder/hostname'])
      expect((await ask(site, path)).status).toBe(404);
  });
});

describe('for programs', () => {
  test('the graph, the report, the findings and the figures are JSON', async () => {
    for (const name of ['graph', 'missing', 'check', 'stats']) {
      const { status, headers, text } = await ask(site, `/api/${name}.json`);
      expect(status, name).toBe(200);
      expect(headers['content-type']).toBe('application/json; charset=utf-8');
      expect(JSON.parse(text)).toMatchObject({ version: 1 });
    }
    const { text } = await ask(site, '/api/missing.json');
    expect(JSON.parse(text)).toMatchObject({ missing: [{ title: 'Not Written', links: 1 }] });
  });

  test('a note with its links and its backlinks', async () => {
    const { status, text } = await ask(site, '/api/notes/Coroutine-Explained.json');
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({
      version: 1,
      note: { path: 'Coroutine Explained.md', aliases: ['coroutine'] },
      links: [{ target: 'index', status: 'found', to: 'index.md' }],
      backlinks: [{ from: 'Deep Folder/Event Loop.md' }, { from: 'index.md' }],
    });
    expect((await ask(site, '/api/notes/Nobody.json')).status).toBe(404);
  });

  test('what is not there is told as JSON', async () => {
    const { status, headers } = await ask(site, '/api/mentions.json');
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
  });

  test('the version is told at once and at every change', async () => {
    const stop = new AbortController();
    const response = await fetch(`${site.url}/api/events`, { signal: stop.signal });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const versions = versionsOf(response);
    const { value: first } = await versions.next();
    const { version } = JSON.parse((await ask(site, '/api/version')).text) as { version: string };
    expect(first).toBe(version);
    site.write('new.md', '[[Not Written]] again');
    const { value: second } = await versions.next();
    expect(second).not.toBe(first);
    expect((await ask(site, '/notes/new')).status).toBe(200);
    stop.abort();
  });
});

test('a vault that cannot be read is an error page until it can', async () => {
  const site = await served({ 'index.md': '# Home' });
  await site.restart(() => rmSync(site.root, { recursive: true }));
  for (const path of ['/', '/notes/index', '/api/health', '/files/x.png']) {
    const { status, text } = await ask(site, path);
    expect(status, path).toBe(500);
    expect(text).not.toMatch(/\bat .*:\d+:\d+/);
  }
  site.write('index.md', '# Home again');
  expect((await ask(site, '/')).text).toContain('Home again');
  await site.stop();
});

/** The versions that an event stream tells. */
async function* versionsOf(response: Response): AsyncGenerator<string> {
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString();
    for (let found = /data: (.*)\n\n/.exec(text); found !== null; found = /data: (.*)\n\n/.exec(text)) {
      text = text.slice(found.index + found[0].length);
      yield found[1] ?? '';
    }
  }
}

/** Sends bytes as they are and gives the first line that comes back. */
function raw(bytes: string): Promise<string> {
  return new Promise((settle, fail) => {
    const socket = connect(site.port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', chunk => {
      answer += chunk.toString('latin1');
    });
    socket.once('error', fail);
    socket.once('close', () => settle(answer));
    setTimeout(() => socket.end(), 500);
  });
}
