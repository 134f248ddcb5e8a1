import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import type { moment } from '../../compiler/document/moment.ts';
import { compile } from '../../compiler/compile.ts';
import type { Moment } from '../../compiler/document/moment.ts';
import type { Instant, Plan } from '../../engine/plan.ts';
import type { Citizen, StaffKind } from '../../simulator/act.ts';
import { citizenOf } from '../../simulator/citizens.ts';
import type { Life } from '../../simulator/life.ts';
import { simulate } from '../../simulator/life.ts';
import { staffOf } from '../../simulator/staff.ts';
import { r26Citizen } from '../r26Citizen.ts';

type Written = z.input<typeof moment>;

/** Fewest words for a moment that some workflow in `workflows.ts` also is, line by line. */
export interface Template {
  /** The workflow's name. */
  readonly name: string;
  readonly title: string;
  readonly document: unknown;
  readonly days: number;
  readonly citizen: Citizen;
  readonly staff: StaffKind;
}

const whole = {
  formatVersion: 1,
  id: 'mall',
  name: 'Mall',
  version: '1.0',
  kind: 'treatment',
  language: 'sv',
  summary: 'En mall.',
} as const;
const text = { kind: 'text', id: 'text', title: 'Läs', text: 'Läs i lugn och ro.' } as const;
type Opens = NonNullable<Written['modules']>[number]['opens'];
const module = (id: string, opens: Opens = { kind: 'fromStart' }, completes: 'citizen' | 'never' = 'citizen') => ({
  id,
  title: id,
  opens,
  completes: { kind: completes },
  sections: [{ id: `${id}s`, title: 'Avsnitt', steps: [{ ...text, id: `${id}t` }] }],
});
const form = {
  id: 'f',
  title: 'Hur är det?',
  questions: [
    {
      kind: 'scale',
      id: 'q',
      text: 'Hur svårt är det?',
      minimum: 0,
      maximum: 10,
      minimumText: 'Inte alls',
      maximumText: 'Mycket',
      mandatory: true,
    },
  ],
} as const;
const start = { kind: 'start' } as const;
const battery = { id: 'b', title: 'Frågor', forms: ['f'] };
const ends = (days: number) => ({ days, at: '23:59' });
const ordinary = { recipients: ['staff' as const], staffText: 'Hör av dig.', putOut: 'activity' as const };
const weekOf = (count: number) => ({ kind: 'every' as const, anchor: start, firstDays: 7, everyDays: 7, at: '08:00', count });
const due = { days: 5, at: '20:00' };
const closes = { days: 6, at: '20:00' };
const reminders = [{ days: 2, at: '17:00' }];

const written = (parts: Partial<Written>): Written => ({ ...whole, ...parts });
const asked = { ...whole, modules: [module('om', { kind: 'fromStart' }, 'never')], forms: [form] };

/** Each with a life that goes through what it has. */
export function templates(): readonly Template[] {
  const four = ['m1', 'm2', 'm3', 'm4'];
  const missed = { id: 'missat', title: 'Missat', trigger: { kind: 'missedBattery', battery: 'b' }, ...ordinary };
  const of = (name: string, title: string, days: number, document: unknown, citizen = citizenOf('slow', 3), staff: StaffKind = 'none') => ({
    name,
    title,
    document,
    days,
    citizen,
    staff,
  });
  return [
    of('once', 'frågor en gång', 16, {
      ...asked,
      ends: ends(14),
      batteries: [{ ...battery, schedule: { kind: 'once', anchor: start, days: 1, at: '08:00' }, due, reminders }],
    }),
    of('weekly', 'frågor varje vecka med påminnelser', 72, {
      ...asked,
      ends: ends(70),
      batteries: [{ ...battery, schedule: weekOf(8), due, closes, reminders }],
      flags: [missed],
    }),
    of('weekdays', 'frågor måndag och torsdag', 44, {
      ...asked,
      ends: ends(42),
      batteries: [
        {
          ...battery,
          schedule: { kind: 'weekdays', anchor: start, firstDays: 1, weekdays: [1, 4], everyWeeks: 1, at: '09:00', count: 8 },
          closes: { days: 2, at: '20:00' },
        },
      ],
    }),
    of(
      'alarming',
      'ett svar som larmar',
      44,
      {
        ...asked,
        ends: ends(42),
        batteries: [{ ...battery, schedule: weekOf(4), due, closes }],
        flags: [
          {
            id: 'hogt',
            title: 'Högt',
            priority: 'prioritised',
            trigger: { kind: 'form', form: 'f', when: 'forms.f.answers.q >= 8' },
            recipients: ['staff'],
            staffText: 'Läs svaren.',
          },
        ],
      },
      citizenOf('worst', 3),
      'reads',
    ),
    of(
      'byDays',
      'moduler efter dagar',
      37,
      written({
        ends: ends(35),
        modules: four.map((id, index) =>
          module(id, index === 0 ? { kind: 'fromStart' } : { kind: 'afterAnchor', anchor: start, days: 7 * index, at: '08:00' }),
        ),
      }),
    ),
    of(
      'byCompletion',
      'moduler efter varandra',
      86,
      written({
        ends: ends(84),
        endsWhenCompleted: 'all',
        modules: four.map((id, index) =>
          module(id, index === 0 ? { kind: 'fromStart' } : { kind: 'afterModule', module: four[index - 1] ?? '' }),
        ),
      }),
    ),
    of(
      'notDone',
      'en modul som inte blir gjord',
      30,
      written({
        ends: ends(28),
        modules: [module('m1')],
        flags: [
          {
            id: 'ejklar',
            title: 'Inte klar',
            trigger: { kind: 'notDone', module: 'm1', by: { kind: 'afterAnchor', anchor: start, days: 10, at: '09:00' } },
            ...ordinary,
          },
        ],
      }),
      citizenOf('silent'),
    ),
    of(
      'inactivity',
      'tystnad',
      44,
      written({
        ends: ends(42),
        modules: [module('m1')],
        flags: [{ id: 'tyst', title: 'Tyst', trigger: { kind: 'inactivity', days: 5, at: '09:00' }, ...ordinary }],
      }),
      citizenOf('dropout', 5),
    ),
    of('r26', 'R26', 367, readFileSync('bench/r26.json', 'utf8'), r26Citizen),
  ];
}

/** The template compiled, and its life from an instant. */
export async function livedTemplate(
  { document, citizen, staff, days }: Template,
  at: Instant,
): Promise<{ readonly moment: Moment; readonly plan: Plan; readonly life: Life; readonly until: Instant }> {
  const { plan, moment, problems } = compile(document);
  if (!plan) throw new Error(problems.map(({ message }) => message).join('\n'));
  const until = at + days * 86_400_000;
  const others = staffOf(staff);
  return { moment, plan, until, life: await simulate({ moment, plan, start: at, citizen, until, ...(others ? { staff: others } : {}) }) };
}
