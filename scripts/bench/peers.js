/** Other programs that make a link graph of such a folder, from the registry. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { best } from './processes.js';

/** Longest that a peer is waited for. */
export const limit = 120_000;
const installLimit = 300_000;

/** `args` of what comes nearest to `check`: all links, and which of them lead nowhere. */
const peers = [
  { row: 'foamGraph', name: 'foam-cli', version: '0.46.0', args: folder => ['graph', '--workspace', folder] },
  {
    row: 'foamList',
    name: 'foam-cli',
    version: '0.46.0',
    args: folder => ['list', 'placeholders', '--format', 'json', '--workspace', folder],
  },
  { row: 'mddb', name: 'mddb', version: '0.9.5', args: folder => [folder] },
];

/** The peers, each with the path of its program; null where it cannot be installed. */
export function installed(folder) {
  return peers.map(peer => ({ ...peer, program: programOf(peer, join(folder, peer.name)) }));
}

function programOf(peer, folder) {
  const own = installedAt(peer, folder);
  if (own === null) return null;
  const { bin } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'));
  return join(own, Object.values(bin)[0]);
}

/** The folder of a package, installed below another unless it is there; null where it cannot be installed. */
export function installedAt({ name, version }, folder) {
  mkdirSync(folder, { recursive: true });
  const own = join(folder, 'node_modules', name);
  if (!existsSync(own)) {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const args = ['install', '--no-audit', '--no-fund', `${name}@${version}`];
    const { status } = spawnSync('npm', args, { cwd: folder, stdio: 'ignore', timeout: installLimit });
    if (status !== 0) return null;
  }
  return own;
}

/** Milliseconds and megabytes; null when it takes longer than the limit. It writes and tells nothing elsewhere. */
export function measured({ program, args }, folder, temporary) {
  const cwd = mkdtempSync(join(temporary, 'peer-'));
  const env = { HOME: cwd, XDG_CONFIG_HOME: cwd, FOAM_TELEMETRY: 'off' };
  return best([program, ...args(folder)], { rounds: 1, limit, cwd, env });
}
