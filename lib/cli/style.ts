/** Colours and weights of printed text, by what they mean. Law: whatever is painted is made plain first. */
import { plain } from './plain.ts';

export interface Style {
  /** Whether anything is painted at all. */
  readonly coloured: boolean;
  text(text: string): string;
  strong(text: string): string;
  quiet(text: string): string;
  /** A place that can be clicked. */
  place(text: string): string;
  error(text: string): string;
  warning(text: string): string;
  info(text: string): string;
  good(text: string): string;
  /** The link within its sentence: underlined, or between signs where nothing can be painted. */
  link(text: string): string;
}

/** Whether a stream shows colours: `FORCE_COLOR` decides, else `NO_COLOR`, else what the terminal can do. */
export function colours(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  const { FORCE_COLOR: force, NO_COLOR: none, TERM: term } = env;
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (none !== undefined && none !== '') return false;
  return stream.isTTY === true && term !== 'dumb';
}

export function styleFor(coloured: boolean): Style {
  const painted = (open: number, close: number) => (text: string) =>
    coloured && text !== '' ? `\u001b[${open}m${plain(text)}\u001b[${close}m` : plain(text);
  return {
    coloured,
    text: plain,
    strong: painted(1, 22),
    quiet: painted(2, 22),
    place: painted(36, 39),
    error: painted(31, 39),
    warning: painted(33, 39),
    info: painted(34, 39),
    good: painted(32, 39),
    link: coloured ? painted(4, 24) : text => `‹${plain(text)}›`,
  };
}
