import { randomOf, type Random } from '../../simulator/random.ts';

type Json = Record<string, unknown>;
/** Changes one thing in a document, in place; false when it has no such thing. */
type Change = (document: Json, random: Random) => boolean;

/** Thirty ways in which someone who edits a document may change by mistake what happens to people, one of each kind. */
export const regressions: Readonly<Record<string, Change>> = {
  'a module opens a day later': at(
    openings,
    (each) => typeof each['days'] === 'number' && each['kind'] === 'afterAnchor',
    (each) => add(each, 'days', 1),
  ),
  'a module opens at another hour': at(
    openings,
    (each) => each['kind'] === 'afterAnchor',
    (each) => set(each, 'at', '11:11'),
  ),
  'a module no longer waits for another': at(
    (document) => modules(document).map((module) => record(module['opens'])),
    (each) => JSON.stringify(each).includes('afterModule'),
    (each) => replace(each, { kind: 'fromStart' }),
  ),
  'a module is done by nobody': at(
    modules,
    (each) => record(each['completes'])['kind'] === 'citizen',
    (each) => set(each, 'completes', { kind: 'never' }),
  ),
  'a module is told of no more': at(
    modules,
    (each) => each['notify'] !== false && record(each['opens'])['kind'] !== 'fromStart',
    (each) => set(each, 'notify', false),
  ),
  'a form in a module is optional': at(
    steps,
    (each) => each['kind'] === 'form' && each['mandatory'] !== false,
    (each) => set(each, 'mandatory', false),
  ),
  'a module closes after three days': at(
    modules,
    (each) => each['closes'] === undefined,
    (each) => set(each, 'closes', { kind: 'elapsed', anchor: { kind: 'moduleOpened', module: each['id'] }, hours: 72 }),
  ),
  'a battery asks an hour later': at(
    schedules,
    (each) => typeof each['at'] === 'string',
    (each) => set(each, 'at', '22:22'),
  ),
  'a battery begins a day later': at(
    schedules,
    (each) => 'firstDays' in each || 'days' in each,
    (each) => add(each, 'firstDays' in each ? 'firstDays' : 'days', 1),
  ),
  'a battery asks once less': at(
    schedules,
    (each) => Number(each['count']) > 1,
    (each) => add(each, 'count', -1),
  ),
  'a battery asks less often': at(
    schedules,
    (each) => typeof each['everyDays'] === 'number',
    (each) => add(each, 'everyDays', 1),
  ),
  'a battery has lost a form': at(
    batteries,
    (each) => list(each['forms']).length > 1,
    (each) => set(each, 'forms', list(each['forms']).slice(1)),
  ),
  'a battery is told of no more': at(
    batteries,
    (each) => each['notify'] !== false,
    (each) => set(each, 'notify', false),
  ),
  'an answer is due a day later': at(
    batteries,
    (each) => typeof record(each['due'])['days'] === 'number',
    (each) => add(record(each['due']), 'days', 1),
  ),
  'an answer is due at another hour': at(
    batteries,
    (each) => typeof record(each['due'])['at'] === 'string',
    (each) => set(record(each['due']), 'at', '13:13'),
  ),
  'an occasion never closes': at(
    batteries,
    (each) => each['closes'] !== undefined,
    (each) => drop(each, 'closes'),
  ),
  'a reminder is gone': at(
    batteries,
    (each) => list(each['reminders']).length > 0,
    (each) => set(each, 'reminders', list(each['reminders']).slice(1)),
  ),
  'a reminder comes a day later': at(
    reminders,
    (each) => typeof each['days'] === 'number',
    (each) => add(each, 'days', 1),
  ),
  'a reminder comes at another hour': at(
    reminders,
    (each) => typeof each['at'] === 'string',
    (each) => set(each, 'at', '06:06'),
  ),
  'a flag is gone': at(
    (document) => [document],
    (each) => list(each['flags']).length > 1,
    (each, random) => set(each, 'flags', without(list(each['flags']), random)),
  ),
  'a flag is prioritised no more': at(
    flags,
    (each) => each['priority'] === 'prioritised',
    (each) => set(each, 'priority', 'ordinary'),
  ),
  'a flag goes to somebody else too': at(
    flags,
    (each) => !list(each['recipients']).includes('unit'),
    (each) => set(each, 'recipients', [...list(each['recipients']), 'unit']),
  ),
  'a flag is put out by another thing': at(
    flags,
    (each) => (each['putOut'] ?? 'reading') === 'reading',
    (each) => set(each, 'putOut', 'staff'),
  ),
  'a flag looks for another number': at(
    (document) => flags(document).map((flag) => record(flag['trigger'])),
    (each) => / >= \d+/.test(String(each['when'])),
    (each) =>
      set(
        each,
        'when',
        String(each['when']).replace(/ >= (\d+)/, (_all, value: string) => ` >= ${Number(value) + 2}`),
      ),
  ),
  'silence is told of later': at(
    (document) => flags(document).map((flag) => record(flag['trigger'])),
    (each) => each['kind'] === 'inactivity',
    (each) => add(each, 'days', 2),
  ),
  'a ladder waits longer': at(
    (document) => flags(document).flatMap((flag) => list(flag['ladder']).map(record)),
    () => true,
    (each) => add(each, 'afterHours', 1),
  ),
  'a ladder has lost its last rung': at(
    flags,
    (each) => list(each['ladder']).length > 0,
    (each) => set(each, 'ladder', list(each['ladder']).slice(0, -1)),
  ),
  'a result has lost a question': at(
    (document) => results(document).map((result) => record(result['method'])),
    (each) => each['kind'] === 'sum' && list(each['questions']).length > 2,
    (each) => set(each, 'questions', list(each['questions']).slice(1)),
  ),
  'a band of a result begins elsewhere': at(
    results,
    (each) => list(each['bands']).length > 1,
    (each) =>
      set(
        each,
        'bands',
        list(each['bands']).map((band, index) => ({ ...record(band), ...(index === 0 ? { name: 'Annat namn' } : {}) })),
      ),
  ),
  'the moment ends a week sooner': at(
    (document) => [document],
    (each) => typeof record(each['ends'])['days'] === 'number',
    (each) => add(record(each['ends']), 'days', -7),
  ),
};

/** A document with one such regression somewhere in it, drawn by the seed; null when it has nowhere to be. */
export function regressed(text: string, what: string, seed: string): string | null {
  const document = JSON.parse(text) as Json;
  return regressions[what]?.(document, randomOf('regression', what, seed)) ? JSON.stringify(document) : null;
}

function at(
  places: (document: Json) => readonly Json[],
  fits: (place: Json) => boolean,
  change: (place: Json, random: Random) => void,
): Change {
  return (document, random) => {
    const [first, ...rest] = places(document).filter(fits);
    if (!first) return false;
    change(random.pick([first, ...rest]), random);
    return true;
  };
}

function record(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}
function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
function modules(document: Json): readonly Json[] {
  return list(document['modules']).map(record);
}
function steps(document: Json): readonly Json[] {
  return modules(document).flatMap((module) => list(module['sections']).flatMap((section) => list(record(section)['steps']).map(record)));
}
function batteries(document: Json): readonly Json[] {
  return list(document['batteries']).map(record);
}
function flags(document: Json): readonly Json[] {
  return list(document['flags']).map(record);
}
function openings(document: Json): readonly Json[] {
  const parts = (rule: Json): readonly Json[] => [rule, ...list(rule['of']).flatMap((part) => parts(record(part)))];
  return modules(document).flatMap((module) => parts(record(module['opens'])));
}
function schedules(document: Json): readonly Json[] {
  return batteries(document).map((battery) => record(battery['schedule']));
}
function reminders(document: Json): readonly Json[] {
  return batteries(document).flatMap((battery) => list(battery['reminders']).map(record));
}
function results(document: Json): readonly Json[] {
  return list(document['forms']).flatMap((form) => list(record(form)['results']).map(record));
}
function set(place: Json, name: string, value: unknown): void {
  place[name] = value;
}
function add(place: Json, name: string, more: number): void {
  place[name] = Number(place[name] ?? 0) + more;
}
function drop(place: Json, name: string): void {
  delete place[name];
}
function replace(place: Json, by: Json): void {
  for (const name of Object.keys(place)) delete place[name];
  Object.assign(place, by);
}
function without(values: readonly unknown[], random: Random): readonly unknown[] {
  const gone = random.whole(0, values.length - 1);
  return values.filter((_value, index) => index !== gone);
}
