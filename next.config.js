/**
 * Next is the server here, and nothing else of it: no page, no image, no compression, no tag. See `lib/site/guard.ts`.
 * @type {import('next').NextConfig}
 */
export default {
  output: 'standalone',
  compress: false,
  poweredByHeader: false,
  generateEtags: false,
  images: { unoptimized: true },
  // Types are checked by `npm test`, with the tests; a reader who only starts the wiki need not wait for it.
  typescript: { ignoreBuildErrors: true },
  generateBuildId: () => 'backlit',
  // Behind the guard every request looks the same to it.
  logging: false,
  // The folder above may have a lock file of its own; what it holds is not ours to look at.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  // `next dev` and `next build` write no file into this repository and ask nobody for a newer Next.
  agentRules: false,
  // Nor does a server load what draws React pages, of which only those that Next brings are there, and nobody sees them.
  experimental: { agentUpgrade: false, preloadEntriesOnStart: false },
};
