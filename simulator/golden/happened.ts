import type { Moment } from '../../compiler/document/moment.ts';
import { localDate, localTime, weekdayOf } from '../../engine/clock.ts';
import { placeOf } from '../../engine/copy.ts';
import type { Decision } from '../../engine/decision.ts';
import type { Effect } from '../../engine/effect.ts';
import type { Instant } from '../../engine/plan.ts';
import { scoreForm } from '../../scoring/score.ts';
import type { Life } from '../life.ts';

/** One thing that happened in a recorded life: a decision, with what was asked of the world, or the results of a saved form. */
export interface Happened {
  readonly key: string;
  /** For people: `tis 10 mars 2026 09:00`. */
  readonly time: string;
  readonly at: string;
  readonly item: Decision['item'] | 'result';
  readonly outcome: Decision['outcome'];
  readonly rule: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  /** Of a flag that was raised, or that went further: how and to whom. */
  readonly to?: string;
}

/** All that happened in a life, in order. */
export async function happenedIn(moment: Moment, life: Life): Promise<readonly Happened[]> {
  const sent = new Map(life.effects.flatMap((effect) => (toWhom(effect) === null ? [] : [[nameOf(effect), toWhom(effect) ?? '']])));
  const decided = life.trace.map((decision): Happened => {
    const { key, item, outcome, rule, facts, nominal } = decision;
    const to = sent.get(item === 'raiseFlag' || item === 'escalate' ? key : '');
    return {
      key,
      ...timesOf(moment.zone, nominal),
      item,
      outcome,
      rule,
      facts: shown(moment.zone, facts),
      ...(to === undefined ? {} : { to }),
    };
  });
  return [...decided, ...(await results(moment, life))].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

const timesOf = (zone: string, at: Instant): Pick<Happened, 'time' | 'at'> => ({ time: spoken(zone, at), at: new Date(at).toISOString() });

const nameOf = (effect: Effect): string =>
  'round' in effect && effect.kind === 'raiseFlag' ? `${effect.key}#${effect.round}` : effect.key;

function toWhom(effect: Effect): string | null {
  if (effect.kind === 'raiseFlag') return `${effect.priority}: ${effect.recipients.join(', ')}`;
  return effect.kind === 'escalate' ? `${effect.to}, ${effect.by}` : null;
}

/** Facts with their instants as times that can be read. */
function shown(zone: string, facts: Decision['facts']): Happened['facts'] {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, typeof value === 'number' && value > A_TIME ? spoken(zone, value) : value]),
  );
}

/** Numbers above this are instants: no answer and no count comes near. */
const A_TIME = 1e11;

/** Every result of every saved form, also those that no rule names. */
async function results(moment: Moment, { acts }: Life): Promise<readonly Happened[]> {
  const found: Happened[] = [];
  const times = new Map<string, number>();
  for (const { act, at } of acts) {
    if (act.kind !== 'formSaved') continue;
    const form = moment.forms.find(({ id }) => id === act.form);
    if (!form || form.results.length === 0) continue;
    const place = placeOf(act.form, act.instance);
    const version = (times.get(place) ?? 0) + 1;
    times.set(place, version);
    const scored = await scoreForm(form, act.answers);
    const facts = Object.fromEntries(
      scored.flatMap(({ result, value, band, failure }): [string, string | number | boolean | null][] => [
        [result, failure ?? value],
        ...(band === null ? [] : [[`${result}, nivå`, band] as [string, string]]),
      ]),
    );
    found.push({
      key: `result/${place}/${version}`,
      ...timesOf(moment.zone, at),
      item: 'result',
      outcome: 'fired',
      rule: 'scored',
      facts: { form: act.form, ...facts },
    });
  }
  return found;
}

/** `tis 10 mars 2026 09:00`. */
export function spoken(zone: string, at: Instant): string {
  const [year = '', month = '', day = ''] = localDate(zone, at).split('-');
  return `${WEEKDAYS[weekdayOf(zone, at) - 1] ?? ''} ${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year} ${localTime(zone, at)}`;
}

const WEEKDAYS = ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'];
const MONTHS = ['jan', 'feb', 'mars', 'april', 'maj', 'juni', 'juli', 'aug', 'sept', 'okt', 'nov', 'dec'];
