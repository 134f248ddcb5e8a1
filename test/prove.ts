import fc from 'fast-check';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { compile } from '../compiler/compile.ts';
import { CITIZEN_KINDS } from '../simulator/act.ts';
import { differences } from './oracle/differences.ts';
import * as invariants from './oracle/invariants.ts';
import { live } from './oracle/living.ts';
import { simulatedDifferences } from './oracle/simulated.ts';
import { told } from './oracle/told.ts';
import { anyLife } from './support/anyLog.ts';
import { anyMoment } from './support/anyMoment.ts';
import { anyPlan } from './support/anyPlan.ts';

/**
 * `npm run prove [lives] [seed]`: generated lives through engine and oracle, every invariant over each of them, and a tenth as many
 * generated moments with the simulator's citizens. Two processes, 100 000 lives when nothing is said. Ends with a line of figures; 1 when it fails.
 */
const [lives = 100_000, seed = Date.now() % 1_000_000_000] = process.argv.slice(2).map(Number);
const CHUNK = 250;
const PROCESSES = 2;

interface Progress {
  readonly lives: number;
  readonly moments: number;
  readonly failures: readonly string[];
}

/** Starts the processes and shows how far they have come. */
async function lead(): Promise<void> {
  const began = Date.now();
  const sums: Progress[] = [];
  const failures: string[] = [];
  process.stdout.write(`${lives} lives, seed ${seed}\n`);
  let shown = 0;
  const tell = (): void => {
    const done = total(sums, 'lives');
    if (done < lives && done - shown < lives / 100) return;
    shown = done;
    const each = (Date.now() - began) / Math.max(1, done);
    process.stdout.write(`${done} lives, ${total(sums, 'moments')} moments, ${Math.round(((lives - done) * each) / 1000)} s left\n`);
  };
  await Promise.all(
    Array.from({ length: PROCESSES }, async (_, index) => {
      const child = fork(fileURLToPath(import.meta.url), [String(lives), String(seed)], {
        env: { ...process.env, PROVE_PART: String(index) },
      });
      child.on('message', (message) => {
        const progress = message as Progress;
        sums[index] = progress;
        for (const failure of progress.failures) {
          if (failures.length < 5) process.stdout.write(`${failure}\n`);
          failures.push(failure);
        }
        tell();
      });
      const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
      if (code !== 0) failures.push(`Process ${index} ended with ${code}.`);
    }),
  );
  const seconds = Math.round((Date.now() - began) / 1000);
  const rules = Object.keys(invariants).length;
  process.stdout.write(
    `${failures.length} differences; ${total(sums, 'lives')} lives × oracle and ${rules} invariants, ${total(sums, 'moments')} generated moments × simulated citizens, seed ${seed}, ${seconds} s\n`,
  );
  process.exitCode = failures.length === 0 ? 0 : 1;
}

function total(sums: readonly Progress[], what: 'lives' | 'moments'): number {
  return sums.reduce((sum, each) => sum + each[what], 0);
}

/** One process' share. */
async function part(index: number): Promise<void> {
  const share = Math.ceil(lives / PROCESSES);
  let moments = 0;
  for (let done = 0; done < share; done += CHUNK) {
    const count = Math.min(CHUNK, share - done);
    const failures: string[] = [];
    const drawn = seed + index * 1_000_003 + done;
    const result = fc.check(
      fc.property(anyPlan(), anyLife(), (plan, lived) => {
        const found = differences(plan, lived);
        if (found.length > 0) throw new Error(told(plan, lived, found));
        const turns = live(plan, lived);
        for (const [name, invariant] of Object.entries(invariants)) {
          const wrong = invariant({ plan, lived, turns });
          if (wrong !== null) throw new Error(`${name}: ${wrong}\n${told(plan, lived, [])}`);
        }
      }),
      { numRuns: count, seed: drawn },
    );
    if (result.failed) failures.push(`seed ${drawn}: ${String((result.errorInstance as Error | null)?.message)}`);
    for (const [one, document] of fc.sample(anyMoment(), { numRuns: Math.ceil(count / 10), seed: drawn }).entries()) {
      const compiled = compile(document);
      if (!compiled.plan) continue;
      moments += 1;
      const citizen = CITIZEN_KINDS[(drawn + one) % CITIZEN_KINDS.length] ?? 'random';
      const start = Date.parse('2026-03-02T08:00:00Z');
      const found = await simulatedDifferences({ ...compiled, citizen, staff: 'reads', seed: drawn, start, days: 60 });
      if (found.length > 0)
        failures.push(`moment, seed ${drawn}, ${citizen}: ${JSON.stringify(found, null, 1)}\n${JSON.stringify(compiled.plan)}`);
    }
    process.send?.({ lives: done + count, moments, failures } satisfies Progress);
  }
  process.disconnect();
}

if (process.env['PROVE_PART'] === undefined) await lead();
else await part(Number(process.env['PROVE_PART']));
