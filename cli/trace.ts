import type { Moment } from '../compiler/document/moment.ts';
import type { Decision } from '../engine/decision.ts';
import type { Event, Start } from '../engine/event.ts';
import type { Instant, Plan } from '../engine/plan.ts';
import { remembered } from '../simulator/happening.ts';
import { newMemory } from '../simulator/memory.ts';
import type { Planned } from '../simulator/act.ts';
import { eventFault } from './eventShape.ts';
import { readInstant } from './instant.ts';

/** What a file tells of a life: the records of a simulation, or what happened in it. */
export type Trace =
  | { readonly kind: 'decisions'; readonly decisions: readonly Decision[] }
  | { readonly kind: 'events'; readonly start: Start | null; readonly events: readonly Event[] };

/**
 * Reads the JSON lines that `stegvis simulate --json` writes, or a file of events: JSON lines or one JSON list, each with `at` and `kind` as the
 * engine's events have them, or with `at` and `act` as scripts do. A first line `{"kind":"start","at":…}` says how the moment began.
 */
export async function readTrace(text: string, moment: Moment, plan: Plan): Promise<Trace | { readonly fault: string }> {
  const read = rowsOf(text);
  if ('fault' in read) return read;
  const { rows } = read;
  if (rows.length > 0 && rows.every(({ value }) => 'key' in value && 'item' in value)) return decisionsOf(rows, plan);
  return eventsOf(rows, moment, plan);
}

interface Row {
  readonly number: number;
  readonly value: Readonly<Record<string, unknown>>;
}

function rowsOf(text: string): { readonly rows: readonly Row[] } | { readonly fault: string } {
  const trimmed = text.trim();
  const rows: Row[] = [];
  const texts = trimmed.startsWith('[') ? listOf(trimmed) : trimmed.split('\n');
  if (texts === null) return { fault: 'Filen är inte en lista i JSON.' };
  for (const [index, row] of texts.entries()) {
    if (typeof row === 'string' && row.trim() === '') continue;
    const value = typeof row === 'string' ? parsed(row) : row;
    if (!isRecord(value)) return { fault: `Rad ${index + 1} är inte ett objekt i JSON.` };
    rows.push({ number: index + 1, value });
  }
  return { rows };
}

function listOf(text: string): readonly unknown[] | null {
  const value = parsed(text);
  return Array.isArray(value) ? value.map((each: unknown) => (typeof each === 'string' ? JSON.stringify(each) : each)) : null;
}

function decisionsOf(rows: readonly Row[], plan: Plan): Trace | { readonly fault: string } {
  const decisions: Decision[] = [];
  for (const { number, value } of rows) {
    const nominal = instantIn(value['nominal'], plan.zone);
    const actual = instantIn(value['actual'], plan.zone);
    if (nominal === null || actual === null || !isRecord(value['facts'])) return { fault: `Rad ${number} är inte ett beslut.` };
    decisions.push({ ...(value as unknown as Decision), nominal, actual });
  }
  return { kind: 'decisions', decisions };
}

async function eventsOf(rows: readonly Row[], moment: Moment, plan: Plan): Promise<Trace | { readonly fault: string }> {
  const memory = newMemory();
  const events: Event[] = [];
  let start: Start | null = null;
  for (const { number, value } of rows) {
    const at = instantIn(value['at'], plan.zone);
    if (at === null) return { fault: `Rad ${number} saknar en tid i ”at”, till exempel 2026-02-02T09:30.` };
    if (value['kind'] === 'start') {
      const startsAt = instantIn(value['startsAt'], plan.zone);
      start = { ...(value as unknown as Start), at, now: at, ...(startsAt === null ? {} : { startsAt }) };
      continue;
    }
    // Answers as they are stored are scored, as a page's would be.
    const act = 'act' in value ? value['act'] : value['kind'] === 'formSaved' && 'answers' in value ? value : null;
    if (isRecord(act)) {
      const planned = { at, act: { instance: { kind: 'ordinary' }, ...act } as unknown as Planned['act'] };
      if (act['kind'] === 'formSaved' && !moment.forms.some(({ id }) => id === act['form'])) {
        return { fault: `Rad ${number}: momentet har inget formulär ”${String(act['form'])}”.` };
      }
      const event = await remembered(moment, plan, planned, events.length + 1, memory);
      const fault = eventFault(event as unknown as Readonly<Record<string, unknown>>);
      if (fault !== null) return { fault: `Rad ${number}: ${fault}` };
      memory.keep(planned);
      events.push(event);
      continue;
    }
    const event = { ...value, ...instantsIn(value, plan.zone), at, seq: events.length + 1 };
    const fault = eventFault(event);
    if (fault !== null) return { fault: `Rad ${number}: ${fault}` };
    events.push(event as unknown as Event);
  }
  return { kind: 'events', start, events: events.toSorted((a, b) => a.at - b.at).map((event, index) => ({ ...event, seq: index + 1 })) };
}

/** `until` and `to` may be written as times too. */
function instantsIn(value: Readonly<Record<string, unknown>>, zone: string): Record<string, Instant> {
  return Object.fromEntries(
    ['until', 'to'].flatMap((name) => {
      const at = typeof value[name] === 'string' ? instantIn(value[name], zone) : null;
      return at === null ? [] : [[name, at]];
    }),
  );
}

function instantIn(value: unknown, zone: string): Instant | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : null;
  return typeof value === 'string' ? readInstant(value, zone) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
