/**
 * The headers that every answer carries, whoever gives it.
 * Law: a page loads nothing but its own server's files, runs no inline script but the one that every page begins with
 * (and takes the rules of what it may make ready ahead), and is framed by nobody.
 */
import { createHash } from 'node:crypto';
import { speculationRules } from '../pages/ahead.ts';
import { first } from '../pages/appearance.ts';
import type { Need } from '../pages/page.ts';

/** What any page may load: our stylesheet, our script, its fetches and events, the vault's pictures, sounds and films. */
const ofAnyPage: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'script-src': ["'self'", ...[first, speculationRules].map(hashed)],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'media-src': ["'self'"],
  'connect-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** What one page may do beyond that, because of what its note holds. */
const ofNeeds: Readonly<Record<Need, Readonly<Record<string, readonly string[]>>>> = {
  // KaTeX gives each piece of a formula its height and place in an attribute; those of notes are taken out before.
  math: { 'font-src': ["'self'"], 'style-src-attr': ["'unsafe-inline'"] },
  code: {},
  // The frame that draws, and what it drew.
  diagram: { 'frame-src': ["'self'"], 'img-src': ['blob:'] },
  graph: { 'worker-src': ["'self'"] },
};

/** The source of a script that stands in the page itself. */
function hashed(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

export function pagePolicy(needs: readonly Need[]): string {
  const directives = new Map(Object.entries(ofAnyPage));
  for (const need of needs) {
    for (const [name, sources] of Object.entries(ofNeeds[need])) {
      directives.set(name, [...(directives.get(name) ?? []), ...sources]);
    }
  }
  return [...directives].map(directive => directive.flat().join(' ')).join('; ');
}

/**
 * The frame that draws diagrams: a sandbox, whoever opens it, that runs our scripts and may style what it draws, and
 * can reach nothing else.
 */
export const framePolicy =
  "sandbox allow-scripts; default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'self'";

/** An answer may have a policy of its own. */
export const commonHeaders: readonly (readonly [name: string, value: string])[] = [
  ['Content-Security-Policy', pagePolicy([])],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
];
