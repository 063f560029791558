import { defineConfig } from 'vitest/config'

/** What needs a database says so in its name, so that everything else runs without one. */
const DATABASE_TESTS = ['src/**/*.db.test.ts', 'test/db/**/*.test.ts', 'src/db/**/*.test.ts']
const DOCUMENT_TESTS = ['src/render/**/*.test.ts', 'test/golden/**/*.test.ts', 'test/documents/**/*.test.ts']
const BROWSER_TESTS = ['test/e2e/**/*.test.ts']

export default defineConfig({
  test: {
    // Two cores: a second worker per project pays, a third does not.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
          exclude: [...DATABASE_TESTS, ...DOCUMENT_TESTS, ...BROWSER_TESTS],
          testTimeout: 60_000,
        },
      },
      { test: { name: 'db', include: DATABASE_TESTS, testTimeout: 240_000, hookTimeout: 120_000 } },
      { test: { name: 'documents', include: DOCUMENT_TESTS, testTimeout: 120_000, hookTimeout: 120_000 } },
      {
        test: {
          name: 'browser',
          include: BROWSER_TESTS,
          // Two servers with two browsers share the two cores.
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
