import type { Moment } from '../../compiler/document/moment.ts';

/** One module, one form with a result and a prioritised flag, one weekly battery with a reminder. */
export const checkUp: Moment = {
  formatVersion: 1,
  id: 'avstamning',
  name: 'Avstämning',
  version: '1.0',
  kind: 'support',
  language: 'sv',
  zone: 'Europe/Stockholm',
  summary: 'En kort avstämning varje vecka.',
  messages: true,
  modules: [
    {
      id: 'borja',
      title: 'Börja här',
      opens: { kind: 'fromStart' },
      completes: { kind: 'citizen' },
      notify: true,
      sections: [
        { id: 'del', title: 'Hur mår du?', steps: [{ kind: 'form', id: 'fyll', title: 'Fyll i', form: 'maende', mandatory: true }] },
      ],
    },
    {
      id: 'sedan',
      title: 'Sedan',
      opens: { kind: 'byStaff' },
      completes: { kind: 'citizen' },
      notify: true,
      sections: [{ id: 'del', title: 'Läs', steps: [{ kind: 'text', id: 'las', title: 'Läs', text: 'Bra jobbat.' }] }],
    },
  ],
  forms: [
    {
      id: 'maende',
      title: 'Mående',
      questions: [
        {
          kind: 'scale',
          id: 'oro',
          text: 'Hur orolig är du?',
          mandatory: true,
          minimum: 0,
          maximum: 10,
          minimumText: 'Inte alls',
          maximumText: 'Mycket',
        },
        { kind: 'longText', id: 'fritt', text: 'Något mer?', mandatory: false, maximumLength: 4000 },
      ],
      results: [
        {
          id: 'oro',
          title: 'Oro',
          method: { kind: 'jsonata', expression: 'answers.oro * 2' },
          methodVersion: '1',
          minimum: 0,
          maximum: 20,
          bands: [
            { from: 0, to: 9, name: 'Låg', tone: 'calm' },
            { from: 10, to: 20, name: 'Hög', tone: 'high' },
          ],
          audience: ['citizen', 'staff'],
        },
      ],
    },
  ],
  batteries: [
    {
      id: 'vecka',
      title: 'Veckomätning',
      forms: ['maende'],
      schedule: { kind: 'every', anchor: { kind: 'start' }, firstDays: 1, everyDays: 7, at: '08:00', count: 3 },
      closes: { days: 5, at: '20:00' },
      notify: true,
      reminders: [{ days: 1, at: '17:00', staleAfterHours: 36 }],
    },
  ],
  flags: [
    {
      id: 'hogOro',
      title: 'Hög oro',
      staffText: 'Svaret visar hög oro. Läs formuläret i dag.',
      priority: 'prioritised',
      trigger: { kind: 'form', form: 'maende', when: 'forms.maende.results.oro >= 16' },
      recipients: ['staff'],
      putOut: 'reading',
    },
  ],
};
