import type { Moment } from '../compiler/document/moment.ts';
import { daysBetween } from '../engine/clock.ts';
import type { Instant } from '../engine/plan.ts';
import type { Names } from '../engine/why/names.ts';

/** The document's own names for `engine/why.ts`. Times are told as seen from `near`: the same day by the clock only, other days by weekday and date. */
export function namesOf(moment: Moment, near: Instant): Names {
  const title = (things: readonly { readonly id: string; readonly title: string }[], id: string): string =>
    things.find((thing) => thing.id === id)?.title ?? id;
  return {
    module: (id) => title(moment.modules, id),
    battery: (id) => title(moment.batteries, id),
    form: (id) => title(moment.forms, id),
    flag: (id) => SYSTEM_FLAGS[id] ?? title(moment.flags, id),
    fact: (path) => {
      const [, formId = '', group, name = ''] = path.split('.');
      const form = moment.forms.find(({ id }) => id === formId);
      if (!form) return path;
      if (group === 'results') return title(form.results, name);
      const question = form.questions.find(({ id }) => id === name);
      return question && question.kind !== 'information' ? `”${question.text}”` : path;
    },
    say: (at) => {
      const clock = `kl. ${timeText(moment.zone, at)}`;
      return daysBetween(moment.zone, near, at) === 0
        ? clock
        : `${new Intl.DateTimeFormat('sv-SE', { timeZone: moment.zone, weekday: 'long', day: 'numeric', month: 'long' }).format(at)} ${clock}`;
    },
  };
}

/** "måndag 2 februari 2026". */
export function dayText(zone: string, at: Instant): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}

/** "08.00". */
export function timeText(zone: string, at: Instant): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at).replace(':', '.');
}

const SYSTEM_FLAGS: Readonly<Record<string, string>> = {
  'system.calculationFailed': 'Ett resultat kunde inte beräknas',
  'system.halted': 'Momentet har stannat',
};
