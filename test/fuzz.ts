import { compile } from '../compiler/compile.ts';
import type { Plan } from '../engine/plan.ts';
import type { Step } from '../engine/step.ts';
import { exampleDocuments, hostileDocument } from './support/hostile.ts';
import { luckOf } from './support/luck.ts';
import { survive } from './support/survive.ts';

/**
 * Bad input in great number (targets R8): `npm run fuzz -- <documents and events> <first number>`. A fifth are damaged documents, the rest
 * hostile events in real moments. Says what broke, with the number that makes it again, and what the slowest step and the largest state were.
 */
const whole = Number(process.argv[2] ?? 100_000);
const first = Number(process.argv[3] ?? Date.now() % 1_000_000_000);
const documents = exampleDocuments();
const plans = documents.map((document) => compile(document).plan).filter((plan) => plan !== null);
const faults: string[] = [];
const figures = {
  documents: 0,
  plans: 0,
  events: 0,
  steps: 0,
  slowestStep: 0,
  slowestCompile: 0,
  mostDecisions: 0,
  largestState: 0,
  megabytes: 0,
};
const phases: Record<string, number> = {};
const codes = new Set<string>();
const began = process.cpuUsage();

/** CPU milliseconds; what seems slow is made again, since another process or a collection of garbage may stand in between. */
function measured<Made>(make: () => Made, limit: number): { readonly made: Made; readonly ms: number } {
  let least = Infinity;
  for (let tries = 0; ; tries += 1) {
    const before = process.cpuUsage();
    const made = make();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
    if (least < limit || tries >= 4) return { made, ms: least };
  }
}

function stepping(number: number): (what: string, step: () => Step) => Step {
  return (what, step) => {
    const { made, ms } = measured(step, 50);
    if (ms >= 50) faults.push(`${number}: a step of ${ms.toFixed(0)} ms: ${what.slice(0, 200)}, ${made.decisions.length} records`);
    figures.slowestStep = Math.max(figures.slowestStep, ms);
    return made;
  };
}

function live(number: number, plan: Plan, most: number): void {
  const life = survive(luckOf(number), plan, plans, most, stepping(number));
  faults.push(...life.faults.map((fault) => `${number}: ${fault}`));
  figures.events += life.events;
  figures.steps += life.steps;
  figures.mostDecisions = Math.max(figures.mostDecisions, life.mostDecisions);
  figures.largestState = Math.max(figures.largestState, life.largestState);
  for (const phase of life.phases) phases[phase] = (phases[phase] ?? 0) + 1;
}

for (let number = first; figures.documents + figures.events < whole && faults.length < 20; number += 1) {
  figures.megabytes = Math.max(figures.megabytes, Math.round(process.memoryUsage().rss / 1e6));
  try {
    if (figures.documents * 4 > figures.events) {
      live(number, plans[number % plans.length] as Plan, 30);
      continue;
    }
    const document = hostileDocument(luckOf(number), documents[number % documents.length]);
    figures.documents += 1;
    const { made, ms } = measured(() => compile(document), 200);
    figures.slowestCompile = Math.max(figures.slowestCompile, ms);
    for (const { code } of made.problems) codes.add(code);
    if (made.plan === null) continue;
    figures.plans += 1;
    live(number, made.plan, 8);
  } catch (fault) {
    faults.push(`${number}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`);
  }
}

const { user, system } = process.cpuUsage(began);
console.log(`from ${first}`, { ...figures, cpuSeconds: Math.round((user + system) / 1e6), codes: codes.size, phases });
for (const fault of faults) console.log(fault.slice(0, 1_000));
console.log(faults.length === 0 ? 'nothing broke' : `${faults.length} broke`);
process.exitCode = faults.length === 0 ? 0 : 1;
