import type { Plan } from '../../engine/plan.ts';
import type { Lived } from '../support/anyLog.ts';
import type { Difference } from './differences.ts';
import { live } from './living.ts';

/** A difference for whoever looks for its reason: the plan, the life, what each of the two said, and the engine's own trace. */
export function told(plan: Plan, lived: Lived, found: readonly Difference[]): string {
  const { start, arrivals, wakes, end } = lived;
  return [
    `plan ${JSON.stringify(plan)}`,
    `start ${when(start.at)} ${JSON.stringify(start)}`,
    ...arrivals.map(({ event, at }) => {
      const late = at === event.at ? '' : ` (arrived ${when(at)})`;
      return `event ${when(event.at)}${late} ${JSON.stringify(event)}`;
    }),
    wakes ? `woken ${wakes.map(when).join(', ')}` : 'woken punctually',
    `end ${when(end)}`,
    ...found.flatMap(({ what, engine, oracle }) => [what, `  engine: ${engine ?? '–'}`, `  oracle: ${oracle ?? '–'}`]),
    'the engine’s records:',
    ...live(plan, lived)
      .flatMap(({ step }) => step.decisions)
      .map(({ nominal, key, item, outcome, rule, seq }) => `  ${when(nominal)} ${key} ${item} ${outcome} ${rule} ${seq ?? ''}`),
  ].join('\n');
}

const when = (at: number): string => new Date(at).toISOString().slice(0, 16);
