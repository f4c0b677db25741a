/**
 * The browser of the browser tests: the Chromium of this machine. Where there is none and it may be installed (root on
 * Debian or Ubuntu), it is, once before all tests; elsewhere the tests say what to do instead of being skipped.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @throws when there is no browser, saying what to do. */
export async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) {
    throw new Error('No Chromium found. Install Chromium or Google Chrome, or set CHROMIUM to the path of one.');
  }
  return chromium.launch({ executablePath, args: flags });
}

/** Installs Debian's Chromium where there is no browser and that can be done. Called by vitest before any test. */
export default function setup(): void {
  const mayInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (findChromium() !== null || !mayInstall) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ]) {
    execFileSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

function findChromium(): string | null {
  const { CHROMIUM: given, PATH: path = '' } = process.env;
  const places = [
    ...(given === undefined ? [] : [given]),
    ...path.split(delimiter).flatMap(folder => names.map(name => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  return places.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
