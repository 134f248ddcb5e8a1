import { parseArgs } from 'node:util';
import type { Moment } from '../compiler/document/moment.ts';
import type { Decision } from '../engine/decision.ts';
import type { Event } from '../engine/event.ts';
import type { Instant, Plan } from '../engine/plan.ts';
import type { State } from '../engine/state.ts';
import { begin } from '../engine/advance.ts';
import { startOf } from '../simulator/given.ts';
import { instantOf } from '../simulator/instantOf.ts';
import type { Script } from '../simulator/readScript.ts';
import { whatIf } from '../simulator/whatIf.ts';
import { compiled } from './compiled.ts';
import { readDocument } from './document.ts';
import type { Out } from './out.ts';
import { problemCount, problemLines } from './problems.ts';
import { readTrace, type Trace } from './trace.ts';

/** A moment read from its file, or the exit code when it cannot be: 1 with its problems, 2 with a sentence. */
export async function readMoment(file: string, out: Out): Promise<{ readonly moment: Moment; readonly plan: Plan } | number> {
  const read = await readDocument(file);
  if ('fault' in read) {
    out.error(read.fault);
    return 2;
  }
  const made = compiled(read.text);
  if (made.plan) return { moment: made.moment, plan: made.plan };
  for (const line of problemLines(made.problems)) out.error(line);
  out.error(problemCount(made.problems));
  return 1;
}

/** A trace read from its file, or a sentence on why it cannot be. */
export async function readTraceFile(file: string, moment: Moment, plan: Plan): Promise<Trace | { readonly fault: string }> {
  const read = await readDocument(file);
  if ('fault' in read) return read;
  const trace = await readTrace(read.text, moment, plan);
  return 'fault' in trace ? { fault: `${file}, ${trace.fault}` } : trace;
}

/** A running moment as it stands, and all that has been decided in it. */
export interface Standing {
  readonly plan: Plan;
  readonly state: State;
  readonly decisions: readonly Decision[];
}

/** Lives a moment from its start through what has happened, punctually, to `at`; by default to the last event. */
export function standingAt(
  moment: Moment,
  plan: Plan,
  given: { readonly begins: Script['begins']; readonly events: readonly Event[]; readonly startsAt: Instant; readonly at: Instant | null },
): Standing {
  const start = startOf(moment, given.begins?.at ?? given.startsAt, 'stegvis', given.begins?.given);
  const first = begin(plan, start);
  const until = given.at ?? given.events.at(-1)?.at ?? start.at;
  const life = whatIf({
    plan,
    state: first.state,
    assumed: given.events.filter(({ at }) => at <= until),
    until: Math.max(until, start.at),
    ahead: 0,
  });
  return { plan: life.plan, state: life.state, decisions: [...first.decisions, ...life.decisions] };
}

/** When a moment starts that no file tells the start of. */
export const USUAL_START = '2026-02-02T09:30';

/** A time given on the command line, or a sentence on how to write it. */
export function readTime(text: string, zone: string): Instant | { readonly fault: string } {
  return instantOf(text, zone) ?? { fault: `Tiden ${text} går inte att läsa. Skriv till exempel 2026-02-02 eller 2026-02-02T09:30.` };
}

/** A command line with one file, or a sentence on what is wrong with it. */
export function readLine(
  args: readonly string[],
  values: readonly string[],
  switches: readonly string[],
):
  | { readonly file: string; readonly values: Readonly<Record<string, string | undefined>>; readonly on: ReadonlySet<string> }
  | { readonly fault: string }
  | { readonly help: true } {
  const options = Object.fromEntries([
    ['help', { type: 'boolean' as const, short: 'h' }],
    ...values.map((name) => [name, { type: 'string' as const }] as const),
    ...switches.map((name) => [name, { type: 'boolean' as const }] as const),
  ]);
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true });
    const given = Object.entries(parsed.values);
    if (given.some(([name]) => name === 'help')) return { help: true };
    const [file, ...more] = parsed.positionals;
    if (file === undefined) return { fault: 'Ange en fil.' };
    if (more.length > 0) return { fault: 'Ange bara en fil.' };
    return {
      file,
      values: Object.fromEntries(given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
      on: new Set(given.flatMap(([name, value]) => (value === true ? [name] : []))),
    };
  } catch (error) {
    const option = error instanceof Error ? /'(-[^' ]*)/.exec(error.message)?.[1] : undefined;
    return { fault: option === undefined ? 'Kommandoraden går inte att läsa.' : `Valet ${option} går inte att använda så.` };
  }
}
