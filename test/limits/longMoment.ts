import type { z } from 'zod';
import type { moment } from '../../compiler/document/moment.ts';

type Written = z.input<typeof moment>;
type WrittenModule = NonNullable<Written['modules']>[number];
type WrittenSection = NonNullable<WrittenModule['sections']>[number];
type WrittenStep = NonNullable<WrittenSection['steps']>[number];

const STEPS = 10;
const SECTIONS = 5;

/**
 * A moment of so many steps: a module for each fifty that completes by its steps, with a form, a weekly battery and two flags of its own, and
 * sections that open on days of their own. With `each` every step opens by a rule of its own too: the most that can be asked of a plan.
 */
export function longMoment(steps: number, rules: 'sections' | 'each' = 'sections'): Written {
  const modules = Array.from({ length: Math.ceil(steps / (STEPS * SECTIONS)) }, (_, index) => longModule(index, rules === 'each'));
  return {
    formatVersion: 1,
    id: 'mycket-langt',
    name: 'Mycket långt',
    version: '1.0',
    kind: 'treatment',
    language: 'sv',
    summary: `Ett moment med ${steps} steg.`,
    messages: true,
    ends: { days: 400, at: '23:59' },
    pause: { byCitizen: true, modules: 'shift', batteries: 'skip', flags: 'shift', activities: 'skip' },
    modules,
    forms: modules.map(({ id }) => ({
      id: `f${id}`,
      title: 'Hur går det?',
      questions: [
        {
          kind: 'scale',
          id: 'gar',
          text: 'Hur går det?',
          minimum: 0,
          maximum: 10,
          minimumText: 'Dåligt',
          maximumText: 'Bra',
          mandatory: true,
        },
      ],
      results: [
        {
          id: 'gar',
          title: 'Hur det går',
          method: { kind: 'sum', questions: ['gar'] },
          methodVersion: '1',
          minimum: 0,
          maximum: 10,
          audience: ['staff'],
        },
      ],
    })),
    batteries: modules.map(({ id }) => ({
      id: `b${id}`,
      title: 'Varje vecka',
      forms: [`f${id}`],
      schedule: { kind: 'every', anchor: { kind: 'moduleOpened', module: id }, firstDays: 1, everyDays: 7, at: '08:00', count: 4 },
      due: { days: 4, at: '20:00' },
      closes: { days: 6, at: '20:00' },
      reminders: [{ days: 2, at: '17:00' }],
    })),
    flags: modules.flatMap(({ id }) => [
      {
        id: `lagt${id}`,
        title: 'Det går dåligt',
        trigger: { kind: 'form' as const, form: `f${id}`, when: `forms.f${id}.results.gar <= 2` },
        recipients: ['staff' as const],
        staffText: 'Det går dåligt. Hör av dig.',
        ladder: [{ afterHours: 8, to: 'unit' as const, by: 'list' as const }],
      },
      {
        id: `missat${id}`,
        title: 'Två veckor utan svar',
        trigger: { kind: 'missedBattery' as const, battery: `b${id}`, inARow: 2 },
        recipients: ['staff' as const],
        staffText: 'Två veckor utan svar. Hör av dig.',
        putOut: 'activity' as const,
      },
    ]),
  };
}

function longModule(index: number, isEach: boolean): WrittenModule {
  const id = `m${index}`;
  return {
    id,
    title: `Modul ${index + 1}`,
    opens: index === 0 ? { kind: 'fromStart' } : { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 7 * index, at: '08:00' },
    completes: { kind: 'steps' },
    sections: Array.from({ length: SECTIONS }, (_, section) => ({
      id: `s${section}`,
      title: `Avsnitt ${section + 1}`,
      opens: { kind: 'afterAnchor' as const, anchor: { kind: 'moduleOpened' as const, module: id }, days: section, at: '08:00' },
      completes: { kind: 'steps' as const },
      steps: Array.from({ length: STEPS }, (__, step) => longStep(id, section, step, isEach)),
    })),
  };
}

function longStep(module: string, section: number, step: number, hasRule: boolean): WrittenStep {
  const common = {
    id: `t${section}x${step}`,
    title: `Steg ${step + 1}`,
    minutes: 2,
    ...(step === 0 || !hasRule
      ? {}
      : { opens: { kind: 'elapsed' as const, anchor: { kind: 'moduleOpened' as const, module: `${module}/s${section}` }, hours: step } }),
  };
  return step === STEPS - 1 && section === SECTIONS - 1
    ? { kind: 'form', ...common, form: `f${module}` }
    : { kind: 'text', ...common, text: 'Läs i lugn och ro, och pröva sedan en gång om dagen tills det känns vant.' };
}
