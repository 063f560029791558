import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  environments: {
    // The server itself is the entry: pages and API share one copy of every module, so that `instanceof AppError` holds in both.
    // What the browser loads later, the server has anyway.
    ssr: { build: { rolldownOptions: { input: './src/server/main.ts', checks: { ineffectiveDynamicImport: false } } } },
  },
  build: {
    target: 'es2022',
    // The library of the map is one file, which only the page of the map loads.
    chunkSizeWarningLimit: 1_200,
    // Links that a script adds ahead of an import have no nonce, and the pages' policy refuses them; the import itself is allowed.
    modulePreload: { resolveDependencies: (_file, links, { hostType }) => (hostType === 'js' ? [] : links) },
  },
})
