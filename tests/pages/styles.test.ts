import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { errorPage } from '../../lib/pages/error.tsx';
import { tags } from './tree.ts';
import { options } from './vault.ts';

const tokens = readFileSync('lib/styles/tokens.css', 'utf8');
const schemes = ['light', 'dark'] as const;
type Scheme = (typeof schemes)[number];

test.each(schemes)('every text colour reads on every paper, %s', scheme => {
  const onPaper = [
    'text',
    'muted',
    'subtle',
    'link',
    'link-hover',
    'visited',
    'missing',
    'missing-hover',
    'code',
    'success',
    'warning',
    'danger',
  ];
  for (const ink of onPaper) {
    for (const paper of ['bg', 'surface', 'raised']) {
      expect(contrast(ink, paper, scheme), `${ink} on ${paper}`).toBeGreaterThanOrEqual(4.5);
    }
  }
  for (const ink of ['text', 'muted', 'link', 'visited', 'missing']) {
    expect(contrast(ink, 'mark', scheme), `${ink} on mark`).toBeGreaterThanOrEqual(4.5);
  }
  expect(contrast('on-accent', 'link', scheme)).toBeGreaterThanOrEqual(4.5);
  for (const line of ['focus', 'border-strong']) {
    expect(contrast(line, 'surface', scheme), line).toBeGreaterThanOrEqual(3);
  }
});

test.each(schemes)('every text colour reads on the tint of every callout, %s', scheme => {
  const callouts = readFileSync('lib/styles/callouts.css', 'utf8');
  const tones = new Set([...callouts.matchAll(/--tone: var\(--([\w-]+)\)/g)].map(([, tone = '']) => tone));
  const share = Number(/background: color-mix\(in srgb, var\(--tone\) (\d+)%, var\(--bg\)\)/.exec(callouts)?.[1]) / 100;
  expect(tones.size).toBe(6);
  for (const tone of tones) {
    const [bg, full] = [channels('bg', scheme), channels(tone, scheme)];
    const tint = luminanceOf(bg.map((value, i) => value * (1 - share) + (full[i] ?? 0) * share));
    for (const ink of [tone, 'text', 'muted', 'link', 'visited', 'missing']) {
      expect(ratio(luminance(ink, scheme), tint), `${ink} on ${tone}`).toBeGreaterThanOrEqual(4.5);
    }
  }
});

test('the stylesheet weighs at most 12 kB, loads nothing, and names no colour outside its tokens', async () => {
  const { outputFiles } = await build({
    entryPoints: ['lib/styles/index.css'],
    bundle: true,
    minify: true,
    write: false,
  });
  const css = outputFiles[0]?.text ?? '';
  expect(gzipSync(css).length).toBeLessThanOrEqual(12 * 1024);
  expect(css.match(/@import|url\(/g)).toBeNull();
  expect(css.slice(css.indexOf('}')).match(/#[0-9a-f]{3,8}\b/gi)).toBeNull();
});

test('the browser’s own bar has the colour of the page', () => {
  const metas = tags(errorPage(null, { message: '', hint: null, excerpt: null, source: null }, options).root, 'meta');
  const colours = metas
    .filter(({ properties }) => properties['name'] === 'theme-color')
    .map(({ properties }) => properties['content']);
  expect(`light-dark(${colours.join(', ')})`).toBe(/--bg: (.*);/.exec(tokens)?.[1]);
});

function contrast(ink: string, paper: string, scheme: Scheme): number {
  return ratio(luminance(ink, scheme), luminance(paper, scheme));
}

function ratio(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(token: string, scheme: Scheme): number {
  return luminanceOf(channels(token, scheme));
}

/** Red, green and blue, from 0 to 255. */
function channels(token: string, scheme: Scheme): number[] {
  const pair = new RegExp(`--${token}: light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\)`).exec(tokens);
  const hex = pair?.[scheme === 'light' ? 1 : 2];
  if (hex === undefined) throw new Error(`no token ${token}`);
  return [0, 2, 4].map(at => Number.parseInt(hex.slice(at, at + 2), 16));
}

function luminanceOf(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map(channel => {
    const value = channel / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
