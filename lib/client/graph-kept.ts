/**
 * What a reader comes back to: how the graph was arranged and where they looked. Law: it lives as long as the tab, holds
 * one graph, and a tab that keeps nothing only has to wait again.
 */
import type { View } from './graph-stage.ts';

const key = 'backlit.graph';

export interface Kept {
  readonly places: Float32Array;
  readonly view: View | null;
}

/** @param of the address of the graph's data, which changes with it. */
export function recall(of: string): Kept | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as { of: string; places: string; view: View } | null;
    if (kept?.of !== of) return null;
    const bytes = Uint8Array.from(atob(kept.places), letter => letter.charCodeAt(0));
    return { places: new Float32Array(bytes.buffer), view: kept.view };
  } catch {
    return null;
  }
}

export function keep(of: string, { places, view }: Kept): void {
  try {
    const bytes = new Uint8Array(places.buffer, places.byteOffset, places.byteLength);
    let letters = '';
    for (const byte of bytes) letters += String.fromCharCode(byte);
    sessionStorage.setItem(key, JSON.stringify({ of, view, places: btoa(letters) }));
  } catch {
    // There is no room, or the reader wants nothing to be kept.
  }
}
