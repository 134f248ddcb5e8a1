import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { NearestFirst } from './nearestFirst.ts';

process.env.TZ = 'UTC';

const fewRuns = fileURLToPath(new URL('./fewRuns.ts', import.meta.url));

/** The pure tests that say what the engine, the compiler and the scoring do; generated ones draw a few times from one seed. */
export default defineConfig({
  plugins: [
    {
      name: 'few-runs',
      enforce: 'pre',
      resolveId: (source, importer) => (source === 'fast-check' && importer !== fewRuns ? fewRuns : undefined),
    },
  ],
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/{engine,compiler,scoring}/**/*.test.ts', 'test/scenarios.test.ts'],
    // Fuzzing needs its many runs to have met everything at all.
    exclude: ['test/**/*.{db,api,temporal}.test.ts', 'test/**/fuzz.test.ts'],
    setupFiles: ['test/support/seeds.ts'],
    env: { FC_SEED: '20261122' },
    pool: 'threads',
    sequence: { sequencer: NearestFirst },
  },
});
