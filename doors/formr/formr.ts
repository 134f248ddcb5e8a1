import type { z } from 'zod';
import type { battery } from '../../compiler/document/battery.ts';
import type { WrittenAnchor } from '../../compiler/document/anchor.ts';
import type { Format, Imported, MomentPart } from '../format.ts';
import { sourceIds } from '../ids.ts';
import { lossLog, refusal, type LossLog } from '../lossReport.ts';
import { safeMarkdown } from '../plainText.ts';
import { readParts } from '../readParts.ts';
import { shortened } from '../shortened.ts';
import { run as runShape, unit as unitShape, type Unit } from './run.ts';
import { surveyQuestions } from './survey.ts';

/**
 * A run of formr as batteries: each survey a form, each pause before it the battery's schedule, an e-mail before it the notice,
 * and a loop back over one survey a series. Branches and R have no counterpart and are told of.
 */
export const formr: Format = {
  name: 'formr',
  title: 'formr',
  recognise: (text) =>
    /"units"\s*:/.test(text) && /"type"\s*:\s*"(Survey|Pause|Email|SkipForward|SkipBackward|Endpage|External|Shuffle|Branch)"/.test(text),
  bring: bringFormr,
};

type WrittenBattery = z.input<typeof battery>;
interface Placed {
  readonly unit: Unit;
  readonly at: string;
}
interface Waiting {
  readonly days?: number;
  readonly time?: string;
}

function bringFormr(text: string): Imported<MomentPart> {
  const read = runShape.safeParse(jsonOf(text));
  if (!read.success)
    return { document: null, report: refusal('formr', 'okänd', 'Filen är ingen körning från formr: den saknar namn eller enheter.') };
  const { name, units, settings, ...others } = read.data;
  const log = lossLog('formr');
  log.kept('/name', 'metadata');
  for (const key of Object.keys(others)) log.left(`/${key}`, 'metadata', 'Fältet har ingen motsvarighet.');
  if (settings) log.left('/settings', 'metadata', 'Hur formr visar och driver körningen har ingen motsvarighet.');
  const placed: Placed[] = [];
  for (const [index, raw] of units.entries()) {
    const one = unitShape.safeParse(raw);
    if (one.success) placed.push({ unit: one.data, at: `/units/${index}` });
    else log.left(`/units/${index}`, 'schedule', 'Enheten går inte att läsa: den saknar slag eller plats.');
  }
  placed.sort((a, b) => a.unit.position - b.unit.position);
  const walk = walkThrough(placed, log);
  if (walk.forms.length === 0) return { document: null, report: log.report(name, 'Körningen har inget formulär.') };
  return readParts(walk, log, name);
}

const MOST_BATTERIES = 50;

function walkThrough(units: readonly Placed[], log: LossLog): { forms: unknown[]; batteries: WrittenBattery[] } {
  const formId = sourceIds('formular');
  const batteryId = sourceIds('batteri');
  const forms: unknown[] = [];
  const batteries: WrittenBattery[] = [];
  let from: WrittenAnchor = { kind: 'start' };
  let waiting: Waiting = {};
  let notify = false;
  for (const [index, { unit, at }] of units.entries()) {
    log.kept(`${at}/type`, 'schedule');
    log.kept(`${at}/position`, 'metadata');
    told(unit, log, at);
    switch (unit.type) {
      case 'Survey': {
        const title = shortened(safeMarkdown(unit.survey_data?.name ?? unit.description ?? '').trim() || 'Formulär', 200).text;
        const id = formId(unit.survey_data?.name ?? /^[^:\s]+(?=:)/.exec(unit.description ?? '')?.[0] ?? null);
        if (unit.description) log.kept(`${at}/description`, 'text', `forms.${id}.title`);
        forms.push({ id, title, questions: questionsOf(unit, log, at, id) });
        if (batteries.length >= MOST_BATTERIES) {
          log.left(`${at}/type#tid`, 'schedule', 'Det finns redan 50 mätbatterier.');
          break;
        }
        const loop = loopOver(units, index, waiting);
        const own = batteryId(`b ${id}`);
        const closes = closesOf(unit, log, at);
        batteries.push({
          id: own,
          title,
          forms: [id],
          notify,
          schedule: loop?.schedule(from) ?? onceAfter(from, waiting),
          ...(closes === null ? {} : { closes: { hours: closes } }),
        });
        from = { kind: 'occasionAnswered', battery: own, occasion: 1 };
        waiting = {};
        notify = false;
        break;
      }
      case 'Pause':
      case 'Wait':
        waiting = waitOf(unit, log, at);
        break;
      case 'Email':
      case 'PushMessage':
        notify = true;
        break;
      case 'SkipBackward':
        tellLoop(units, index, log, at);
        break;
      case 'SkipForward':
      case 'Branch':
        if (unit.condition)
          log.left(
            `${at}/condition`,
            'condition',
            `Ett mätbatteri har inget villkor. Gör en modul som öppnas av det: ${unit.condition.slice(0, 200)}`,
          );
        if (unit.if_true !== undefined) log.left(`${at}/if_true`, 'condition', 'Hoppet följer inte med.');
        break;
      default:
        break;
    }
  }
  return { forms, batteries };
}

/** What every unit may hold besides what its kind is about. */
function told(unit: Unit, log: LossLog, at: string): void {
  for (const [key, value] of Object.entries(unit)) {
    if (READ.has(key) || value === null || value === '') continue;
    log.left(
      `${at}/${key}`,
      WORDS.has(key) ? 'text' : 'metadata',
      sentences[unit.type]?.[key] ?? sentences['*']?.[key] ?? 'Fältet har ingen motsvarighet.',
    );
  }
  if (unit.type !== 'Survey' && unit.description) log.left(`${at}/description`, 'text', 'En anteckning till den som byggde körningen.');
}

const READ = new Set([
  'type',
  'description',
  'position',
  'survey_data',
  'wait_until_time',
  'wait_until_date',
  'wait_minutes',
  'relative_to',
  'condition',
  'if_true',
]);
const WORDS = new Set(['body', 'subject', 'title']);
const sentences: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Email: {
    subject: 'En avisering säger att något väntar, aldrig vad. Texten är densamma för alla.',
    body: 'En avisering säger att något väntar, aldrig vad. Texten är densamma för alla.',
    recipient_field: 'En avisering går dit invånaren själv har valt.',
    account_id: 'Aviseringar skickas av tjänsten, inte från ett eget konto.',
  },
  Pause: { body: 'Medan man väntar visas vad som kommer och när.' },
  '*': { body: 'En sida utan fråga har ingen plats i ett mätbatteri. Lägg texten i en modul om den behövs.' },
};

function questionsOf(unit: Unit, log: LossLog, at: string, form: string): unknown[] {
  const survey = unit.survey_data;
  if (!survey) {
    log.left(`${at}#fragor`, 'item', 'Frågorna står inte i filen. Läs in formuläret för sig.');
    return [];
  }
  log.kept(`${at}/survey_data/name`, 'form', `forms.${form}`);
  for (const [key, value] of Object.entries(survey))
    if (!['name', 'items', 'settings'].includes(key) && value !== null)
      log.left(`${at}/survey_data/${key}`, 'metadata', 'Varifrån formr hämtade frågorna behövs inte.');
  for (const key of Object.keys(survey.settings ?? {}))
    if (key !== 'expire_after')
      log.left(`${at}/survey_data/settings/${key}`, 'metadata', 'Hur formr visar frågorna har ingen motsvarighet.');
  return surveyQuestions(survey.items, log, `${at}/survey_data/items`, form);
}

/** formr's `expire_after`: minutes from when the survey could first be filled in. */
function closesOf(unit: Unit, log: LossLog, at: string): number | null {
  const minutes = Number(unit.survey_data?.settings?.['expire_after'] ?? Number.NaN);
  if (!Number.isFinite(minutes)) return null;
  const here = `${at}/survey_data/settings/expire_after`;
  if (minutes <= 0 || minutes > 5_256_000) {
    log.kept(here, 'schedule');
    return null;
  }
  const hours = Math.max(1, Math.ceil(minutes / 15)) / 4;
  if (hours * 60 === minutes) log.kept(here, 'schedule');
  else log.changed(here, 'schedule', `Tider räknas här i kvartar, så ${minutes} minuter blev ${hours} timmar.`);
  return hours;
}

function waitOf(
  { wait_minutes: minutes, wait_until_time: time, wait_until_date: date, relative_to: relative }: Unit,
  log: LossLog,
  at: string,
): Waiting {
  if (relative)
    log.left(`${at}/relative_to`, 'schedule', `Väntan räknas från en uträkning i R, som inte följer med: ${relative.slice(0, 200)}`);
  if (date)
    log.left(`${at}/wait_until_date`, 'schedule', 'En dag i almanackan gäller alla. Ge momentet ett datum vid start om den behövs.');
  const clock = /^([01]\d|2[0-3]):[0-5]\d/.exec(time ?? '')?.[0];
  if (time) {
    if (clock === undefined) log.left(`${at}/wait_until_time`, 'schedule', 'Klockslaget går inte att läsa.');
    else log.kept(`${at}/wait_until_time`, 'schedule');
  }
  let days: number | undefined;
  if (minutes !== null && minutes !== undefined) {
    days = Math.min(3650, Math.round(minutes / 1440));
    if (minutes === days * 1440)
      log.changed(`${at}/wait_minutes`, 'schedule', `Väntan räknas i dygn och till ett klockslag: ${days} dygn, kl. ${clock ?? '08:00'}.`);
    else
      log.changed(
        `${at}/wait_minutes`,
        'schedule',
        `Väntan på ${minutes} minuter blev ${days} dygn${days > 0 ? `, kl. ${clock ?? '08:00'}` : ': direkt'}.`,
      );
  }
  return { ...(days === undefined ? {} : { days }), ...(clock === undefined ? {} : { time: clock }) };
}

/** A pause until a time of day is until the next such time, which is tomorrow for whoever has just answered. */
function onceAfter(anchor: WrittenAnchor, { days, time }: Waiting): WrittenBattery['schedule'] {
  if (days === undefined && time === undefined) return { kind: 'once', anchor };
  const after = days ?? 1;
  return after === 0 && time === undefined ? { kind: 'once', anchor } : { kind: 'once', anchor, days: after, at: time ?? '08:00' };
}

/** The loop back over this survey and no other, with a pause of a day or a time of day in it: a series. */
function loopOver(
  units: readonly Placed[],
  survey: number,
  waiting: Waiting,
): { schedule: (anchor: WrittenAnchor) => WrittenBattery['schedule'] } | null {
  const back = units.findIndex(({ unit }, index) => index > survey && unit.type === 'SkipBackward');
  if (back === -1 || !isSeries(units, back) || !bodyOf(units, back).includes(units[survey] as Placed)) return null;
  const every = Math.min(366, Math.max(1, waiting.days ?? 1));
  const { count } = roundsOf(units[back]?.unit);
  return {
    schedule: (anchor) => ({ kind: 'every', anchor, firstDays: every, everyDays: every, at: waiting.time ?? '08:00', count }),
  };
}

/** The units that a jump back goes over again. */
function bodyOf(units: readonly Placed[], back: number): readonly Placed[] {
  const to = units[back]?.unit.if_true;
  return to === undefined ? [] : units.slice(0, back).filter(({ unit }) => unit.position >= to);
}

function isSeries(units: readonly Placed[], back: number): boolean {
  const body = bodyOf(units, back);
  const pauses = body.filter(({ unit }) => unit.type === 'Pause' || unit.type === 'Wait');
  return (
    body.filter(({ unit }) => unit.type === 'Survey').length === 1 &&
    pauses.length === 1 &&
    (Boolean(pauses[0]?.unit.wait_until_time) || (pauses[0]?.unit.wait_minutes ?? 0) >= 720)
  );
}

const USUAL_ROUNDS = 30;
/** `nrow(diary) < 20`: twenty rounds. */
function roundsOf(unit: Unit | undefined): { readonly count: number; readonly isSaid: boolean } {
  const said = /^\s*nrow\(\s*[\w.$]+\s*\)\s*(<=?)\s*(\d{1,3})\s*(?:#|$)/.exec((unit?.condition ?? '').split('\n')[0] ?? '');
  if (!said?.[2]) return { count: USUAL_ROUNDS, isSaid: false };
  return { count: Math.min(400, Math.max(1, Number(said[2]) + (said[1] === '<=' ? 1 : 0))), isSaid: true };
}

function tellLoop(units: readonly Placed[], index: number, log: LossLog, at: string): void {
  const { condition, if_true: to } = units[index]?.unit ?? {};
  const { count, isSaid } = roundsOf(units[index]?.unit);
  if (to !== undefined) {
    if (isSeries(units, index))
      log.changed(
        `${at}/if_true`,
        'schedule',
        `Slingan blev en serie med ${count} tillfällen: de kommer på sin dag, även när ett tillfälle inte har besvarats.`,
      );
    else
      log.left(
        `${at}/if_true`,
        'schedule',
        'En slinga över flera formulär, eller utan väntan, har ingen motsvarighet. Det som är i den kommer en gång.',
      );
  }
  if (!condition) return;
  if (isSeries(units, index) && isSaid) log.kept(`${at}/condition`, 'condition');
  else log.left(`${at}/condition`, 'condition', `Villkoret går inte att översätta: ${condition.slice(0, 200)}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}
