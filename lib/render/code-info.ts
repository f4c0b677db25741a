/**
 * What stands behind the fence of a code block: its language, and how it is to be shown.
 *
 *     ```js title="x.js" {1,3-5} showLineNumbers
 *     ```js:x.js
 *     ```{python}
 */

export interface CodeInfo {
  /** Lower case; null when nothing is said. */
  readonly language: string | null;
  readonly title: string | null;
  /** Ranges of lines to be marked, from 1. */
  readonly marked: readonly (readonly [first: number, last: number])[];
  readonly numbered: boolean;
}

const mostRanges = 100;
const longestName = 40;

/** @param lang the first word behind the fence. @param meta all that follows it. */
export function codeInfo(lang: string | null | undefined, meta: string | null | undefined): CodeInfo {
  const [, word = '', rest = ''] = /^\{?\.?([\w+#.-]*)\}?(.*)$/s.exec(lang ?? '') ?? [];
  const said = ` ${rest} ${meta ?? ''}`;
  const named = /\s(?:title|file|filename)=(?:"([^"]*)"|'([^']*)'|(\S+))/i.exec(said);
  const title = named?.[1] ?? named?.[2] ?? named?.[3] ?? (rest.startsWith(':') ? rest.slice(1) : '');
  return {
    language: word === '' || word.length > longestName ? null : word.toLowerCase(),
    title: title.trim() === '' ? null : title.trim(),
    marked: rangesOf(/\{([\d\s,-]+)\}/.exec(said)?.[1] ?? ''),
    numbered: /\s(?:showLineNumbers|linenos|ln)\b(?!\s*[=:]\s*(?:false|0|off)\b)/i.test(said),
  };
}

function rangesOf(list: string): CodeInfo['marked'] {
  return list
    .split(',')
    .slice(0, mostRanges)
    .flatMap(range => {
      const [, first, last = first] = /^\s*(\d{1,6})(?:\s*-\s*(\d{1,6}))?\s*$/.exec(range) ?? [];
      return first === undefined ? [] : [[Number(first), Number(last)] as const];
    });
}
