import fc from 'fast-check';
import { live } from './oracle/living.ts';
import { differences } from './oracle/differences.ts';
import { anyLife } from './support/anyLog.ts';
import { anyPlan } from './support/anyPlan.ts';

const count = Number(process.argv[2] ?? 1000);
const seed = Number(process.argv[3] ?? 1);
const began = Date.now();
const every = process.argv[4] === 'minutes';
const result = fc.check(
  fc.property(anyPlan(), anyLife(), (plan, lived) => {
    const found = differences(plan, lived, every);
    if (found.length > 0)
      throw new Error(found.map((each) => `${each.what}\n   engine: ${each.engine}\n   oracle: ${each.oracle}`).join('\n'));
  }),
  { numRuns: count, seed, endOnFailure: false },
);
if (result.failed) {
  const [plan, lived] = result.counterexample as any;
  console.log('PLAN', JSON.stringify(plan));
  console.log(
    'START',
    new Date(lived.start.at).toISOString(),
    JSON.stringify(lived.start),
    'wakes',
    JSON.stringify(lived.wakes?.map((w: number) => new Date(w).toISOString())),
    'end',
    new Date(lived.end).toISOString(),
  );
  for (const { event, at } of lived.arrivals)
    console.log(
      'EVENT',
      new Date(event.at).toISOString(),
      at !== event.at ? `arrives ${new Date(at).toISOString()}` : '',
      JSON.stringify(event),
    );
  if (process.env['DUMP'])
    for (const d of live(plan, lived).flatMap((t) => t.step.decisions))
      console.log('  ', new Date(d.nominal).toISOString().slice(0, 16), d.key, d.item, d.outcome, d.rule, d.seq);
  console.log((result.errorInstance as Error)?.stack?.slice(0, 3000));
}
console.log(result.failed ? 'FAILED' : 'ok', result.numRuns, 'runs', result.numShrinks, 'shrinks', Date.now() - began, 'ms');
