/**
 * What front matter says of how its note is shown: its language, the direction of its writing, classes for styles.
 *
 * Law: a note says nothing about the frame. The classes it names are set with `user-` before them, because a bare one
 * could be one of ours (`callout`, `missing`, `bl-top`), today's or tomorrow's, and disguise or hide what the page says.
 */
import type { Property } from '../model.ts';

/** Attributes of the article. */
export interface ArticleAttributes {
  readonly class: string | null;
  readonly lang: string | null;
  readonly dir: 'ltr' | 'rtl' | null;
}

/** Of Obsidian; the older name and the newer one. */
const classKeys: ReadonlySet<string> = new Set(['cssclass', 'cssclasses']);
const mostClasses = 20;

/** @param rtl whether most of the text is written from right to left, for a note that does not say. */
export function articleAttributes(properties: readonly Property[], rtl: boolean): ArticleAttributes {
  const value = (key: string): Property['value'] | undefined =>
    properties.find(each => each.key.toLowerCase() === key)?.value;
  const classes = properties.filter(({ key }) => classKeys.has(key.toLowerCase())).flatMap(each => names(each.value));
  return {
    class: classes.length === 0 ? null : [...new Set(classes)].slice(0, mostClasses).join(' '),
    lang: languageOf(value('lang')),
    dir: directionOf(value('dir')) ?? (rtl ? 'rtl' : null),
  };
}

/** `wide cards`, `[wide, cards]` → `user-wide`, `user-cards`. */
function names(value: Property['value']): string[] {
  const written = typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
  return written
    .flatMap(each => (typeof each === 'string' ? each.split(/[\s,]+/) : []))
    .filter(name => /^[\p{L}\p{N}_-]{1,60}$/u.test(name))
    .map(name => `user-${name}`);
}

/** A language tag as browsers take it: `pt-BR`, and what is often written for it, `pt_BR`. */
function languageOf(value: Property['value'] | undefined): string | null {
  if (typeof value !== 'string') return null;
  const tag = value.trim().replaceAll('_', '-');
  return /^[a-z]{2,3}(?:-[a-z\d]{1,8}){0,4}$/i.test(tag) ? tag : null;
}

function directionOf(value: Property['value'] | undefined): 'ltr' | 'rtl' | null {
  const direction = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return direction === 'ltr' || direction === 'rtl' ? direction : null;
}
