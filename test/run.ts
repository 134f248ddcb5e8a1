import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { chromiumPath } from './support/chromium.ts';

process.env.TZ = 'UTC';
process.env.FORCE_COLOR ??= process.stdout.isTTY ? '1' : '0';

/** One stage of the gate. `report` is where it leaves its counts; a stage without one is right or wrong as a whole. */
interface Stage {
  readonly name: string;
  readonly commands: readonly (readonly string[])[];
  readonly report?: string;
  readonly kind?: 'vitest' | 'playwright';
}

const results = 'test-results';
const tsc = 'node_modules/typescript/bin/tsc';
const bin = (path: string): string => `node_modules/${path}`;
const vitest = (name: string, project: string): Stage => ({
  name,
  commands: [
    [
      bin('vitest/vitest.mjs'),
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${results}/${project}.json`,
    ],
  ],
  report: `${results}/${project}.json`,
  kind: 'vitest',
});

/** What gates a change, the quick ones first. */
const stages: readonly Stage[] = [
  {
    name: 'Typer',
    commands: [
      [tsc, '-p', '.'],
      [tsc, '-p', 'engine'],
      [tsc, '-p', 'workflows'],
    ],
  },
  { name: 'Formatering', commands: [[bin('@biomejs/biome/bin/biome'), 'format']] },
  { name: 'Lint', commands: [[bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings']] },
  { name: 'Död kod', commands: [[bin('knip/bin/knip.js')]] },
  vitest('Rena tester', 'pure'),
  vitest('Databasen', 'database'),
  vitest('API:t', 'api'),
  vitest('Temporal', 'temporal'),
  vitest('Fel', 'faults'),
  {
    name: 'Webbläsaren',
    commands: [[bin('@playwright/test/cli.js'), 'test', '--reporter=list,json']],
    report: `${results}/e2e.json`,
    kind: 'playwright',
  },
];

/** `npm test`: every stage in order. On one's own machine it stops at the first that fails; in CI all are run. The last line counts. */
const total = { passed: 0, failed: 0 };
const chosen = process.argv.slice(2);
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
for (const stage of stages) {
  if (chosen.length > 0 && !chosen.includes(stage.name)) continue;
  if (!run(stage) && process.env.CI === undefined) break;
}
if (total.passed + total.failed === 0) total.failed = 1;
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

function run(stage: Stage): boolean {
  console.log(`\n── ${stage.name} ${'─'.repeat(Math.max(0, 70 - stage.name.length))}`);
  if (stage.kind === 'playwright' && !hasBrowser()) return add(0, 1);
  const began = performance.now();
  const right = stage.commands.every(
    ([program, ...rest]) =>
      spawnSync(process.execPath, [program ?? '', ...rest], {
        stdio: 'inherit',
        env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: `${results}/e2e.json` },
      }).status === 0,
  );
  const seconds = ((performance.now() - began) / 1000).toFixed(1).replace('.', ',');
  const { passed, failed } = stage.report === undefined ? { passed: 0, failed: 0 } : counted(stage);
  console.log(`${right && failed === 0 ? '✓' : '✗'} ${stage.name}, ${seconds} s`);
  return add(passed, right ? failed : Math.max(failed, 1));
}

function add(passed: number, failed: number): boolean {
  total.passed += passed;
  total.failed += failed;
  return failed === 0;
}

/** Tests that were skipped have not passed: in CI they count as failed. A stage whose tests did not run at all has failed. */
function counted(stage: Stage): { passed: number; failed: number } {
  const file = stage.report ?? '';
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const of = (name: string): number => {
    const part = stage.kind === 'playwright' ? (report as { stats: unknown }).stats : report;
    const value = (part as Record<string, unknown>)[name];
    return typeof value === 'number' ? value : 0;
  };
  const [passed, failed, skipped] =
    stage.kind === 'playwright'
      ? [of('expected'), of('unexpected') + of('flaky'), of('skipped')]
      : [of('numPassedTests'), of('numFailedTests'), of('numPendingTests') + of('numTodoTests')];
  const counts = { passed, failed: failed + (process.env.CI === undefined ? 0 : skipped) };
  return counts.passed + counts.failed === 0 ? { passed: 0, failed: 1 } : counts;
}

function hasBrowser(): boolean {
  if (chromiumPath() !== null) return true;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Ingen Chromium finns. Hämtar den med apt-get …');
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'inherit' });
    if (chromiumPath() !== null) return true;
  }
  console.error(
    '✗ Ingen webbläsare att testa i. Installera Chromium eller Chrome, eller peka ut en: STEGVIS_CHROMIUM=/sökväg/till/chromium npm test',
  );
  return false;
}
