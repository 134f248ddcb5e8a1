import type { Moment } from '../compiler/document/moment.ts';
import type { Event } from '../engine/event.ts';
import type { Plan } from '../engine/plan.ts';
import type { Act, Citizen, Planned } from './act.ts';
import { remembered } from './happening.ts';
import type { Life } from './life.ts';
import { newMemory } from './memory.ts';

/** A life's acts as JSON, so that the same life can be lived again elsewhere: on Temporal, in the database, in a browser. */
export type Script = readonly { readonly at: string; readonly act: Act }[];

/** What was done in a life, in order. */
export function scriptOf(life: Pick<Life, 'acts'>): Script {
  return life.acts.map(({ at, act }) => ({ at: new Date(at).toISOString(), act }));
}

/** A script as the engine's events, numbered from 1 and scored. */
export async function eventsOf(moment: Moment, plan: Plan, script: Script): Promise<readonly Event[]> {
  const memory = newMemory();
  const events: Event[] = [];
  for (const { at, act } of script) {
    const planned: Planned = { at: Date.parse(at), act };
    events.push(await remembered(moment, plan, planned, events.length + 1, memory));
    memory.keep(planned);
  }
  return events;
}

/** Someone who does just what the list says, and nothing else. */
export const scripted = (acts: readonly Planned[]): Citizen => ({ kind: 'scripted', next: ({ done }) => acts[done.length] ?? null });
