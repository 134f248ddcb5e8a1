import type { z } from 'zod';
import type { battery } from '../../../compiler/document/battery.ts';
import type { flag } from '../../../compiler/document/flag.ts';
import type { form } from '../../../compiler/document/form.ts';
import type { module } from '../../../compiler/document/module.ts';
import type { moment } from '../../../compiler/document/moment.ts';
import type { question } from '../../../compiler/document/question.ts';
import type { result } from '../../../compiler/document/result.ts';
import type { step } from '../../../compiler/document/step.ts';

type Written<Schema extends z.ZodType> = z.input<Schema>;

/** A small moment without a single problem; `more` replaces parts of it. */
export const aMoment = (more: Partial<Written<typeof moment>> = {}): Written<typeof moment> => ({
  formatVersion: 1,
  id: 'litet',
  name: 'Litet moment',
  version: '1.0',
  kind: 'treatment',
  language: 'sv',
  summary: 'Ett litet moment.',
  modules: [aModule()],
  forms: [aForm()],
  batteries: [aBattery()],
  flags: [aFlag()],
  ...more,
});

export const aModule = (more: Partial<Written<typeof module>> = {}): Written<typeof module> => ({
  id: 'm1',
  title: 'Modul 1',
  opens: { kind: 'fromStart' },
  completes: { kind: 'citizen' },
  sections: [{ id: 's1', title: 'Avsnitt 1', steps: [aStep()] }],
  ...more,
});

/** A module with just these steps. */
export const aModuleWith = (...steps: readonly Written<typeof step>[]): Written<typeof module> =>
  aModule({ sections: [{ id: 's1', title: 'Avsnitt 1', steps: [...steps] }] });

export const aStep = (id = 'st1'): Written<typeof step> => ({ kind: 'text', id, title: 'Läs', text: 'Välkommen.' });

const option = (score: number) => ({ id: `a${score}`, text: `Alternativ ${score}`, score });

/** One question of each sort that conditions can meet, and the sum of the first. */
export const aForm = (more: Partial<Written<typeof form>> = {}): Written<typeof form> => ({
  id: 'f1',
  title: 'Formulär 1',
  questions: [
    { kind: 'singleChoice', id: 'one', text: 'Välj', options: [0, 1, 2, 3].map(option) },
    { kind: 'multipleChoice', id: 'many', text: 'Välj flera', options: [0, 1].map(option) },
    { kind: 'yesNo', id: 'yes', text: 'Ja?' },
    { kind: 'number', id: 'number', text: 'Hur många?', minimum: 0, maximum: 10 },
    { kind: 'longText', id: 'free', text: 'Berätta' },
    { kind: 'date', id: 'day', text: 'När?' },
    { kind: 'information', id: 'words', text: 'Tänk efter.' },
  ],
  results: [aResult()],
  ...more,
});

export const aResult = (more: Partial<Written<typeof result>> = {}): Written<typeof result> => ({
  id: 'total',
  title: 'Summa',
  method: { kind: 'sum', questions: ['one'] },
  minimum: 0,
  maximum: 3,
  bands: [aBand(0, 1, 'Låg'), aBand(2, 3, 'Hög')],
  audience: ['citizen', 'staff'],
  ...more,
});

export const aBand = (from: number, to: number, name: string) => ({ from, to, name, tone: 'calm' as const });

export const aBattery = (more: Partial<Written<typeof battery>> = {}): Written<typeof battery> => ({
  id: 'b1',
  title: 'Veckomätning',
  forms: ['f1'],
  schedule: { kind: 'every', anchor: { kind: 'start' }, firstDays: 7, everyDays: 7, at: '08:00', count: 4 },
  due: { days: 2, at: '20:00' },
  closes: { days: 6, at: '20:00' },
  reminders: [{ days: 1, at: '17:00' }],
  ...more,
});

export const aFlag = (more: Partial<Written<typeof flag>> = {}): Written<typeof flag> => ({
  id: 'fl1',
  title: 'Hög summa',
  trigger: { kind: 'form', form: 'f1', when: 'forms.f1.results.total >= 2' },
  recipients: ['staff'],
  staffText: 'Ring upp.',
  ...more,
});

/** The small moment with just these questions in its form, and nothing that counts them. */
export const asking = (...questions: readonly Written<typeof question>[]): Partial<Written<typeof moment>> => ({
  forms: [aForm({ questions: [...questions], results: [] })],
  flags: [],
});

/** The small moment with just these results of its form. */
export const counting = (...results: readonly Written<typeof result>[]): Partial<Written<typeof moment>> => ({
  forms: [aForm({ results: [...results] })],
  flags: [],
});

/** A flag that a condition raises. */
export const aFlagWhen = (when: string): Written<typeof flag> => aFlag({ trigger: { kind: 'form', form: 'f1', when } });
