import type { Moment } from '../../compiler/document/moment.ts';
import { checkUp } from './checkUp.ts';

/** The clinic's moment with everything in it that staff and citizen may steer. */
export const steerable: Moment = {
  ...checkUp,
  id: 'styrbart',
  invitation: { days: 14, at: '23:59' },
  pause: { byCitizen: true, modules: 'shift', batteries: 'skip', flags: 'shift', activities: 'skip' },
  maintenance: { noticeDays: 3, at: '08:00' },
  notices: { movable: { earliest: '07:00', latest: '21:00' } },
  dates: [{ id: 'besok', title: 'Besöket', question: 'När är besöket?' }],
  namedEvents: [{ id: 'besok', title: 'Besöket blev av' }],
  startFacts: [{ kind: 'number', id: 'alder', title: 'Ålder', minimum: 0, maximum: 120 }],
  forms: [
    ...checkUp.forms.map((form) => ({ ...form, staffMayAnswer: true })),
    {
      id: 'kalender',
      title: 'Kalender',
      kind: 'calendar',
      pages: { by: ['citizen', 'staff'], maximum: 20 },
      questions: [{ kind: 'yesNo', id: 'bra', text: 'Var det en bra dag?', mandatory: false }],
      results: [],
    },
  ],
  modules: [
    ...checkUp.modules.map((module) => ({
      ...module,
      sections: module.sections.map((section) => ({
        ...section,
        steps:
          module.id === 'borja'
            ? [...section.steps, { kind: 'form' as const, id: 'kalender', title: 'Kalender', form: 'kalender', mandatory: false }]
            : section.steps,
      })),
    })),
    {
      id: 'fraga',
      title: 'Om du vill',
      opens: { kind: 'byCitizen' },
      completes: { kind: 'citizen' },
      notify: true,
      sections: [
        {
          id: 'del',
          title: 'Läs',
          steps: [{ kind: 'text', id: 'las', title: 'Läs', text: 'Fråga gärna.' }],
        },
        {
          id: 'mer',
          title: 'Läs mer',
          opens: { kind: 'afterAnchor', anchor: { kind: 'date', name: 'besok' }, days: 0, at: '08:00' },
          steps: [{ kind: 'text', id: 'lasMer', title: 'Läs mer', text: 'Efter besöket.' }],
        },
      ],
    },
    {
      id: 'vuxen',
      title: 'För vuxna',
      opens: {
        kind: 'any',
        of: [
          { kind: 'condition', when: 'start.alder >= 18' },
          { kind: 'elapsed', anchor: { kind: 'named', name: 'besok' }, hours: 24 },
        ],
      },
      completes: { kind: 'citizen' },
      notify: false,
      sections: [{ id: 'del', title: 'Läs', steps: [{ kind: 'text', id: 'las', title: 'Läs', text: 'För dig.' }] }],
    },
  ],
  batteries: [
    ...checkUp.batteries,
    { id: 'extra', title: 'Extra mätning', forms: ['maende'], schedule: { kind: 'byStaff' }, notify: true, reminders: [] },
  ],
};

/** Ids as whoever sends them makes them: nothing to read in them. */
export const MEASURE = 'm0f1e2d3c4b5a69788796a5b4c3d2e1f0';
export const OWN_FLAG = 'f0f1e2d3c4b5a69788796a5b4c3d2e1f0';

/** A measure as staff set it. */
export const measure = {
  name: 'Promenad',
  unit: 'min',
  schedule: { kind: 'every', everyDays: 1, at: '00:00' },
  count: 5,
  minimum: 10,
  flag: 'outside',
} as const;

/** A flag as staff write it. */
export const ownFlag = {
  id: OWN_FLAG,
  title: 'Lite orolig',
  staffText: 'Ring och hör efter.',
  trigger: { kind: 'form', form: 'maende', when: 'forms.maende.results.oro >= 6' },
  recipients: ['staff'],
  putOut: 'staff',
} as const;
