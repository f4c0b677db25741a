/** Rendering beside the process: the time budget, the queue, what is remembered. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import type { FileId, NoteId } from '../../lib/model.ts';
import { Memo } from '../../lib/names/memo.ts';
import { renderer, type Renderer, type RendererOptions } from '../../lib/render/pool.ts';
import { render, type Rendered } from '../../lib/render/render.ts';
import { tableOf } from './body.ts';

const folder = mkdtempSync(join(tmpdir(), 'backlit-render-'));
afterAll(() => rmSync(folder, { recursive: true }));

const worker = join(folder, 'worker.mjs');
await build({
  entryPoints: [join(import.meta.dirname, '../../lib/render/worker.ts')],
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  logLevel: 'error',
});

const options = { bodyStart: 0, titleIsHeading: true };

function pool(settings: Partial<RendererOptions> = {}): Renderer {
  const made = renderer({ worker, budget: 5_000, ...settings });
  onTestFinished(() => made.dispose());
  return made;
}

/** A worker of a few lines, for faults. */
function faulty(code: string): string {
  const path = join(folder, `faulty-${code.length}.mjs`);
  writeFileSync(path, `import { parentPort } from 'node:worker_threads';\n${code}`);
  return path;
}

/** Prose of a megabyte: nothing about it is odd, but it is much. */
const long = 'Some *words* of `prose` with a [[link]] and **more** of [it](a.md).\n\n'.repeat(40_000);

test('gives what render gives', async () => {
  const text = '# A\n\n[[b]] *c*\n\n## D';
  expect(await pool().render(text, tableOf(text), options)).toEqual(render(text, tableOf(text), options));
});

test('over the budget, the page shows the source; the next one is rendered', async () => {
  const made = pool({ budget: 300 });
  const late = made.render(`---\na: b\n---\n<b>%%c%%\n\n${long}`, new Map(), { ...options, bodyStart: 13 });
  const next = made.render('*a*', new Map(), options);
  const shown = await late;
  expect(shown).toMatchObject({ timedOut: true, toc: [] });
  expect(shown.html).toMatch(/^<pre tabindex="0"><code>&lt;b&gt;\n\nSome \*words\*/);
  expect(await next).toEqual({ html: '<p><em>a</em></p>', toc: [], needs: [], timedOut: false, rtl: false });
});

test('many at once come one after the other, the same text once', async () => {
  const made = pool();
  const texts = Array.from({ length: 40 }, (_, i) => `*${i % 20}*`);
  const all = await Promise.all(texts.map(text => made.render(text, new Map(), options)));
  expect(all.map(({ html }) => html)).toEqual(texts.map(text => `<p><em>${text.slice(1, -1)}</em></p>`));
  expect(all[20]).toBe(all[0]);
});

test('is remembered by what it embeds, down to the links in that', async () => {
  const made = pool();
  const shown = { state: 'found', href: '/notes/b', title: 'b', file: 'b.md' as FileId } as const;
  const table = new Map([[0, { ...shown, embed: { state: 'shown', part: 0 } } as const]]);
  const embedding = (text: string, href: string): Promise<Rendered> => {
    const links = new Map([[0, { ...shown, href }]]);
    const place = { note: 'b.md' as NoteId, isWhole: true, title: 'b', block: null };
    const part = { text, bodyStart: 0, titleIsHeading: false, links, addresses: new Map(), ...place };
    return made.render('![[b]]', table, { ...options, embedded: [part] });
  };
  const first = await embedding('[[c]]', '/notes/c');
  expect(first.html).toContain('<a href="/notes/c">c</a>');
  expect(await embedding('[[c]]', '/notes/c')).toBe(first);
  expect((await embedding('[[c]] d', '/notes/c')).html).toContain('c</a> d');
  expect((await embedding('[[c]]', '/notes/d')).html).toContain('<a href="/notes/d">c</a>');
});

test('is remembered by text, links and options', async () => {
  const made = pool();
  const first = await made.render('[[a]]', tableOf('[[a]]'), options);
  expect(await made.render('[[a]]', tableOf('[[a]]'), options)).toBe(first);
  const others = await Promise.all([
    made.render('[[b]]', tableOf('[[b]]'), options),
    made.render('[[a]]', new Map(), options),
    made.render('[[a]]', tableOf('[[a]]'), { ...options, bodyStart: 1 }),
  ]);
  for (const other of others) expect(other).not.toEqual(first);
});

test('what a note needs first is learnt, and not in its time', async () => {
  const text = '```js\nlet a\n```\n\n$x$';
  const { html, needs, timedOut } = await pool().render(text, new Map(), options);
  expect(html).toContain('<span class="k">let</span>');
  expect(html).toContain('<bl-math>');
  expect([needs, timedOut]).toEqual([['code', 'math'], false]);
  const slow = faulty(`parentPort.on('message', ({ text }) => {
    parentPort.postMessage('learning');
    setTimeout(() => parentPort.postMessage('learnt'), 300);
    setTimeout(() => parentPort.postMessage({ rendered: { html: text } }), 350);
  });
  parentPort.postMessage('ready');`);
  expect(await pool({ worker: slow, budget: 200 }).render('a', new Map(), options)).toEqual({ html: 'a' });
});

test('what is too complex is refused at once', async () => {
  const made = pool({ budget: 60_000 });
  expect(await made.render('>'.repeat(10_000), new Map(), options)).toMatchObject({ timedOut: true });
  expect(await made.render('<b>'.repeat(50_000), new Map(), options)).toMatchObject({ timedOut: true });
});

describe('a worker that fails', () => {
  test('at its job: the source, and a new worker', async () => {
    const path = faulty(`parentPort.on('message', ({ text }) => {
      if (text === 'die') process.exit(1);
      parentPort.postMessage({ rendered: { html: text, toc: [], timedOut: false, rtl: false } });
    });
    parentPort.postMessage('ready');`);
    const made = pool({ worker: path });
    const [died, lives] = await Promise.all([
      made.render('die', new Map(), options),
      made.render('live', new Map(), options),
    ]);
    expect(died).toEqual({
      html: '<pre tabindex="0"><code>die</code></pre>',
      toc: [],
      needs: [],
      timedOut: true,
      rtl: false,
    });
    expect(lives).toMatchObject({ html: 'live' });
  });

  test('before its first job: whoever waits is told', async () => {
    const made = pool({ worker: faulty(`throw new Error('broken');`) });
    await expect(made.render('a', new Map(), options)).rejects.toThrow('broken');
  });
});

test('disposed, it gives the source', async () => {
  const made = renderer({ worker });
  const waiting = made.render('*a*', new Map(), options);
  await made.dispose();
  expect(await waiting).toMatchObject({ timedOut: true });
  expect(await made.render('*b*', new Map(), options)).toMatchObject({ timedOut: true });
});

test('memory forgets what was not asked for longest, and never exceeds its budget', () => {
  const memo = new Memo<string>(10);
  memo.set('a', 'A', 4);
  memo.set('b', 'B', 4);
  expect(memo.get('a')).toBe('A');
  memo.set('c', 'C', 4);
  expect([memo.get('a'), memo.get('b'), memo.get('c'), memo.size]).toEqual(['A', undefined, 'C', 8]);
  memo.set('c', 'CC', 5);
  expect([memo.get('c'), memo.size]).toEqual(['CC', 9]);
  memo.set('d', 'D', 11);
  expect([memo.get('d'), memo.size]).toEqual([undefined, 9]);
});
