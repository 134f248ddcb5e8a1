import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from '../../compiler/compile.ts';
import type { Moment } from '../../compiler/document/moment.ts';
import type { Plan } from '../../engine/plan.ts';

/** One of the moments in `moments/`, compiled. */
export function exampleMoment(name: string): { readonly moment: Moment; readonly plan: Plan } {
  const compiled = compile(exampleDocument(name));
  if (!compiled.plan) throw new Error(compiled.problems.map(({ message }) => message).join('\n'));
  return compiled;
}

/** The document's text as it stands. */
export const exampleDocument = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../moments/${name}.json`, import.meta.url)), 'utf8');
