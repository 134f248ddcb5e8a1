/**
 * A small moment with one of each thing that can go wrong in time: a battery at once, a battery with two reminders of which the first is soon
 * stale, modules that wait for each other and for a day, flags by form, by silence and by a missed occasion.
 */
export const document = {
  formatVersion: 1,
  id: 'provmoment',
  name: 'Provmoment',
  version: '1.0',
  kind: 'support',
  language: 'sv',
  zone: 'Europe/Stockholm',
  summary: 'Kanarietext om sammanhang på åäö.',
  messages: true,
  modules: [
    {
      id: 'ett',
      title: 'Modul 1: Början',
      opens: { kind: 'fromStart' },
      completes: { kind: 'citizen' },
      notify: false,
      sections: [
        {
          id: 'a',
          title: 'Att läsa',
          steps: [{ kind: 'text', id: 'lasa', title: 'Läs', text: 'Kanarietext i steget på åäö.' }],
        },
      ],
    },
    {
      id: 'tva',
      title: 'Modul 2: Fortsättning',
      opens: { kind: 'afterModule', module: 'ett' },
      completes: { kind: 'citizen' },
      notify: true,
      sections: [{ id: 'a', title: 'Att läsa', steps: [{ kind: 'text', id: 'lasa', title: 'Läs', text: 'Mer att läsa.' }] }],
    },
    {
      id: 'tre',
      title: 'Modul 3: Dag två',
      opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 2, at: '08:00' },
      completes: { kind: 'citizen' },
      notify: true,
      sections: [{ id: 'a', title: 'Att läsa', steps: [{ kind: 'text', id: 'lasa', title: 'Läs', text: 'Sista delen.' }] }],
    },
  ],
  forms: [
    {
      id: 'korta',
      title: 'Korta frågor',
      questions: [
        { kind: 'singleChoice', id: 'q1', text: 'Hur mår du?', mandatory: true, options: choices() },
        { kind: 'singleChoice', id: 'q2', text: 'Hur sover du?', mandatory: true, options: choices() },
        { kind: 'longText', id: 'fritt', text: 'Vill du berätta mer?' },
      ],
      results: [
        {
          id: 'total',
          title: 'Summa',
          method: { kind: 'sum', questions: ['q1', 'q2'] },
          minimum: 0,
          maximum: 6,
          audience: ['citizen', 'staff'],
        },
      ],
    },
  ],
  batteries: [
    {
      id: 'start',
      title: 'Frågor i början',
      forms: ['korta'],
      schedule: { kind: 'once', anchor: { kind: 'start' }, days: 0 },
      due: { days: 3, at: '20:00' },
      notify: false,
      reminders: [{ days: 1, at: '12:00', staleAfterHours: 200 }],
    },
    {
      id: 'vecka',
      title: 'Veckans frågor',
      forms: ['korta'],
      schedule: { kind: 'every', anchor: { kind: 'start' }, firstDays: 1, everyDays: 7, at: '08:00', count: 3 },
      due: { days: 5, at: '20:00' },
      closes: { days: 6, at: '20:00' },
      notify: true,
      reminders: [
        { days: 1, at: '10:00', staleAfterHours: 24 },
        { days: 2, at: '17:00', staleAfterHours: 36 },
      ],
    },
  ],
  flags: [
    {
      id: 'hog',
      title: 'Hög summa',
      staffText: 'Summan är hög. Kontakta invånaren.',
      priority: 'prioritised',
      trigger: { kind: 'form', form: 'korta', when: 'forms.korta.results.total >= 4' },
      recipients: ['staff'],
      putOut: 'reading',
    },
    {
      id: 'kod',
      title: 'Ett svar för sig',
      trigger: { kind: 'form', form: 'korta', when: "forms.korta.answers.q1 = 'kanarieval2'" },
      recipients: ['staff'],
      putOut: 'reading',
    },
    { id: 'tyst', title: 'Tyst', trigger: { kind: 'inactivity', days: 5, at: '09:00' }, recipients: ['staff'], putOut: 'activity' },
    { id: 'missad', title: 'Missad', trigger: { kind: 'missedBattery', battery: 'vecka' }, recipients: ['staff'], putOut: 'activity' },
  ],
};

function choices() {
  return ['Inte alls', 'Flera dagar', 'Mer än hälften', 'Nästan varje dag'].map((text, score) => ({
    id: `kanarieval${score}`,
    text,
    score,
  }));
}
