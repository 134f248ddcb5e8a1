import { itemsOf } from '../../compiler/document/items.ts';
import type { Moment } from '../../compiler/document/moment.ts';
import type { Plan } from '../../engine/plan.ts';
import type { Names } from '../../engine/why/names.ts';
import { spokenInstant } from '../spokenTime.ts';

/** What things are called, from the version's document, and times as people say them from `now`. */
export function namesOf(document: Moment, plan: Plan, now: number): Names {
  const items = itemsOf(document);
  return {
    module: (id) => items.find((each) => each.id === id)?.title ?? id,
    battery: (id) => document.batteries.find((each) => each.id === id)?.title ?? id,
    form: (id) => document.forms.find((each) => each.id === id)?.title ?? id,
    flag: (id) => flagTitle(document, id),
    fact: (path) => factName(document, path),
    anchor: (name) => [...(document.dates ?? []), ...(document.namedEvents ?? [])].find((each) => each.id === name)?.title ?? name,
    say: (at) => spokenInstant(at, now, plan.zone),
  };
}

/** A designer's flag by its title, the system's own by ours. */
export function flagTitle(document: Moment, id: string): string {
  return document.flags.find((each) => each.id === id)?.title ?? systemFlags[id.startsWith('measure.') ? 'measure' : id] ?? id;
}

/** What the system's own flags are called. */
export const systemFlags: Readonly<Record<string, string>> = {
  'system.calculationFailed': 'Ett resultat kunde inte beräknas',
  'system.halted': 'Momentet har stannat',
  'system.pausedByCitizen': 'Invånaren har pausat momentet',
  'system.citizenGone': 'Invånaren finns inte längre i registret',
  'system.journal': 'Journalföring väntar',
  measure: 'En aktivitet i aktivitetsplanen',
};

/** What the system's own flags mean to staff, and what to do (RES-11). */
export const systemFlagTexts: Readonly<Record<string, string>> = {
  'system.calculationFailed': 'Svaren är sparade, men ett resultat av dem kunde inte räknas ut. Läs svaren och bedöm dem för hand.',
  'system.halted':
    'Momentet har stannat på grund av ett fel. Inget är förlorat, men inget händer av sig självt. Kontakta den som förvaltar systemet.',
  'system.pausedByCitizen': 'Invånaren har själv pausat momentet. Se om något behöver göras under tiden.',
  'system.citizenGone': 'Invånaren är avliden eller avregistrerad. Inget skickas längre. Avsluta momentet när det är dags.',
  'system.journal': 'Momentet har avslutats av sig självt. Skriv det som ska in i journalen.',
  measure: 'Ett värde är utanför gränserna eller har uteblivit. Se värdena under Aktivitetsplan.',
};

/** `forms.phq9.answers.q9` → "PHQ-9, fråga 9"; `forms.phq9.results.total` → the result's title, which stands by itself. */
function factName(document: Moment, path: string): string {
  const [root, formId, part, id] = path.split('.');
  if (root === 'start') return document.startFacts?.find((each) => each.id === formId)?.title ?? path;
  const form = document.forms.find((each) => each.id === formId);
  if (!form || id === undefined) return path;
  if (part === 'results') return form.results.find((each) => each.id === id)?.title ?? path;
  const asked = form.questions.filter((each) => each.kind !== 'information');
  const number = asked.findIndex((each) => each.id === id) + 1;
  return number > 0 ? `${form.title}, fråga ${number}` : path;
}
