/** The pieces of printed results: places that can be clicked, sentences with their link, counts. */
import { join, relative } from 'node:path';
import type { Via } from '../model.ts';
import type { Context } from '../wiki.ts';
import type { Style } from './style.ts';
import type { Terminal } from './terminal.ts';

/** Writes `path:line:column`, the path as seen from the current folder, so that terminals and editors open it. */
export function placer(
  root: string,
  { cwd, style }: Pick<Terminal, 'cwd' | 'style'>,
): (path: string, line: number, column: number) => string {
  const prefix = relative(cwd, root);
  // What is told of one file stands together.
  let [last, shown] = ['', ''];
  return (path, line, column) => {
    if (path !== last) [last, shown] = [path, join(prefix, path)];
    return style.place(`${shown}:${line}:${column}`);
  };
}

/** The sentence with its link marked. */
export function sentence({ text, mark: [start, end] }: Context, style: Style): string {
  return style.text(text.slice(0, start)) + style.link(text.slice(start, end)) + style.text(text.slice(end));
}

const ways: Readonly<Record<Via, string>> = {
  path: 'by its path',
  relative: 'by its path from here',
  suffix: 'by its name',
  alias: 'by its alias',
  title: 'by its title',
  folder: 'by its folder',
  self: 'as the note itself',
};

/** How a link found its target, in words. */
export function way(via: Via): string {
  return ways[via];
}

/** `1 note`, `2 notes`, `12,000 notes`. */
export function counted(count: number, noun: string): string {
  return `${figure(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A number with its thousands set apart. */
export function figure(count: number): string {
  // `toLocaleString` loads the language's tables first, which takes longer than checking a small vault.
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `and` or `or` between the last two. */
export function series(parts: readonly string[], word: 'and' | 'or'): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${word} ${last}`;
}
