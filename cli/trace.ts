import type { Moment } from '../compiler/document/moment.ts';
import type { Decision } from '../engine/decision.ts';
import type { Event } from '../engine/event.ts';
import type { Plan } from '../engine/plan.ts';
import { remembered } from '../simulator/happening.ts';
import { instantOf } from '../simulator/instantOf.ts';
import { newMemory } from '../simulator/memory.ts';
import { readScript, type Script } from '../simulator/readScript.ts';

/** What a file tells of a life: the records of a simulation, or what happened in it. */
export type Trace =
  | { readonly kind: 'decisions'; readonly decisions: readonly Decision[] }
  | { readonly kind: 'events'; readonly begins: Script['begins']; readonly events: readonly Event[] };

/** Reads the JSON lines that `stegvis simulate --json` writes, or a file of events as `simulator/readScript.ts` reads them, scored and numbered. */
export async function readTrace(text: string, moment: Moment, plan: Plan): Promise<Trace | { readonly fault: string }> {
  const decisions = decisionsIn(text, plan);
  if (decisions) return { kind: 'decisions', decisions };
  const script = readScript(text, moment, plan, Number.NEGATIVE_INFINITY);
  if ('faults' in script) {
    return {
      fault: script.faults.map(({ line, place, message }) => `rad ${line}${place === '' ? '' : `, ${place}`}: ${message}`).join('\n'),
    };
  }
  const memory = newMemory();
  const events: Event[] = [];
  for (const act of script.acts) {
    events.push(await remembered(moment, plan, act, events.length + 1, memory));
    memory.keep(act);
  }
  return { kind: 'events', begins: script.begins, events };
}

/** The text's decisions, or null when not every line is one. */
function decisionsIn(text: string, plan: Plan): readonly Decision[] | null {
  const decisions: Decision[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const decision = decisionIn(line, plan);
    if (!decision) return null;
    decisions.push(decision);
  }
  return decisions.length === 0 ? null : decisions;
}

function decisionIn(line: string, plan: Plan): Decision | null {
  const value = parsed(line);
  if (value === null || typeof value['key'] !== 'string' || typeof value['item'] !== 'string') return null;
  const { nominal, actual, facts } = value;
  if (typeof nominal !== 'string' || typeof actual !== 'string' || typeof facts !== 'object' || facts === null) return null;
  const times = { nominal: instantOf(nominal, plan.zone), actual: instantOf(actual, plan.zone) };
  if (times.nominal === null || times.actual === null) return null;
  return { ...(value as unknown as Decision), nominal: times.nominal, actual: times.actual };
}

function parsed(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
