import type { StartFacts } from '../db/startFacts.ts';
import { isZone } from '../engine/clock.ts';
import type { Instant, Plan, PlannedItem } from '../engine/plan.ts';
import { notFound, wrongFields } from './refusal.ts';

/** The module or part with this id; unknown is not found. */
export function itemOf(plan: Plan, id: string): PlannedItem {
  const found = [...plan.modules, ...(plan.parts ?? [])].find((each) => each.id === id);
  if (!found) throw notFound();
  return found;
}

/** An instant that was asked for as later than now; null when none was. */
export function laterThan(now: Instant, until: string | undefined): Instant | null {
  if (until === undefined) return null;
  const at = Date.parse(until);
  if (at <= now) throw wrongFields('Tiden har redan passerat.', [{ question: 'until', message: 'Välj en tid som inte har varit.' }]);
  return at;
}

/** What a start was given, as the engine begins with it. What the plan asks for and does not get, or gets and does not ask for, is told in its place. */
export function startFactsGiven(plan: Plan, given: Given): Omit<StartFacts, 'seed' | 'hours'> {
  const { dates, facts, zone, invited, startsAt } = given;
  const asked = plan.dates ?? [];
  const known = startFactsOf(plan);
  const wrong = [
    ...asked.filter((each) => dates[each] === undefined).map((each) => ({ question: `dates.${each}`, message: 'Ange datumet.' })),
    ...Object.keys(dates)
      .filter((each) => !asked.includes(each))
      .map((each) => ({ question: `dates.${each}`, message: 'Momentet frågar inte efter det datumet.' })),
    ...Object.keys(facts)
      .filter((each) => !known.has(each))
      .map((each) => ({ question: `facts.${each}`, message: 'Momentet frågar inte efter den uppgiften.' })),
    ...(zone === undefined || isZone(zone) ? [] : [{ question: 'zone', message: 'Tidszonen finns inte.' }]),
  ];
  if (wrong.length > 0) throw wrongFields('Momentet går inte att starta.', wrong);
  return {
    ...(asked.length > 0 ? { dates } : {}),
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
    ...(zone === undefined ? {} : { zone }),
    ...(invited ? { invited } : {}),
    ...(startsAt === undefined ? {} : { startsAt: Date.parse(startsAt) }),
  };
}

interface Given {
  readonly dates: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, number | boolean | string>>;
  readonly zone?: string | undefined;
  readonly invited: boolean;
  readonly startsAt?: string | undefined;
}

/** Names of the facts that the plan's conditions look at as `start.<name>`: nothing else of the citizen leaves the rows (promise 8). */
function startFactsOf(plan: Plan): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { kind, names } = value as { kind?: unknown; names?: unknown };
    if (kind === 'path' && Array.isArray(names) && names[0] === 'start' && typeof names[1] === 'string') found.add(names[1]);
    for (const part of Object.values(value)) look(part);
  };
  look(plan);
  return found;
}
