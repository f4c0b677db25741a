/** The filter of a list: a GET form, which the script of the page applies while somebody types. */
import type { Markup } from './page.ts';
import { clamp } from './phrases.ts';

export interface Filter {
  readonly path: string;
  /** What the field asks for: `Name contains`. */
  readonly label: string;
  /** What is filtered. */
  readonly of: string;
  readonly q: string | null;
  /** The other parameters of the address, which filtering keeps. */
  readonly others: Readonly<Record<string, string | null>>;
}

export function filterForm({ path, label, of, q, others }: Filter): Markup {
  const kept = Object.entries(others).filter(([, value]) => value !== null);
  return (
    <form class="bl-filter" action={path} method="get" role="search" aria-label={of}>
      <input
        id="bl-q"
        type="search"
        name="q"
        value={q}
        aria-label={label}
        placeholder={`${label}…`}
        autocomplete="off"
        spellcheck="false"
      />
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit">Filter</button>
    </form>
  );
}

/** What is there when nothing is: which filter it was, and the way out of it. */
export function noneLike(what: string, q: string, all: string): Markup {
  return (
    <p>
      {what} “{clamp(q, 80)}”. <a href={all}>Show all</a>
    </p>
  );
}
