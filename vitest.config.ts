import { defineConfig } from 'vitest/config';

process.env.TZ = 'UTC';

const others = ['test/**/*.db.test.ts', 'test/**/*.api.test.ts', 'test/**/*.temporal.test.ts', 'test/faults/**'];
const setupFiles = ['test/support/seeds.ts'];

/** Four kinds of test, told by the file's name, and the faults; each gets only the servers it needs. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: others,
          setupFiles,
          // Generated lives take the time they take on a busy machine; only a test that hangs should be cut off.
          testTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['test/**/*.db.test.ts'],
          globalSetup: ['test/support/globalSetup.database.ts'],
          setupFiles,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'api',
          include: ['test/**/*.api.test.ts'],
          globalSetup: ['test/support/globalSetup.database.ts'],
          setupFiles,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'temporal',
          include: ['test/**/*.temporal.test.ts'],
          globalSetup: ['test/support/globalSetup.database.ts', 'test/support/globalSetup.temporal.ts'],
          setupFiles,
          // Skipped time is one clock for the whole server: these run one after another.
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          setupFiles,
          // Real processes that are killed: each file starts its own, one after another.
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
