/** What a file that is no note has to say, as pieces of Markdown: those that we write, and those its writer wrote. */

/** A card may hold any Markdown, open fences included: nothing of it reaches beyond the card. */
export type Item = { readonly markdown: string } | { readonly card: string };

/** Plain text, so that Markdown shows it as it is. */
export function escaped(plain: string): string {
  return plain.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>()#+\-.!|~=$%^&]/g, '\\$&');
}

/** The beginning of a text, its wiki links as what they show, that stands for all of it. */
export function shortened(plain: string): string {
  const line = (plain.trim().split('\n', 1)[0] ?? '').replace(/!?\[\[(?:[^[\]|]*\|)?([^[\]]*)\]\]/g, '$1');
  const short = [...line].slice(0, 60).join('');
  return escaped(short === '' ? '…' : short.length < line.length ? `${short}…` : short);
}

/** A block of code that shows a text as it is, whatever stands in it. */
export function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...Array.from(code.matchAll(/`{3,}/g), ([run]) => run.length).slice(0, 1000));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code.replace(/\n$/, '')}\n${fence}`;
}

/** The fields of a JSON object; of anything else, none. */
export function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** A text of JSON, which may be divided into lines; '' for anything else. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter(line => typeof line === 'string').join('') : '';
}
