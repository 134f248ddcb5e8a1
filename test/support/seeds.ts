import { configureGlobal } from 'fast-check';

const seed = Number(process.env.FC_SEED ?? Date.now() % 2_147_483_647);

/** Generated tests print the seed they ran with; `FC_SEED=<seed>` runs them again. */
configureGlobal({
  seed,
  asyncReporter: async (details) => report(details.failed, details),
  reporter: (details) => report(details.failed, details),
});

function report(
  failed: boolean,
  details: { seed: number; counterexample: unknown; counterexamplePath: string | null; numRuns: number; errorInstance: unknown },
): void {
  if (!failed) return;
  const error =
    details.errorInstance instanceof Error ? (details.errorInstance.stack ?? details.errorInstance.message) : String(details.errorInstance);
  throw new Error(
    `Falls after ${details.numRuns} runs. Run it again with FC_SEED=${details.seed} (path ${details.counterexamplePath ?? '-'}).\n` +
      `Counterexample: ${JSON.stringify(details.counterexample)}\n${error}`,
  );
}
