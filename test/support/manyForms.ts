import type { Moment } from '../../compiler/document/moment.ts';
import { checkUp } from './checkUp.ts';

const formStep = (form: string) => ({ kind: 'form' as const, id: form, title: form, form, mandatory: false });
const module = (id: string, forms: readonly string[]) => ({
  id,
  title: `Modul ${id}`,
  opens: { kind: 'fromStart' as const },
  completes: { kind: 'citizen' as const },
  notify: false,
  sections: [{ id: 'del', title: 'Del', steps: forms.map(formStep) }],
});
const scale = (id: string, text: string) => ({
  kind: 'scale' as const,
  id,
  text,
  mandatory: false,
  minimum: 0,
  maximum: 10,
  minimumText: 'Inte alls',
  maximumText: 'Mycket',
});

/** The clinic's moment with a form of every kind: in a copy for each module, in pages, with files, with conditions, and a result of two forms. */
export const manyForms: Moment = {
  ...checkUp,
  id: 'manga-formular',
  modules: [
    { ...module('ett', ['maende', 'egen', 'dagbok', 'kalender', 'bilagor', 'villkor', 'hjalp']), completes: { kind: 'citizen' } },
    module('tva', ['egen']),
  ],
  activityPlan: { citizenSees: true, title: 'Min plan', introduction: 'Lite varje dag.' },
  forms: [
    ...checkUp.forms,
    { id: 'egen', title: 'Varje modul', copies: 'perModule', questions: [scale('lust', 'Hur stor lust har du?')], results: [] },
    {
      id: 'dagbok',
      title: 'Dagbok',
      kind: 'tab',
      pages: { by: ['citizen'], maximum: 3, titles: ['Första veckan'] },
      questions: [scale('somn', 'Hur sov du?')],
      results: [],
    },
    {
      id: 'kalender',
      title: 'Kalender',
      kind: 'calendar',
      pages: { by: ['citizen', 'staff'], maximum: 2 },
      questions: [scale('dag', 'Hur var dagen?')],
      results: [],
    },
    {
      id: 'bilagor',
      title: 'Bilagor',
      questions: [
        {
          kind: 'file',
          id: 'bild',
          text: 'Lägg till en bild',
          mandatory: false,
          accepts: ['image', 'pdf'],
          maximumFiles: 2,
          maximumMegabytes: 1,
        },
        { kind: 'recording', id: 'ljud', text: 'Spela in', mandatory: false, of: 'audio', maximumSeconds: 60 },
        { kind: 'file', id: 'dokument', text: 'Dokument', mandatory: false, accepts: ['document'], maximumFiles: 1, maximumMegabytes: 2 },
      ],
      results: [],
    },
    {
      id: 'villkor',
      title: 'Villkor',
      questions: [
        { kind: 'yesNo', id: 'roker', text: 'Röker du?', mandatory: true },
        { ...scale('antal', 'Hur mycket?'), shownWhen: 'answers.roker = true' },
        { kind: 'calculated', id: 'dubbelt', text: 'Dubbelt', expression: 'answers.antal * 2', hidden: false },
        { kind: 'date', id: 'dag', text: 'Vilken dag?', mandatory: false, maximum: 'today', prefill: { from: 'today' } },
        { ...scale('forr', 'Och förut?'), prefill: { from: 'form', form: 'maende', question: 'oro' } },
      ],
      results: [
        {
          id: 'summa',
          title: 'Summa',
          method: { kind: 'sum', questions: ['antal', 'dubbelt'], reversed: [], missingAllowed: 0 },
          methodVersion: '1',
          minimum: 0,
          maximum: 30,
          bands: [],
          audience: ['citizen', 'staff'],
        },
      ],
    },
    { id: 'hjalp', title: 'Med hjälp', staffMayAnswer: true, questions: [scale('hjalp', 'Hur mycket hjälp?')], results: [] },
  ],
  results: [
    {
      id: 'samlat',
      title: 'Samlat',
      from: ['maende', 'villkor'],
      method: {
        kind: 'combine',
        items: [
          { form: 'maende', result: 'oro', weight: 1 },
          { form: 'villkor', result: 'summa', weight: 1 },
        ],
        constant: 0,
      },
      methodVersion: '1',
      minimum: 0,
      maximum: 50,
      bands: [],
      audience: ['citizen', 'staff'],
    },
  ],
  flags: [
    ...checkUp.flags,
    {
      id: 'samlatHogt',
      title: 'Samlat högt',
      priority: 'ordinary',
      trigger: { kind: 'condition', when: 'results.samlat >= 20' },
      recipients: ['staff'],
      putOut: 'staff',
    },
  ],
};
