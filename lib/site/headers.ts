/**
 * The headers that every answer carries, whoever gives it.
 * Law: a page loads nothing but its own server's files, runs no inline script, and is framed by nobody.
 */

/** What a page may load: our stylesheet, our script, its fetches and events, the vault's pictures, sounds and films. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** An answer may have a stricter one of its own. */
export const commonHeaders: readonly (readonly [name: string, value: string])[] = [
  ['Content-Security-Policy', pagePolicy],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
];
