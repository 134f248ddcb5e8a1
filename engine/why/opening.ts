import { opensAt, type Life } from '../opening.ts';
import type { Instant, PlannedOpening } from '../plan.ts';
import { anchorInWords } from './anchor.ts';
import { conditionInWords } from './condition.ts';
import { dayCount, hourCount, monthCount, spokenDate, spokenTime, weekdayName } from './count.ts';
import type { Names } from './names.ts';
import { both, type Both } from './sentences.ts';
import { quoted } from './words.ts';

/** What a rule still waits for, and from when at the earliest where some of it has a date. */
export interface Waiting {
  /** Clauses after "Öppnas …" or "… ska öppnas": "när ”Modul 1” är avklarad". Empty when the rule waits for nothing but its time. */
  readonly waits: Both;
  readonly earliest: Instant | null;
}

/** The parts of a rule that have no time yet, in words; `item` is whose rule it is. */
export function waitsFor(opening: PlannedOpening, life: Life, names: Names, item: string | null): Waiting {
  const parts = waitingParts(opening, life, names, item);
  const glue = opening.kind === 'any' ? ' eller ' : ' och ';
  const earliest = opening.kind === 'all' ? latestKnown(opening.of, life, item) : null;
  return {
    waits: joined(parts, glue),
    earliest: earliest !== null && earliest > life.state.now ? earliest : null,
  };
}

/** A rule in words, whatever its state: "7 dagar efter starten, kl. 08.00, och när ”Modul 1” är avklarad". */
export function ruleInWords(opening: PlannedOpening, names: Names): Both {
  switch (opening.kind) {
    case 'fromStart':
      return both('från starten');
    case 'afterAnchor': {
      const { after } = anchorInWords(opening.anchor, names);
      return each(after, (event) => `${countedFrom(opening.months ?? 0, opening.days, event)}, kl. ${spokenTime(opening.at)}`);
    }
    case 'elapsed': {
      const { after, when } = anchorInWords(opening.anchor, names);
      return opening.hours === 0
        ? each(when, (event) => `när ${event}`)
        : each(after, (event) => `${hourCount(opening.hours)} efter ${event}`);
    }
    case 'onDate':
      return both(`den ${spokenDate(opening.date)}, kl. ${spokenTime(opening.at)}`);
    case 'onWeekday': {
      const { after } = anchorInWords(opening.anchor, names);
      const from = opening.days > 0 ? `tidigast ${dayCount(opening.days)} efter` : 'efter';
      return each(after, (event) => `första ${weekdayName(opening.weekday)}en ${from} ${event}, kl. ${spokenTime(opening.at)}`);
    }
    case 'afterModule': {
      const name = quoted(names.module(opening.module));
      return { staff: `när ${name} är avklarad`, citizen: `när du har gått igenom ${name}` };
    }
    case 'condition':
      return { staff: `när ${conditionInWords(opening.when, names)}`, citizen: 'när det som krävs för den är uppfyllt' };
    case 'byStaff':
      return { staff: 'när personal öppnar den', citizen: 'när din behandlare öppnar den' };
    case 'byCitizen':
      return { staff: 'när invånaren ber om den', citizen: 'när du ber om den' };
    case 'all':
    case 'any':
      return joined(
        opening.of.map((part) => ruleInWords(part, names)),
        opening.kind === 'any' ? ' eller ' : ' och ',
      );
    case 'not': {
      const rule = ruleInWords(opening.of, names);
      return each(rule, (words) => `så länge detta inte har inträffat: ${words}`);
    }
  }
}

function waitingParts(opening: PlannedOpening, life: Life, names: Names, item: string | null): readonly Both[] {
  if (opening.kind === 'all') return opening.of.flatMap((part) => waitingOf(part, life, names, item));
  if (opening.kind === 'any') return opening.of.flatMap((part) => within(waitingOf(part, life, names, item), part));
  return waitingOf(opening, life, names, item);
}

function waitingOf(opening: PlannedOpening, life: Life, names: Names, item: string | null): readonly Both[] {
  if (opensAt(opening, life, item) !== null) return [];
  switch (opening.kind) {
    case 'all':
    case 'any': {
      const parts = opening.of.flatMap((part) => within(waitingOf(part, life, names, item), part));
      return parts.length === 0 ? [] : [joined(parts, opening.kind === 'any' ? ' eller ' : ' och ')];
    }
    case 'not':
      return opening.of.kind === 'condition'
        ? [
            {
              staff: `när det inte längre gäller att ${conditionInWords(opening.of.when, names)}`,
              citizen: 'när det som hindrar den inte längre gäller',
            },
          ]
        : [each(ruleInWords(opening.of, names), (words) => `bara så länge detta inte har inträffat: ${words}`)];
    default:
      return [ruleInWords(opening, names)];
  }
}

/** Several waits of one part read as one. */
function within(parts: readonly Both[], part: PlannedOpening): readonly Both[] {
  return parts.length < 2 ? parts : [joined(parts, part.kind === 'any' ? ' eller ' : ' och ')];
}

/** The latest of those parts whose time is known. */
function latestKnown(parts: readonly PlannedOpening[], life: Life, item: string | null): Instant | null {
  const known = parts.map((part) => opensAt(part, life, item)).filter((at) => at !== null);
  return known.length > 0 ? Math.max(...known) : null;
}

/** "7 dagar efter starten", "21 dagar före datumet för …"; months go before days where they point different ways. */
function countedFrom(months: number, days: number, event: string): string {
  if (months === 0 && days === 0) return `samma dag som ${sameDay(event)}`;
  const parts = [months === 0 ? '' : monthCount(Math.abs(months)), days === 0 ? '' : dayCount(Math.abs(days))];
  const side = (number: number): string => (number < 0 ? 'före' : 'efter');
  if (months * days < 0) return `${parts[1]} ${side(days)} den dag som är ${parts[0]} ${side(months)} ${event}`;
  return `${parts.filter((part) => part !== '').join(' och ')} ${side(months + days)} ${event}`;
}

const sameDay = (event: string): string => event.replace(/^att /, '');

const each = (words: Both, say: (text: string) => string): Both => ({ staff: say(words.staff), citizen: say(words.citizen) });

function joined(parts: readonly Both[], glue: string): Both {
  const once = (texts: readonly string[]): string => [...new Set(texts)].join(glue);
  return { staff: once(parts.map(({ staff }) => staff)), citizen: once(parts.map(({ citizen }) => citizen)) };
}
