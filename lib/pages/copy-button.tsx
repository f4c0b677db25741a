/**
 * A button that copies. Law: it is made by the script of the page, so where that does not run there is none; in the page
 * stands an empty element that says what to copy.
 */
import type { Markup } from './page.ts';

/** @param source the address of a text; without one it is the text of the element before the button. */
export function copyButton(label: string, source?: { readonly from: string }): Markup {
  return <bl-copy label={label} from={source?.from ?? null}></bl-copy>;
}
