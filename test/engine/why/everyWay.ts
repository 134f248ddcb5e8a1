import { lower } from '../../../compiler/expression/lower.ts';
import * as whole from '../../../engine/advance.ts';
import type { Expression } from '../../../engine/expression.ts';
import type { PlannedOpening, PlannedTrigger } from '../../../engine/plan.ts';
import { type Engine, given, type Played, saved } from '../../support/given.ts';
import { flag, form, module, plan, weekly } from '../../support/plan.ts';

const start = { kind: 'start' } as const;
const operation = { kind: 'date', name: 'operation' } as const;
const AT = '08:00';
const staff = { kind: 'byStaff' } as const;
const citizen = { kind: 'byCitizen' } as const;
const first = { kind: 'afterModule', module: 'forst' } as const;
const week = { kind: 'afterAnchor', anchor: start, days: 7, at: AT } as const;

function when(text: string): Expression {
  const lowered = lower(text);
  if ('faults' in lowered) throw new Error(text);
  return lowered.expression;
}

const holds = (text: string): PlannedOpening => ({ kind: 'condition', when: when(text) });

/** Every way of opening that there is, by the id of the module that opens so. */
const OPENINGS: Readonly<Record<string, PlannedOpening>> = {
  forst: { kind: 'fromStart' },
  vecka1: week,
  sammaDag: { ...week, days: 0 },
  efterManader: { ...week, anchor: operation, months: 3, days: 0 },
  manadOchDag: { ...week, months: 1, days: 1 },
  foreOperation: { ...week, anchor: operation, days: -21 },
  langtFore: { ...week, anchor: operation, months: -2, days: -1 },
  atTvaHall: { ...week, anchor: operation, months: -1, days: 2 },
  timmar: { kind: 'elapsed', anchor: { kind: 'moduleOpened', module: 'vecka1' }, hours: 36 },
  enTimme: { kind: 'elapsed', anchor: { kind: 'moduleCompleted', module: 'forst' }, hours: 1 },
  genast: { kind: 'elapsed', anchor: { kind: 'formSaved', form: 'phq9' }, hours: 0 },
  genastRapport: { kind: 'elapsed', anchor: { kind: 'named', name: 'hemma' }, hours: 0 },
  genastDatum: { kind: 'elapsed', anchor: operation, hours: 0 },
  genastStart: { kind: 'elapsed', anchor: start, hours: 0 },
  genastSlut: { kind: 'elapsed', anchor: { kind: 'end' }, hours: 0 },
  genastRedo: { kind: 'elapsed', anchor: { kind: 'moduleReady', module: 'medMatning' }, hours: 0 },
  genastAktiv: { kind: 'elapsed', anchor: { kind: 'lastActivity' }, hours: 0 },
  halvTimme: { kind: 'elapsed', anchor: { kind: 'lastActivity' }, hours: 0.5 },
  datum: { kind: 'onDate', date: '2026-12-07', at: '09:00' },
  tisdag: { kind: 'onWeekday', anchor: { kind: 'named', name: 'hemma' }, days: 3, weekday: 2, at: AT },
  sondag: { kind: 'onWeekday', anchor: start, days: 0, weekday: 7, at: AT },
  efter: first,
  efterEfter: { kind: 'afterModule', module: 'efter' },
  avPersonal: staff,
  avInvanaren: citizen,
  bada: { kind: 'all', of: [first, week] },
  badaTiderna: { kind: 'all', of: [week, { ...week, days: 3 }] },
  nagon: {
    kind: 'any',
    of: [
      { kind: 'afterModule', module: 'efter' },
      { kind: 'onDate', date: '2027-01-07', at: '09:00' },
    ],
  },
  nagonAvBada: {
    kind: 'any',
    of: [
      { kind: 'all', of: [staff, first] },
      { kind: 'all', of: [citizen, holds('start.age > 17')] },
    ],
  },
  badaAvNagon: { kind: 'all', of: [{ kind: 'any', of: [staff, citizen] }, first, { ...week, days: 20 }] },
  inte: { kind: 'all', of: [{ kind: 'not', of: holds('forms.phq9.results.total >= 10') }, first] },
  inteForst: { kind: 'all', of: [{ kind: 'not', of: { kind: 'afterModule', module: 'forst' } }, week] },
  tillfalle2: { kind: 'elapsed', anchor: { kind: 'occasionAnswered', battery: 'vecka', occasion: 2 }, hours: 0 },
  efterOppning: { ...week, anchor: { kind: 'occasionOpened', battery: 'vecka', occasion: 'latest' }, days: 1 },
  medMatning: { ...week, days: 2 },
};

/** Every part of a condition, by the id of the module that opens when it holds. */
const CONDITIONS: Readonly<Record<string, string>> = {
  minst: 'forms.phq9.answers.q9 >= 1',
  mer: 'forms.phq9.results.total > 2.5',
  hogst: 'start.age <= 17',
  mindre: 'start.age < 18',
  lika: 'start.who = "parent"',
  olika: 'start.who != "self"',
  avklarad: 'progress.forst = "completed"',
  missade: 'batteries.vecka.missedInARow >= 2 or batteries.vecka.missed > 3',
  oppnade: 'batteries.vecka.opened > batteries.vecka.answered',
  nagonAv: 'start.who in ["parent", "self", "other"]',
  inteNagon: '$not(start.who in ["parent"])',
  finns: '$exists(forms.phq9.answers.q9)',
  saknas: '$not($exists(forms.phq9.answers.q9))',
  inteSant: '$not(forms.phq9.answers.q1)',
  sant: '$boolean(forms.phq9.answers.q1)',
  antal: '$count(forms.phq9.answers.many) >= 2',
  jaNej: 'forms.phq9.answers.q1 = true and forms.phq9.answers.q2 = false',
  tomt: 'forms.phq9.answers.q1 = null',
  blandat: 'start.age > 17 and (start.who = "self" or start.who = "parent") and forms.phq9.results.total > 1',
  omvant: '(start.age > 17 and start.who = "self") or start.age < 13',
  raknat: 'forms.phq9.results.total + 2 * forms.phq9.answers.q9 > -(start.age) / 2 - 1',
  rest: 'start.age % 2 = 0',
  jamfort: '(start.age > 17) = (start.age > 20)',
  val: 'start.age > 17 ? forms.phq9.results.total > 5 : forms.phq9.results.total > 3',
  valUtan: '(start.age > 17 ? forms.phq9.answers.q9) >= 1',
  summaDelar: '(start.age + 1) * 2 - (3 - start.age) > 5',
};

const TRIGGERS: Readonly<Record<string, PlannedTrigger>> = {
  sparat: { kind: 'form', form: 'phq9', when: null },
  hogt: { kind: 'form', form: 'phq9', when: when('forms.phq9.answers.q9 >= 2') },
  villkor: { kind: 'condition', when: when('start.age > 90') },
  okar: { kind: 'trend', form: 'phq9', result: 'total', direction: 'up', by: 2.5, over: 1 },
  minskar: { kind: 'trend', form: 'phq9', result: 'total', direction: 'down', by: 5, over: 3 },
  dag: { kind: 'time', opens: { ...week, days: 9 } },
  oppnas: { kind: 'module', module: 'vecka1', what: 'opened' },
  klar: { kind: 'module', module: 'forst', what: 'completed' },
  stangs: { kind: 'module', module: 'stangs', what: 'closed' },
  tillfalleOppnas: { kind: 'battery', battery: 'vecka', what: 'opened' },
  tillfalleBesvaras: { kind: 'battery', battery: 'vecka', what: 'answered' },
  missat: { kind: 'missedBattery', battery: 'vecka', inARow: 1 },
  missatTre: { kind: 'missedBattery', battery: 'vecka', inARow: 3 },
  pausat: { kind: 'moment', what: 'paused' },
  vidmakt: { kind: 'moment', what: 'maintenance' },
  foljsUpp: { kind: 'moment', what: 'followUp' },
  avslutat: { kind: 'moment', what: 'ended' },
  inteKlar: { kind: 'notDone', module: 'efter', by: { ...week, days: 12 } },
  inteSparat: { kind: 'notDone', form: 'phq9', by: { kind: 'onDate', date: '2026-11-30', at: AT } },
  tyst: { kind: 'inactivity', days: 14, at: '10:00' },
  ingaSteg: { kind: 'inactivity', days: 1, at: '10:00', of: 'step' },
  ingaFormular: { kind: 'inactivity', days: 20, at: '10:00', of: 'form' },
  obesvarat: { kind: 'unansweredMessage', from: 'citizen', after: { staffHours: 8 } },
  obesvaratTimmar: { kind: 'unansweredMessage', from: 'citizen', after: { hours: 1 } },
  obesvaratDagar: { kind: 'unansweredMessage', from: 'staff', after: { days: 2, at: AT } },
  utanfor: { kind: 'activity', what: 'outside' },
  uteblivet: { kind: 'activity', what: 'missed' },
  kom: { kind: 'activity', what: 'recorded' },
};

const bare = { due: null, closes: null, reminders: [], notify: false } as const;
const every = (more: object) => ({ kind: 'every', anchor: start, firstDays: 0, everyDays: 7, at: AT, count: 4, ...more }) as const;

/** A moment with every way there is of opening, coming and being raised. */
export const everyWay = plan({
  moment: 'allt',
  modules: [
    ...Object.entries(OPENINGS).map(([id, opens]) =>
      module(id, { opens, ...(id === 'medMatning' && { before: 'inledning' }), notify: id !== 'efter' }),
    ),
    ...Object.entries(CONDITIONS).map(([id, text]) => module(id, { opens: holds(text) })),
    module('stangs', { completes: 'forms', closes: { kind: 'onDate', date: '2026-11-20', at: AT } }),
    module('stangsSist', { completes: 'steps', steps: ['stangsSist/a/b'], closes: { kind: 'afterModule', module: 'forst' } }),
    module('stangsAvPersonal', { completes: 'staff', closes: staff }),
    module('aldrig', { completes: 'never' }),
    module('avSig', { completes: { after: { days: 30, at: AT } } }),
    module('avSigTimme', { completes: { after: { hours: 500 } } }),
    module('last', { opens: week }),
  ],
  parts: [
    { ...module('efter/a', { opens: week }), within: 'efter' },
    { ...module('efter/b', { opens: { kind: 'fromStart' } }), within: 'efter' },
    { ...module('efter/b/c', { opens: staff }), within: 'efter/b' },
    { ...module('forst/a', { opens: { ...week, days: 15 } }), within: 'forst' },
  ],
  forms: [form('phq9', { facts: { answers: ['q9', 'q1', 'q2', 'many'], results: ['total'] } })],
  batteries: [
    weekly('vecka', { closes: { days: 6, at: '20:00' } }),
    weekly('inledning', { schedule: { kind: 'once', anchor: { kind: 'moduleReady', module: 'medMatning' }, days: 0, at: null } }),
    weekly('enGang', { ...bare, schedule: { kind: 'once', anchor: operation, days: -3, at: AT } }),
    weekly('enGangSenare', { ...bare, schedule: { kind: 'once', anchor: start, months: 2, days: 0, at: AT } }),
    weekly('genastEfter', { ...bare, schedule: { kind: 'once', anchor: { kind: 'formSaved', form: 'phq9' }, days: 0, at: null } }),
    weekly('manadsvis', { ...bare, schedule: every({ firstMonths: 1, everyDays: 0, everyMonths: 1 }) }),
    weekly('dagligen', { ...bare, schedule: every({ firstDays: 1, everyDays: 1, count: 2 }) }),
    weekly('veckodagar', {
      ...bare,
      schedule: { kind: 'weekdays', anchor: start, firstDays: 1, weekdays: [1, 4], everyWeeks: 1, at: AT, count: 6 },
    }),
    weekly('varannan', {
      ...bare,
      schedule: { kind: 'weekdays', anchor: { kind: 'lastActivity' }, firstDays: 0, weekdays: [5], everyWeeks: 2, at: AT, count: 3 },
    }),
    weekly('slump', {
      ...bare,
      schedule: {
        kind: 'random',
        anchor: { kind: 'named', name: 'hemma' },
        firstDays: 0,
        days: 2,
        windows: [
          { from: '09:00', to: '11:00' },
          { from: '18:30', to: '20:00' },
        ],
      },
    }),
    weekly('extra', { ...bare, schedule: { kind: 'byStaff' } }),
    weekly('paminner', {
      schedule: every({ firstDays: 2, count: 2 }),
      notify: false,
      closes: { hours: 200 },
      reminders: [
        { hours: 1, staleAfterHours: 5 },
        { hours: 48, staleAfterHours: 5 },
        { days: -1, at: '18:00', from: 'due', staleAfterHours: 5 },
        { days: 1, at: '18:00', from: 'due', staleAfterHours: 5 },
        { hours: -2, from: 'due', staleAfterHours: 5 },
      ],
    }),
    weekly('uppfoljning', { ...bare, schedule: { kind: 'once', anchor: { kind: 'end' }, days: 90, at: AT } }),
  ],
  flags: Object.entries(TRIGGERS).map(([id, trigger]) =>
    flag(id, {
      trigger,
      ...((id === 'hogt' || id === 'obesvarat') && {
        priority: 'prioritised',
        ladder: [
          { afterHours: 4, to: 'unit', by: 'list' },
          { afterHours: 8, to: 'citizenAdministrators', by: 'email' },
        ],
      }),
    }),
  ),
  ends: { days: 60, at: '23:59' },
  endsWhenCompleted: ['forst', 'efter', 'vecka1', 'vecka1'],
  followUp: { days: 120, at: '12:00' },
  pause: { byCitizen: true, modules: 'shift', batteries: 'skip', flags: 'shift', activities: 'skip' },
});

const START = '2026-11-02T09:00:00Z';
/** An engine whose lives begin with what is asked at start, and as told. */
const asked = (how: object = {}) =>
  ({ ...whole, begin: (of, from) => whole.begin(of, { ...from, facts: { age: 34, who: 'self' }, ...how }) }) as Engine;
const measure = (id: string, what: 'none' | 'outside' | 'missed' | 'both') =>
  ({
    kind: 'measureSet',
    measure: { id, schedule: { kind: 'every', everyDays: 2, at: '21:00' }, count: 5, minimum: 1, maximum: 9, flag: what, reminder: true },
  }) as const;
const begun = () => given(everyWay, START, asked());
const aWeek = () =>
  begun()
    .when('2026-11-03T10:00:00Z', { kind: 'moduleCompleted', module: 'forst', by: 'citizen' })
    .when('2026-11-03T11:00:00Z', measure('steg', 'both'))
    .when('2026-11-03T11:01:00Z', measure('somn', 'outside'))
    .when('2026-11-03T11:02:00Z', measure('promenad', 'missed'))
    .when('2026-11-03T11:03:00Z', measure('kaffe', 'none'))
    .when('2026-11-05T10:00:00Z', { kind: 'moduleLocked', module: 'last', reason: 'Vänta lite.' })
    .when('2026-11-06T10:00:00Z', saved('phq9', { answers: { q9: 2 }, results: { total: 12 } }))
    .until('2026-11-10T10:00:00Z');
const late = () =>
  aWeek()
    .when('2026-11-10T11:00:00Z', saved('phq9', { battery: 'vecka', answers: { q9: 1 } }))
    .when('2026-11-11T11:00:00Z', { kind: 'dateSet', name: 'operation', date: '2026-12-20' })
    .when('2026-11-11T12:00:00Z', { kind: 'named', name: 'hemma' })
    .when('2026-11-12T12:00:00Z', { kind: 'messageSent', by: 'citizen' })
    .when('2026-11-12T13:00:00Z', { kind: 'moduleAsked', module: 'avInvanaren' })
    .when('2026-11-13T13:00:00Z', { kind: 'occasionAdded', battery: 'extra', reason: null })
    .until('2026-11-21T10:00:00Z');
const resting = (kind: object) => aWeek().when('2026-11-11T10:00:00Z', kind as never);

/** Everything that can be asked of it, as people write it, and what nobody knows of. */
export const QUESTIONS: readonly string[] = [
  ...[...everyWay.modules, ...(everyWay.parts ?? [])].flatMap(({ id }) => [id, `openModule/${id}`, `notify/openModule/${id}`]),
  ...everyWay.batteries.flatMap(({ id }) => [
    id,
    `${id}/1`,
    `${id}/2`,
    `openOccasion/${id}/9`,
    `remind/${id}/1/1`,
    `remind/${id}/1/2`,
    `remind/${id}/2/1`,
    `remind/${id}/9/1`,
    `remind/${id}/1/5`,
    `notify/openOccasion/${id}`,
    `notify/openOccasion/${id}/2`,
  ]),
  ...everyWay.flags.flatMap(({ id }) => [id, `flag/${id}`]),
  'system.calculationFailed',
  'flag/okand',
  'endMoment',
  'resume',
  'followUp',
  'endFollowUp',
  'activity/steg/1',
  'activity/steg/2',
  'missActivity/steg/1',
  'remind/okand/1/1',
  'notify/openModule/okand',
  'notify/okant',
  'okant/3',
  'okant',
];

/** How far a life on it has come. */
export const STAGES: Readonly<Record<string, () => Played>> = {
  begun,
  aWeek,
  late,
  paused: () => resting({ kind: 'paused', by: 'staff', until: null, reason: null }),
  pausedUntil: () => resting({ kind: 'paused', by: 'citizen', until: Date.parse('2026-12-01T00:00:00Z'), reason: null }),
  maintenance: () => resting({ kind: 'maintenanceSet', until: Date.parse('2027-02-01T00:00:00Z'), reason: null }),
  gone: () => resting({ kind: 'citizenGone', cause: 'deceased' }),
  deregistered: () => resting({ kind: 'citizenGone', cause: 'deregistered' }),
  ended: () => late().until('2027-06-15T00:00:00Z'),
  followUp: () => late().until('2027-01-05T00:00:00Z'),
  invited: () => given(everyWay, START, asked({ invited: true })).until('2026-11-03T09:00:00Z'),
  scheduled: () => given(everyWay, START, asked({ startsAt: Date.parse('2026-11-20T09:00:00Z') })).until('2026-11-03T09:00:00Z'),
};
