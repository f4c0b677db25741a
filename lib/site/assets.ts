/**
 * `/assets/<name>.<hash>.<ext>`: what pages load. The build wrote a manifest: the role of each file → its name. Files
 * without a role (fonts, parts of scripts) are asked for by those that have one.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assets } from '../pages/page.ts';
import { framePolicy } from './headers.ts';
import { prepare, thorough, type Prepared } from './prepared.ts';

export interface BuiltAssets {
  /** Addresses, for the frame of pages. */
  readonly addresses: Assets;
  /** The file at an address, ready to be sent. */
  at(address: string): Prepared | undefined;
}

/** What the build wrote: names of files, in place of addresses. */
type Manifest = Assets;

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/** Reads the assets of a build, each when it is first asked for; they never change while a server runs. */
export function readAssets(build: string): BuiltAssets {
  const folder = join(build, 'assets');
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const names = new Map(readdirSync(folder).map(name => [address(name), name]));
  names.delete(address('manifest.json'));
  const read = new Map<string, Prepared>();
  return {
    addresses: addressesOf(manifest),
    at(asked) {
      const name = names.get(asked);
      if (name === undefined) return undefined;
      const prepared = read.get(asked) ?? prepare(200, headersOf(name), readFileSync(join(folder, name)), thorough);
      read.set(asked, prepared);
      return prepared;
    },
  };
}

function headersOf(name: string): Readonly<Record<string, string>> {
  const extension = name.slice(name.lastIndexOf('.') + 1);
  return {
    'Content-Type': types[extension] ?? 'application/octet-stream',
    'Cache-Control': 'public, max-age=31536000, immutable',
    ...(extension === 'html' ? { 'Content-Security-Policy': framePolicy } : {}),
    // The frame that draws has no origin, so to its scripts this server is another one.
    ...(extension === 'js'
      ? { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' }
      : {}),
  };
}

function addressesOf({ css, script, live, preview, search, graph, icon, needs }: Manifest): Assets {
  const all = (names: readonly string[]): string[] => names.map(address);
  return {
    css: address(css),
    script: address(script),
    live,
    preview: address(preview),
    search: { script: address(search.script), style: address(search.style) },
    graph: { stage: address(graph.stage), worker: address(graph.worker) },
    icon: icon === null ? null : address(icon),
    needs: { math: all(needs.math), code: all(needs.code), diagram: all(needs.diagram), graph: all(needs.graph) },
  };
}

function address(name: string): string {
  return `/assets/${name}`;
}
