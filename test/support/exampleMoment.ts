import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from '../../compiler/compile.ts';
import type { Moment } from '../../compiler/document/moment.ts';
import type { Plan } from '../../engine/plan.ts';

/** One of the moments in `moments/`, compiled. */
export function exampleMoment(name: 'somnskola' | 'oro-kort'): { readonly moment: Moment; readonly plan: Plan } {
  const compiled = compile(readFileSync(fileURLToPath(new URL(`../../moments/${name}.json`, import.meta.url)), 'utf8'));
  if (!compiled.plan) throw new Error(compiled.problems.map(({ message }) => message).join('\n'));
  return compiled;
}
