/**
 * What readers are told of a fault. Law: no path of this machine and no inside of an exception; a fault of ours is told in
 * full to the terminal alone.
 */
import { WikiError, type Excerpt } from '../model.ts';

export interface Told {
  readonly message: string;
  readonly hint: string | null;
  /** Where in a file of the vault it is wrong, where that is known. */
  readonly excerpt: Excerpt | null;
}

export function toldOf(error: unknown): Told {
  if (!(error instanceof WikiError)) return ours;
  return aboutTheFolder[error.code] ?? error;
}

const ours: Told = {
  message: 'Backlit could not make this page. What went wrong stands in the terminal that runs it.',
  hint: null,
  excerpt: null,
};

/** These name the folder by its whole path, as a terminal should. */
const aboutTheFolder: Readonly<Partial<Record<WikiError['code'], Told>>> = {
  'vault-not-found': {
    message: 'The folder of these notes is not there.',
    hint: 'It is looked for again with every page: when it is back, so are they.',
    excerpt: null,
  },
  'vault-unreadable': {
    message: 'The folder of these notes cannot be read.',
    hint: 'The user that runs Backlit needs the permission to read it.',
    excerpt: null,
  },
};
