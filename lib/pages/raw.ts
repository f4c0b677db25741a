/**
 * A stretch of finished HTML in a tree: the one place where text is not escaped.
 * Law: nothing but what the render room made, and sanitised, goes in.
 */
import type { Raw } from 'mdast-util-to-hast';

export function raw(html: string): Raw {
  return { type: 'raw', value: html };
}
