import type { Moment } from '../../compiler/document/moment.ts';
import type { Plan, PlannedBattery, PlannedFlag, PlannedItem, PlannedOpening } from '../../engine/plan.ts';
import { namesOf } from '../names.ts';

/** Everything in a plan that can happen of itself, each by itself: what a cohort must have shown, or say why it could not. */
export interface Rule {
  /** `module/m2/opens`, `module/m2/opens/any/1`, `battery/vecka/remind/2`, `flag/oro/rung/1`, `life/timeLimit`. */
  readonly key: string;
  readonly group: RuleGroup;
  /** What it is, in Swedish: ”Modul 2” öppnas. */
  readonly label: string;
  /** The module, part, battery or flag it belongs to. */
  readonly of: string;
  /** A branch of `any`: what it asks for. */
  readonly branch?: PlannedOpening;
}

export const RULE_GROUPS = [
  'Öppning',
  'Klart och stängt',
  'Mätningar',
  'Påminnelser',
  'Flaggor',
  'Eskalering',
  'Aviseringar',
  'Momentets liv',
] as const;
export type RuleGroup = (typeof RULE_GROUPS)[number];

/** All rules of a plan, in the plan's order. */
export function rulesOf(moment: Moment, plan: Plan): readonly Rule[] {
  const names = namesOf(moment, 0);
  return [
    ...plan.modules.flatMap((item) => ofItem(item, names.module(item.id))),
    ...(plan.parts ?? []).flatMap((item) => ofItem(item, names.module(item.id))),
    ...plan.batteries.flatMap((battery) => ofBattery(battery, names.battery(battery.id))),
    ...plan.flags.flatMap((flag) => ofFlag(flag, names.flag(flag.id))),
    ...ofLife(plan),
  ];
}

function ofItem(item: PlannedItem, name: string): Rule[] {
  const key = `module/${item.id}`;
  const of = item.id;
  return [
    { key: `${key}/opens`, group: 'Öppning', of, label: `”${name}” öppnas` },
    ...branchesOf(item.opens, []).map(
      ({ path, branch }): Rule => ({
        key: `${key}/opens/${path.join('/')}`,
        group: 'Öppning',
        of,
        label: `”${name}” öppnas genom sitt villkor ${path.map((place) => place + 1).join('.')} av flera`,
        branch,
      }),
    ),
    ...(item.completes === 'never'
      ? []
      : [{ key: `${key}/completes`, group: 'Klart och stängt', of, label: `”${name}” blir klar` } as const]),
    ...(item.closes ? [{ key: `${key}/closes`, group: 'Klart och stängt', of, label: `”${name}” stängs` } as const] : []),
    ...(item.notify && item.opens.kind !== 'fromStart'
      ? [{ key: `${key}/notice`, group: 'Aviseringar', of, label: `Avisering om att ”${name}” har öppnats` } as const]
      : []),
  ];
}

/** Each way that an `any`, however deep, may let something open. */
export function branchesOf(
  opening: PlannedOpening,
  path: readonly number[],
): readonly { readonly path: readonly number[]; readonly branch: PlannedOpening }[] {
  if (opening.kind !== 'any' && opening.kind !== 'all') return [];
  return opening.of.flatMap((part, index) => {
    const here = [...path, index];
    return [...(opening.kind === 'any' ? [{ path: here, branch: part }] : []), ...branchesOf(part, here)];
  });
}

function ofBattery(battery: PlannedBattery, name: string): Rule[] {
  const key = `battery/${battery.id}`;
  const of = battery.id;
  const group = 'Mätningar';
  const byStaffOnly = battery.schedule.kind === 'byStaff';
  return [
    ...(byStaffOnly ? [] : [{ key: `${key}/opens`, group, of, label: `”${name}” öppnas, ${PLACES[battery.schedule.kind]}` } as const]),
    ...(byStaffOnly || battery.byStaff
      ? [{ key: `${key}/added`, group, of, label: `”${name}” får ett tillfälle av personalen` } as const]
      : []),
    { key: `${key}/answered`, group, of, label: `”${name}” besvaras` },
    ...(battery.due ? [{ key: `${key}/missed`, group, of, label: `”${name}” missas` } as const] : []),
    ...(battery.closes ? [{ key: `${key}/closed`, group, of, label: `”${name}” stängs obesvarad` } as const] : []),
    ...(battery.lateAnswers ? [{ key: `${key}/late`, group, of, label: `”${name}” besvaras efter stängningen` } as const] : []),
    ...(battery.shares ? [{ key: `${key}/shared`, group, of, label: `”${name}” besvaras genom en annan mätning` } as const] : []),
    ...battery.reminders.map(
      (_reminder, index): Rule => ({
        key: `${key}/remind/${index + 1}`,
        group: 'Påminnelser',
        of,
        label: `Påminnelse ${index + 1} för ”${name}”`,
      }),
    ),
    ...(battery.notify ? [{ key: `${key}/notice`, group: 'Aviseringar', of, label: `Avisering om ”${name}”` } as const] : []),
  ];
}

const PLACES: Readonly<Record<PlannedBattery['schedule']['kind'], string>> = {
  once: 'en gång',
  every: 'i jämna mellanrum',
  weekdays: 'på bestämda veckodagar',
  random: 'vid lottade tider',
  byStaff: 'av personalen',
};

function ofFlag(flag: PlannedFlag, name: string): Rule[] {
  const key = `flag/${flag.id}`;
  const of = flag.id;
  return [
    { key: `${key}/raised`, group: 'Flaggor', of, label: `”${name}” tänds` },
    { key: `${key}/out`, group: 'Flaggor', of, label: `”${name}” släcks ${PUT_OUT[flag.putOut]}` },
    ...(flag.ladder ?? []).map(
      ({ to, afterHours }, index): Rule => ({
        key: `${key}/rung/${index + 1}`,
        group: 'Eskalering',
        of,
        label: `”${name}” går vidare till ${TO[to]} efter ${afterHours} arbetstimmar`,
      }),
    ),
    ...(flag.recipients.includes('citizen')
      ? [{ key: `${key}/notice`, group: 'Aviseringar', of, label: `Avisering till invånaren om ”${name}”` } as const]
      : []),
  ];
}

const PUT_OUT: Readonly<Record<PlannedFlag['putOut'], string>> = {
  reading: 'av läsning',
  activity: 'av att invånaren gör något',
  staff: 'av personalen',
  condition: 'av sitt villkor',
};
const TO = { standIn: 'ställföreträdaren', unit: 'enheten', citizenAdministrators: 'invånaradministratörerna' } as const;

function ofLife(plan: Plan): Rule[] {
  const group = 'Momentets liv';
  const of = '';
  return [
    ...(plan.invitation ? [{ key: 'life/accepted', group, of, label: 'Inbjudan tas emot' } as const] : []),
    ...(plan.invitation ? [{ key: 'life/lapsed', group, of, label: 'Inbjudan går ut obesvarad' } as const] : []),
    ...(plan.ends ? [{ key: 'life/timeLimit', group, of, label: 'Momentet slutar när tiden är ute' } as const] : []),
    ...(plan.endsWhenCompleted ? [{ key: 'life/lastModule', group, of, label: 'Momentet slutar när modulerna är klara' } as const] : []),
    ...(plan.batteries.some(({ schedule }) => 'anchor' in schedule && schedule.anchor.kind === 'end')
      ? [{ key: 'life/followUp', group, of, label: 'Uppföljningen börjar' } as const]
      : []),
    ...(plan.pause ? [{ key: 'life/paused', group, of, label: 'Momentet pausas' } as const] : []),
    ...(plan.pause ? [{ key: 'life/resumed', group, of, label: 'En paus tar slut' } as const] : []),
    ...(plan.maintenance ? [{ key: 'life/maintenance', group, of, label: 'Momentet blir läsbart' } as const] : []),
    ...(plan.maintenance
      ? [{ key: 'life/maintenanceNotice', group: 'Aviseringar', of, label: 'Avisering om att läsningen snart är slut' } as const]
      : []),
    ...(plan.notices?.quiet
      ? [{ key: 'life/quietHours', group: 'Aviseringar', of, label: 'En avisering väntar över natten' } as const]
      : []),
    ...(plan.notices?.perWeek
      ? [{ key: 'life/weeklyCap', group: 'Aviseringar', of, label: 'En avisering hålls tillbaka av veckans tak' } as const]
      : []),
  ];
}
