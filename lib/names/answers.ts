/** The names a note or an attachment answers to: its path and every suffix of it, its aliases, its title, its folder. */
import type { Answer, AnswerKind, AttachmentId, Name, NoteId } from '../model.ts';
import { fold } from './fold.ts';
import { withoutMd } from './paths.ts';

/**
 * Names of a note, each once, with the strongest reason for it (a file name beats an alias, an alias a title,
 * a title a folder).
 */
export function noteAnswers(id: NoteId, title: string, aliases: readonly string[]): readonly Answer[] {
  const answers: Answer[] = [];
  const seen = new Set<Name>();
  const add = (name: Name, as: AnswerKind, rank = 0): void => {
    if (name === '' || seen.has(name)) return;
    seen.add(name);
    answers.push({ name, as, rank });
  };
  const path = fold(withoutMd(id));
  const suffixes = suffixesOf(path);
  suffixes.forEach((name, index) => add(name, index === 0 ? 'path' : 'suffix'));
  for (const alias of aliases) add(fold(alias), 'alias');
  add(fold(title), 'title');
  const [base, folder] = [suffixes.at(-1), path.slice(0, Math.max(0, path.lastIndexOf('/')))];
  const rank = base === 'index' ? 0 : base === 'readme' ? 1 : base === suffixesOf(folder).at(-1) ? 2 : -1;
  if (rank >= 0 && folder !== '') for (const name of suffixesOf(folder)) add(name, 'folder', rank);
  return answers;
}

/** Names of any other file: its path with its extension, and every suffix of it. */
export function attachmentAnswers(id: AttachmentId): readonly Answer[] {
  return suffixesOf(fold(id)).map((name, index) => ({ name, as: index === 0 ? 'path' : 'suffix', rank: 0 }));
}

/** `a/b/c`, `b/c`, `c`. */
function suffixesOf(path: string): readonly Name[] {
  const suffixes = [path as Name];
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
    suffixes.push(path.slice(slash + 1).trimStart() as Name);
  }
  return suffixes;
}
