/** `/assets/<name>.<hash>.<ext>`: what pages load. The build wrote a manifest: the role of each file → its name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assets } from '../pages/page.ts';
import { prepare, type Prepared } from './prepared.ts';

export interface BuiltAssets {
  /** Addresses, for the frame of pages. */
  readonly addresses: Assets;
  /** Address → the file, ready to be sent. */
  readonly files: ReadonlyMap<string, Prepared>;
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Reads the assets of a build; they are few and small, and never change while a server runs. */
export function readAssets(build: string): BuiltAssets {
  const folder = join(build, 'assets');
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<keyof Assets, string>;
  const files = new Map<string, Prepared>();
  for (const name of Object.values(manifest)) {
    const headers = {
      'Content-Type': types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
      'Cache-Control': 'public, max-age=31536000, immutable',
    };
    files.set(address(name), prepare(200, headers, readFileSync(join(folder, name))));
  }
  const { css, script, island, icon } = manifest;
  const addresses = { css: address(css), script: address(script), island: address(island), icon: address(icon) };
  return { addresses, files };
}

function address(name: string): string {
  return `/assets/${name}`;
}
