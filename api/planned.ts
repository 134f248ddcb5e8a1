import type { StartFact } from '../compiler/document/given.ts';
import type { Moment } from '../compiler/document/moment.ts';
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

/** What a start was given, as the engine begins with it. What the moment asks for and does not get, or gets and does not ask for, is told in its place. */
export function startFactsGiven(document: Moment, given: Given): Omit<StartFacts, 'seed' | 'hours'> {
  const { dates, facts, zone, invited, startsAt } = given;
  const asked = (document.dates ?? []).map(({ id }) => id);
  const wrong = [
    ...asked.filter((each) => dates[each] === undefined).map((each) => ({ question: `dates.${each}`, message: 'Ange datumet.' })),
    ...Object.keys(dates)
      .filter((each) => !asked.includes(each))
      .map((each) => ({ question: `dates.${each}`, message: 'Momentet frågar inte efter det datumet.' })),
    ...Object.entries(facts).flatMap(([id, value]) => {
      const message = wrongFact(
        document.startFacts?.find((fact) => fact.id === id),
        value,
      );
      return message === null ? [] : [{ question: `facts.${id}`, message }];
    }),
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

/** Numbers, codes and truth values that the moment asks for: nothing else of the citizen leaves the rows (promise 8). */
function wrongFact(fact: StartFact | undefined, value: number | boolean | string): string | null {
  switch (fact?.kind) {
    case undefined:
      return 'Momentet frågar inte efter den uppgiften.';
    case 'number':
      if (typeof value !== 'number') return 'Svara med ett tal.';
      if (fact.minimum !== undefined && value < fact.minimum) return `Talet är lägst ${fact.minimum}.`;
      return fact.maximum !== undefined && value > fact.maximum ? `Talet är högst ${fact.maximum}.` : null;
    case 'yesNo':
      return typeof value === 'boolean' ? null : 'Svara ja eller nej.';
    case 'choice':
      return fact.options.some(({ id }) => id === value) ? null : 'Välj ett av svaren.';
  }
}
