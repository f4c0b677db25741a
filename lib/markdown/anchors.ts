/**
 * The `id` each heading of a note has on its page: github-slugger's, with `-1`, `-2` for repeats.
 *
 * Law: it depends on the texts and their order alone, so that the summary and the rendered page agree. No anchor is
 * empty, and none begins with `bl-`, which belongs to the frame.
 */
import Slugger, { slug } from 'github-slugger';

/** One anchor for each heading text, in the order of the source. */
export function anchorsOf(texts: readonly string[]): string[] {
  const slugger = new Slugger();
  return texts.map(text => slugger.slug(namable(text)));
}

function namable(text: string): string {
  const anchor = slug(text);
  if (anchor === '') return 'section';
  return anchor.startsWith('bl-') ? `section ${text}` : text;
}
