import { readdirSync, readFileSync } from 'node:fs';
import { compile } from '../compiler/compile.ts';
import type { Moment } from '../compiler/document/moment.ts';
import type { Plan } from '../engine/plan.ts';

/** A moment as it is measured: its text, its name in the table, and what it compiles to. */
export interface Example {
  readonly name: string;
  readonly text: string;
  readonly moment: Moment;
  readonly plan: Plan;
}

/** Every moment in `moments/`. */
export function examples(): readonly Example[] {
  return readdirSync('moments')
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => example(`moments/${file}`));
}

export function example(file: string): Example {
  const text = readFileSync(file, 'utf8');
  const { plan, moment, problems } = compile(text);
  if (plan === null) throw new Error(`${file} does not compile: ${problems[0]?.message ?? ''}`);
  return { name: moment.name, text, moment, plan };
}
