import type { Decision } from '../../engine/decision.ts';
import type { CitizenKind } from '../../simulator/act.ts';
import { citizenOf } from '../../simulator/citizens.ts';
import { type Life, simulate } from '../../simulator/life.ts';
import { exampleMoment } from './exampleMoment.ts';

/** A generated life in one of the moments in `moments/`, from a Monday morning in February on. */
export async function exampleLife(name: string, kind: CitizenKind, days: number): Promise<Life> {
  const { moment, plan } = exampleMoment(name);
  const start = Date.parse('2026-02-02T08:30:00Z');
  return simulate({ moment, plan, start, citizen: citizenOf(kind, 1), until: start + days * 86_400_000 });
}

/** The ids of the flags that were raised, each once, in the order of time. */
export const raised = ({ trace }: { readonly trace: readonly Decision[] }): readonly string[] => [
  ...new Set(trace.flatMap(({ key, outcome }) => (outcome === 'fired' && key.startsWith('flag/') ? [key.split('/')[1] ?? ''] : []))),
];
