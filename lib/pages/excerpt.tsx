/** The lines of a file around what is wrong in it, each with its number, and what is wrong marked. */
import type { Excerpt } from '../model.ts';
import type { Markup } from './page.ts';

/** @param isPlaced whether the words around it tell the place already */
export function excerpt(
  { path, line, column, from, lines, at }: Excerpt,
  { isPlaced = false }: { readonly isPlaced?: boolean } = {},
): Markup {
  const width = String(from + lines.length - 1).length;
  return (
    <figure class="bl-excerpt">
      {isPlaced ? null : (
        <figcaption>
          <code>
            {path}:{line}:{column}
          </code>
        </figcaption>
      )}
      <pre tabindex="0" aria-label={`Lines of ${path}`}>
        <code>
          {lines.map((text, index) => {
            const number = `${String(from + index).padStart(width)}  `;
            return from + index === line ? (
              <>
                {number}
                {text.slice(0, at)}
                <mark>{text.slice(at) || ' '}</mark>
                {'\n'}
              </>
            ) : (
              `${number}${text}\n`
            );
          })}
        </code>
      </pre>
    </figure>
  );
}
