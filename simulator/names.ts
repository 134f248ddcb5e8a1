import { itemsOf } from '../compiler/document/items.ts';
import type { Moment } from '../compiler/document/moment.ts';
import { daysBetween } from '../engine/clock.ts';
import type { Instant } from '../engine/plan.ts';
import type { Names } from '../engine/why/names.ts';

/** The document's own names for `engine/why/explain.ts`. Times are told as seen from `near`: the same day by the clock only, other days by weekday and date. */
export function namesOf(moment: Moment, near: Instant): Names {
  return {
    ...namesIn(moment),
    say: (at) => {
      const clock = `kl. ${timeText(moment.zone, at)}`;
      return daysBetween(moment.zone, near, at) === 0
        ? clock
        : `${format(moment.zone, 'day', { weekday: 'long', day: 'numeric', month: 'long' }).format(at)} ${clock}`;
    },
  };
}

/** Names that are the same whenever one looks, reckoned once for each parsed moment. */
function namesIn(moment: Moment): Omit<Names, 'say'> {
  const before = known.get(moment);
  if (before) return before;
  const items = new Map(itemsOf(moment).map(({ id, title }) => [id, title]));
  const title = (things: readonly { readonly id: string; readonly title: string }[], id: string): string =>
    things.find((thing) => thing.id === id)?.title ?? id;
  const names = {
    module: (id: string) => items.get(id) ?? id,
    battery: (id: string) => title(moment.batteries, id),
    form: (id: string) => title(moment.forms, id),
    flag: (id: string) => SYSTEM_FLAGS[id] ?? title(moment.flags, id),
    anchor: (name: string) => title([...(moment.dates ?? []), ...(moment.namedEvents ?? [])], name),
    fact: (path: string) => {
      const [root, id = '', group, name = ''] = path.split('.');
      if (root === 'start') return title(moment.startFacts ?? [], id);
      if (root === 'progress') return items.get(id) ?? path;
      if (root === 'batteries') return `${title(moment.batteries, id)}: ${COUNTS[group ?? ''] ?? group ?? ''}`;
      const form = moment.forms.find((each) => each.id === id);
      if (!form) return path;
      if (group === 'results') return title(form.results, name);
      const question = form.questions.find((each) => each.id === name);
      return question && question.kind !== 'information' ? `”${question.text}”` : path;
    },
  };
  known.set(moment, names);
  return names;
}

const known = new WeakMap<Moment, Omit<Names, 'say'>>();

/** "måndag 2 februari 2026". */
export function dayText(zone: string, at: Instant): string {
  return format(zone, 'date', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}

/** "08.00". */
export function timeText(zone: string, at: Instant): string {
  return format(zone, 'clock', { hour: '2-digit', minute: '2-digit' }).format(at).replace(':', '.');
}

/** To make one takes longer than to use it a hundred times. */
function format(zone: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name}/${zone}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, ...options });
  formats.set(key, made);
  return made;
}
const formats = new Map<string, Intl.DateTimeFormat>();

const COUNTS: Readonly<Record<string, string>> = {
  opened: 'öppnade tillfällen',
  answered: 'besvarade tillfällen',
  missed: 'missade tillfällen',
  missedInARow: 'missade tillfällen i rad',
};

const SYSTEM_FLAGS: Readonly<Record<string, string>> = {
  'system.calculationFailed': 'Ett resultat kunde inte beräknas',
  'system.halted': 'Momentet har stannat',
  'system.pausedByCitizen': 'Invånaren har pausat momentet',
  'system.citizenGone': 'Invånaren finns inte längre i folkbokföringen',
  'system.journal': 'Momentet har avslutats och ska journalföras',
};
