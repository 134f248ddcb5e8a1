import { parse } from '../../../compiler/document/parse.ts';
import type { Moment } from '../../../compiler/document/moment.ts';

/** A document that may be edited: plain JSON. */
// oxlint-disable-next-line typescript/no-explicit-any -- a document being edited has no type yet
export type Draft = any;

/** A small moment that uses most words there are, for edits to be made in. */
export function everyWord(): Draft {
  return structuredClone(document);
}

/** The parsed document; fails the test that made it unreadable. */
export function read(draft: Draft): Moment {
  const { moment, problems } = parse(draft);
  if (!moment) throw new Error(problems.map(({ message }) => message).join('\n'));
  return moment;
}

const question = (id: string, text: string) => ({
  kind: 'singleChoice',
  id,
  text,
  mandatory: true,
  options: [
    { id: 'nej', text: 'Nej', score: 0 },
    { id: 'ja', text: 'Ja', score: 1 },
  ],
});

const document = {
  formatVersion: 1,
  id: 'allt',
  name: 'Allt möjligt',
  version: '1.0',
  kind: 'treatment',
  language: 'sv',
  zone: 'Europe/Stockholm',
  summary: 'Ett litet moment.',
  messages: true,
  ends: { days: 84, at: '23:59' },
  notices: { quiet: { from: '21:00', to: '08:00' }, movable: { earliest: '08:00', latest: '20:00' }, perWeek: 5 },
  pause: { byCitizen: true, modules: 'shift', batteries: 'skip' },
  dates: [{ id: 'operation', title: 'Operationsdagen', question: 'När är operationen?' }],
  namedEvents: [{ id: 'hemma', title: 'Hemkomsten' }],
  startFacts: [{ kind: 'number', id: 'alder', title: 'Ålder', minimum: 13, maximum: 120 }],
  modules: [
    {
      id: 'm1',
      title: 'Början',
      summary: 'Så går det till.',
      opens: { kind: 'fromStart' },
      completes: { kind: 'citizen' },
      sections: [
        {
          id: 's1',
          title: 'Välkommen',
          steps: [
            { kind: 'text', id: 'hej', title: 'Hej', text: 'Så här går det till.', minutes: 5 },
            { kind: 'media', id: 'bild', title: 'Bild', media: 'image', src: 'a.svg', alt: 'En stig.' },
          ],
        },
      ],
    },
    {
      id: 'm2',
      title: 'Vanor',
      opens: {
        kind: 'all',
        of: [
          { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 7, at: '08:00' },
          { kind: 'afterModule', module: 'm1' },
        ],
      },
      completes: { kind: 'forms' },
      closes: { kind: 'onDate', date: '2027-01-01', at: '12:00' },
      sections: [{ id: 's1', title: 'Frågor', steps: [{ kind: 'form', id: 'f', title: 'Fyll i', form: 'halsa' }] }],
    },
  ],
  forms: [
    {
      id: 'halsa',
      title: 'Hälsa',
      introduction: 'Några frågor.',
      questions: [
        question('q1', 'Sover du illa?'),
        question('q2', 'Är du orolig?'),
        { kind: 'number', id: 'q3', text: 'Hur många timmar?', minimum: 0, maximum: 24, unit: 'h' },
      ],
      results: [
        {
          id: 'summa',
          title: 'Summa',
          method: { kind: 'sum', questions: ['q1', 'q2'] },
          minimum: 0,
          maximum: 2,
          bands: [
            { from: 0, to: 0, name: 'Låg', tone: 'calm', citizenText: 'Det är bra.' },
            { from: 1, to: 2, name: 'Hög', tone: 'high' },
          ],
          audience: ['citizen', 'staff'],
        },
      ],
    },
  ],
  batteries: [
    {
      id: 'vecka',
      title: 'Veckofrågor',
      forms: ['halsa'],
      schedule: { kind: 'every', anchor: { kind: 'start' }, firstDays: 7, everyDays: 7, at: '09:00', count: 8 },
      due: { days: 2, at: '20:00' },
      closes: { days: 5, at: '20:00' },
      reminders: [
        { days: 1, at: '10:00', staleAfterHours: 12 },
        { days: 2, at: '10:00', staleAfterHours: 12 },
      ],
    },
  ],
  flags: [
    {
      id: 'hog',
      title: 'Höga värden',
      priority: 'prioritised',
      trigger: { kind: 'form', form: 'halsa', when: 'forms.halsa.results.summa >= 2' },
      recipients: ['staff'],
      staffText: 'Läs formuläret.',
      ladder: [{ afterHours: 4, to: 'unit', by: 'list' }],
    },
    {
      id: 'tyst',
      title: 'Tyst en vecka',
      trigger: { kind: 'inactivity', days: 7, at: '09:00' },
      recipients: ['staff'],
      putOut: 'activity',
    },
  ],
};
