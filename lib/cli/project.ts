/**
 * The project that a vault is part of. Reports for other programs count their paths from its folder, because that is
 * what code scanning, annotations and the views of a CI know.
 */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathWithin } from './folder.ts';
import type { Terminal } from './terminal.ts';

export interface Project {
  /** Absolute path of its folder. */
  readonly root: string;
  /** A path of the vault as seen from there. */
  readonly pathOf: (path: string) => string;
}

/** The repository that holds the vault, else the current folder when it does, else the vault itself. */
export function projectOf(vault: string, { cwd, env }: Pick<Terminal, 'cwd' | 'env'>): Project {
  const root = repositoryOf(vault, env.GITHUB_WORKSPACE) ?? (holds(cwd, vault) ? realpathSync(cwd) : vault);
  const prefix = pathWithin(root, vault) ?? '';
  return { root, pathOf: path => (prefix === '' ? path : `${prefix}/${path}`) };
}

/** The job's own checkout comes before a repository within it: annotations are about the former. */
function repositoryOf(vault: string, workspace = ''): string | null {
  if (workspace !== '' && isRepository(workspace) && holds(workspace, vault)) return realpathSync(workspace);
  for (let folder = realpathSync(vault); ; folder = dirname(folder)) {
    if (isRepository(folder)) return folder;
    if (folder === dirname(folder)) return null;
  }
}

function isRepository(folder: string): boolean {
  // A file in worktrees and submodules.
  return existsSync(join(resolve(folder), '.git'));
}

function holds(folder: string, path: string): boolean {
  return existsSync(folder) && pathWithin(folder, path) !== null;
}
