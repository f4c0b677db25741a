import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    globalSetup: 'tests/browser/chromium.ts',
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
