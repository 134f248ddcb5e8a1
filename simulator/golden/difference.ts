import type { Moment } from '../../compiler/document/moment.ts';
import { namesOf } from '../names.ts';
import type { Happened } from './happened.ts';

/** One thing that does not happen as it was recorded, as a sentence and as data. */
export interface Difference {
  readonly key: string;
  readonly kind: 'gone' | 'new' | 'time' | 'outcome' | 'facts';
  readonly at: string;
  readonly sentence: string;
}

/** What has changed between a recorded life and the same life lived now, in the order of time. */
export function differences(moment: Moment, before: readonly Happened[], now: readonly Happened[]): readonly Difference[] {
  const later = new Map(now.map((each) => [each.key, each]));
  const earlier = new Set(before.map(({ key }) => key));
  const found: Difference[] = [];
  for (const was of before) {
    const is = later.get(was.key);
    const change = is ? changeOf(moment, was, is) : { kind: 'gone' as const, text: `kom förut ${was.time}${how(was)}, kommer inte nu` };
    if (change) found.push({ key: was.key, kind: change.kind, at: was.at, sentence: `${nameOf(moment, was)}: ${change.text}.` });
  }
  for (const is of now) {
    if (earlier.has(is.key)) continue;
    found.push({ key: is.key, kind: 'new', at: is.at, sentence: `${nameOf(moment, is)}: kom inte förut, kommer nu ${is.time}${how(is)}.` });
  }
  return found.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

function changeOf(moment: Moment, was: Happened, is: Happened): { readonly kind: Difference['kind']; readonly text: string } | null {
  if (was.outcome !== is.outcome || was.rule !== is.rule)
    return {
      kind: 'outcome',
      text: `${OUTCOMES[was.outcome]} förut ${was.time} (${was.rule}), ${OUTCOMES[is.outcome]} nu ${is.time} (${is.rule})`,
    };
  if (was.at !== is.at) return { kind: 'time', text: `kom förut ${was.time}, kommer nu ${is.time}` };
  if (was.to !== is.to) return { kind: 'facts', text: `gick förut till ${inWords(was.to)}, går nu till ${inWords(is.to)}` };
  const names = [...new Set([...Object.keys(was.facts), ...Object.keys(is.facts)])].filter((name) => was.facts[name] !== is.facts[name]);
  if (names.length === 0) return null;
  const said = names.map((name) => `${factName(moment, is, name)} var förut ${value(was.facts[name])}, är nu ${value(is.facts[name])}`);
  return { kind: 'facts', text: said.join('; ') };
}

const OUTCOMES = { fired: 'inträffade', moved: 'flyttades', suppressed: 'uteblev', cancelled: 'ställdes in' } as const;
const how = ({ outcome }: Happened): string => (outcome === 'fired' ? '' : ` (${OUTCOMES[outcome]})`);

const inWords = (to: string | undefined): string =>
  to === undefined
    ? 'ingen'
    : to
        .replace('prioritised:', 'som prioriterad:')
        .replace('ordinary:', 'som vanlig:')
        .replace('citizenAdministrators', 'invånaradministratörerna')
        .replace('standIn', 'ställföreträdaren')
        .replace('staff', 'personalen')
        .replace('unit', 'enheten')
        .replace('citizen', 'invånaren');

const value = (fact: string | number | boolean | null | undefined): string =>
  fact === undefined || fact === null ? 'inget' : fact === true ? 'ja' : fact === false ? 'nej' : String(fact);

function factName(moment: Moment, { item, facts }: Happened, name: string): string {
  const form = moment.forms.find(({ id }) => id === facts['form']);
  if (item === 'result') return `”${form?.results.find(({ id }) => id === name)?.title ?? name}”`;
  return FACTS[name] ?? (name.includes('.') ? namesOf(moment, 0).fact(name) : name);
}

const FACTS: Readonly<Record<string, string>> = {
  dueAt: 'sista svarstid',
  closesAt: 'stängning',
  to: 'den nya tiden',
  days: 'antalet dagar',
  recipients: 'mottagarna',
  hours: 'antalet timmar',
  missedInARow: 'antalet missade i rad',
  value: 'värdet',
  from: 'värdet innan',
};

/** What a thing is called: ”Påminnelse 2 för ”Veckofrågor”, tillfälle 3”. */
export function nameOf(moment: Moment, { item, facts, key }: Happened): string {
  const names = namesOf(moment, 0);
  const text = (name: string): string => String(facts[name] ?? '');
  const module = `”${names.module(text('module'))}”`;
  const occasion = `”${names.battery(text('battery'))}”, tillfälle ${text('occasion')}`;
  const flag = `Flaggan ”${names.flag(text('flag'))}”`;
  switch (item) {
    case 'openModule':
      return `${module} öppnas`;
    case 'completeModule':
      return `${module} blir klar`;
    case 'closeModule':
      return `${module} stängs`;
    case 'askModule':
      return `Frågan om att få öppna ${module}`;
    case 'openOccasion':
      return `${occasion}, öppnas`;
    case 'addOccasion':
      return `”${names.battery(text('battery'))}”, tillagt tillfälle`;
    case 'answerOccasion':
      return `${occasion}, besvaras`;
    case 'missOccasion':
      return `${occasion}, missas`;
    case 'closeOccasion':
      return `${occasion}, stängs`;
    case 'remind':
      return `Påminnelse ${text('reminder')} för ${occasion}`;
    case 'raiseFlag':
      return `${flag} tänds`;
    case 'putOutFlag':
      return `${flag} släcks`;
    case 'timedFlag':
    case 'inactivity':
      return `${flag} prövas`;
    case 'escalate':
      return `${flag} går vidare, steg ${text('rung')}`;
    case 'notify':
      return facts['module'] !== undefined
        ? `Avisering om ${module}`
        : facts['battery'] !== undefined
          ? `Avisering om ${occasion}`
          : `Avisering (${key})`;
    case 'result':
      return `Resultat av ”${names.form(text('form'))}”`;
    case 'endMoment':
    case 'end':
      return 'Momentets slut';
    case 'followUp':
      return 'Uppföljningens början';
    default:
      return `${item} (${key})`;
  }
}
