import type { Moment } from '../compiler/document/moment.ts';
import { daysLater, localDate } from '../engine/clock.ts';
import type { FactValue, Start } from '../engine/event.ts';
import type { Instant, LocalDate } from '../engine/plan.ts';
import { randomOf } from './random.ts';

/** What whoever starts the moment has said; the rest is made up, the same for the same seed. */
export interface Given {
  readonly dates?: Readonly<Record<string, LocalDate>>;
  readonly facts?: Readonly<Record<string, FactValue>>;
  readonly zone?: string;
  /** What random times are drawn from. */
  readonly draw?: number;
  readonly invited?: boolean;
  readonly startsAt?: Instant;
}

/** A start with all that the moment asks for at its start: what is given, and sensible answers to the rest. */
export function startOf(moment: Moment, at: Instant, seed: string, given: Given = {}): Start {
  const { draw, zone, invited, startsAt } = given;
  const dates = { ...madeUpDates(moment, at, seed), ...given.dates };
  const facts = { ...madeUpFacts(moment, seed), ...given.facts };
  return {
    at,
    now: at,
    ...(draw === undefined ? {} : { seed: draw }),
    ...(zone === undefined ? {} : { zone }),
    ...(Object.keys(dates).length > 0 ? { dates } : {}),
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
    ...(invited ? { invited: true } : {}),
    ...(startsAt === undefined ? {} : { startsAt }),
  };
}

/** Days that lie ahead for what is planned, behind for what has been: a birth is one to twelve months old, an operation two to six weeks away. */
function madeUpDates(moment: Moment, at: Instant, seed: string): Record<string, LocalDate> {
  return Object.fromEntries(
    (moment.dates ?? []).map(({ id, title, question }) => {
      const random = randomOf(seed, 'date', id);
      const days = PAST.test(`${id} ${title} ${question}`) ? -random.whole(30, 360) : random.whole(14, 42);
      return [id, localDate(moment.zone, daysLater(moment.zone, at, days))];
    }),
  );
}

const PAST = /född|födelse|birth|insjukn|olycka|skada|debut|diagnos|blev|fick/i;

function madeUpFacts(moment: Moment, seed: string): Record<string, FactValue> {
  return Object.fromEntries(
    (moment.startFacts ?? []).map((fact): [string, FactValue] => {
      const random = randomOf(seed, 'fact', fact.id);
      switch (fact.kind) {
        case 'number':
          return [fact.id, random.whole(Math.ceil(fact.minimum ?? 18), Math.floor(fact.maximum ?? (fact.minimum ?? 18) + 60))];
        case 'yesNo':
          return [fact.id, random.next() < 0.5];
        case 'choice':
          return [fact.id, fact.options[random.whole(0, fact.options.length - 1)]?.id ?? ''];
      }
    }),
  );
}
