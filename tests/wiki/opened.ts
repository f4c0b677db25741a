/** Which files are opened by what a test asks. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';
import { vi } from 'vitest';

/** Names of the files that are opened while this runs, sorted. */
export function opened(ask: () => unknown): readonly string[] {
  const open = vi.spyOn(fs, 'openSync');
  syncBuiltinESMExports();
  try {
    ask();
    return open.mock.calls.map(([path]) => basename(String(path))).sort();
  } finally {
    open.mockRestore();
    syncBuiltinESMExports();
  }
}
