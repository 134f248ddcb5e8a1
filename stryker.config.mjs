/**
 * `npm run mutate`: changes the pure rooms, one small thing at a time, and looks for a test that notices. Outside the gate.
 * One folder: `npm run mutate -- --mutate "scoring/**\/*.ts"`. What was tried before and has not changed is not tried again.
 *
 * Counted: everything but texts for people (`test/mutation/sentences.mjs`) and what is only made while a module is read
 * (schemas and tables, held by whole-value tests of their own). What may live, and why: `test/mutation.md`.
 */
export default {
  mutate: ['engine/**/*.ts', 'compiler/**/*.ts', 'scoring/**/*.ts'],
  testRunner: 'one-process',
  plugins: ['./test/mutation/oneProcess.ts', './test/mutation/sentences.mjs'],
  ignorers: ['sentences'],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  disableTypeChecks: true,
  // None: Stryker would rewrite ours through an interface that TypeScript 7 no longer has.
  tsconfigFile: 'none',
  checkers: [],
  concurrency: 1,
  timeoutMS: 10_000,
  timeoutFactor: 2,
  incremental: true,
  incrementalFile: '.stegvis/mutation/incremental.json',
  tempDirName: '.stegvis/mutation/sandbox',
  ignorePatterns: ['**', '!/{engine,compiler,scoring,simulator,moments,schemas}/**', '!/test/**', '!/package.json', '!/tsconfig.json'],
  reporters: ['clear-text', 'progress', 'html', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  htmlReporter: { fileName: '.stegvis/mutation/report.html' },
  jsonReporter: { fileName: '.stegvis/mutation/report.json' },
  thresholds: { high: 90, low: 85, break: 85 },
};
