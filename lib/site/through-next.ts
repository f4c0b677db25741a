/**
 * What Next would take away on the way: it acts on the address it sees, drops the length and the encoding that a Route
 * Handler gives its body, and adds headers of its own to `Vary`. So these travel under names that mean nothing to Next,
 * and the guard, which stands on both sides of it, gives them back.
 */
import type { ServerResponse } from 'node:http';

/** Carries the request target, as it came, from the guard to the Route Handler. No client can set it. */
export const targetHeader = 'backlit-target';

/**
 * Sent by a page that is open and asks for itself again: it knows whether it exists, and a browser would complain of a
 * 404 in its console each time.
 */
export const openPageHeader = 'backlit-open-page';

const prefix = 'backlit-';
const carried = ['content-length', 'content-encoding', 'vary'];

/** Headers of an answer as the Route Handler hands them to Next. */
export function packed(headers: Readonly<Record<string, string>>): [name: string, value: string][] {
  return Object.entries(headers).map(([name, value]) => [
    carried.includes(name.toLowerCase()) ? prefix + name : name,
    value,
  ]);
}

/** Puts them back; called right before the head of the answer is written. */
export function unpack(response: ServerResponse): void {
  for (const name of carried) {
    const value = response.getHeader(prefix + name);
    if (value === undefined) {
      response.removeHeader(name);
    } else {
      response.removeHeader(prefix + name);
      response.setHeader(name, value);
    }
  }
}
