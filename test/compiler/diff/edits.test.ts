import { describe, expect, test } from 'vitest';
import { diff } from '../../../compiler/diff/diff.ts';
import type { ChangeClass } from '../../../compiler/diff/changeClass.ts';
import { everyWord, read, type Draft } from './everyWord.ts';

/** One kind of edit each: what a designer does, the class it has, and the sentence it is told in. */
const EDITS: readonly (readonly [name: string, edit: (draft: Draft) => void, level: ChangeClass, sentence: string])[] = [
  ['the moment is renamed', (d) => (d.name = 'Allt'), 'wording', 'Momentet ”Allt möjligt” heter nu ”Allt”.'],
  ['the summary is rewritten', (d) => (d.summary = 'Ny.'), 'wording', 'Sammanfattningen i momentet ”Allt möjligt” är ändrad.'],
  ['messages are turned off', (d) => (d.messages = false), 'safe', 'Meddelanden i momentet ”Allt möjligt” är nu av i stället för på.'],
  [
    'the zone is another',
    (d) => (d.zone = 'Europe/Helsinki'),
    'newStartsOnly',
    'Momentet ”Allt möjligt” räknar tider i ”Europe/Helsinki” i stället för ”Europe/Stockholm”.',
  ],
  ['the kind is another', (d) => (d.kind = 'support'), 'newStartsOnly', 'Momentet ”Allt möjligt” är nu stöd i stället för behandling.'],
  [
    'the time limit is moved',
    (d) => (d.ends.days = 90),
    'needsPlan',
    'Momentet ”Allt möjligt” avslutas av sig självt dag 90 kl. 23:59 i stället för dag 84 kl. 23:59.',
  ],
  [
    'the time limit is taken away',
    (d) => delete d.ends,
    'needsPlan',
    'Momentet ”Allt möjligt” avslutas av sig självt inte längre, tidigare dag 84 kl. 23:59.',
  ],
  [
    'quiet hours begin earlier',
    (d) => (d.notices.quiet.from = '20:00'),
    'safe',
    'Aviseringar i momentet ”Allt möjligt” följer tyst 20:00–08:00, flyttbara 08:00–20:00 och högst 5 i veckan i stället för tyst 21:00–08:00, flyttbara 08:00–20:00 och högst 5 i veckan.',
  ],
  [
    'reminders may no longer be moved',
    (d) => delete d.notices.movable,
    'needsPlan',
    'Aviseringar i momentet ”Allt möjligt” följer tyst 21:00–08:00 och högst 5 i veckan i stället för tyst 21:00–08:00, flyttbara 08:00–20:00 och högst 5 i veckan.',
  ],
  [
    'a pause means something else',
    (d) => (d.pause.batteries = 'shift'),
    'needsPlan',
    'En paus i momentet ”Allt möjligt” betyder moduler skjuts upp, mätningar skjuts upp, flaggor skjuts upp och aktiviteter hoppas över, och invånaren får pausa själv i stället för moduler skjuts upp, mätningar hoppas över, flaggor skjuts upp och aktiviteter hoppas över, och invånaren får pausa själv.',
  ],
  [
    'an invitation lapses',
    (d) => (d.invitation = { days: 14, at: '12:00' }),
    'newStartsOnly',
    'En inbjudan till momentet ”Allt möjligt” förfaller dag 14 kl. 12:00, tidigare inte alls.',
  ],
  [
    'a date is asked for',
    (d) => d.dates.push({ id: 'hem', title: 'Hemgång', question: 'När?' }),
    'newStartsOnly',
    'Datumet ”Hemgång” är nytt.',
  ],
  [
    'a start fact is asked for',
    (d) => d.startFacts.push({ kind: 'yesNo', id: 'gravid', title: 'Gravid' }),
    'newStartsOnly',
    'Startuppgiften ”Gravid” är ny.',
  ],
  [
    'an event may be reported',
    (d) => d.namedEvents.push({ id: 'aterbesok', title: 'Återbesöket' }),
    'safe',
    'Händelsen ”Återbesöket” är ny.',
  ],
  ['a module is renamed', (d) => (d.modules[0].title = 'Start'), 'wording', 'Modulen ”Början” heter nu ”Start”.'],
  [
    'a module opens another day',
    (d) => (d.modules[1].opens.of[0].days = 10),
    'needsPlan',
    'Modulen ”Vanor” öppnas nu 10 dagar efter starten kl. 08:00 och när ”Början” är avklarad i stället för 7 dagar efter starten kl. 08:00 och när ”Början” är avklarad.',
  ],
  [
    'a module opens on a weekday',
    (d) => (d.modules[1].opens = { kind: 'onWeekday', anchor: { kind: 'start' }, weekday: 2, at: '09:00' }),
    'needsPlan',
    'Modulen ”Vanor” öppnas nu första tisdagen från starten kl. 09:00 i stället för 7 dagar efter starten kl. 08:00 och när ”Början” är avklarad.',
  ],
  [
    'a module completes in another way',
    (d) => (d.modules[0].completes = { kind: 'steps' }),
    'needsPlan',
    'Modulen ”Början” blir avklarad när stegen är besökta i stället för när invånaren markerar det.',
  ],
  [
    'a module no longer closes',
    (d) => delete d.modules[1].closes,
    'needsPlan',
    'Modulen ”Vanor” stängs inte längre, tidigare den 2027-01-01 kl. 12:00.',
  ],
  [
    'a module opens in silence',
    (d) => (d.modules[1].notify = false),
    'safe',
    'Besked när modulen ”Vanor” öppnas skickas: nej i stället för ja.',
  ],
  [
    'a module comes',
    (d) => d.modules.push({ id: 'm3', title: 'Slut', opens: { kind: 'byStaff' }, completes: { kind: 'citizen' } }),
    'needsPlan',
    'Modulen ”Slut” är ny (öppnas av personal).',
  ],
  ['a module goes', (d) => d.modules.splice(0, 1), 'needsPlan', 'Modulen ”Början” är borttagen (öppnas från starten).'],
  ['modules change places', (d) => d.modules.reverse(), 'safe', 'Modulerna i momentet ”Allt möjligt” har bytt ordning.'],
  ['a text is rewritten', (d) => (d.modules[0].sections[0].steps[0].text = 'Annorlunda.'), 'wording', 'Texten i steget ”Hej” är ändrad.'],
  ['a picture is another', (d) => (d.modules[0].sections[0].steps[1].src = 'b.svg'), 'wording', 'Mediefilen i steget ”Bild” är ändrad.'],
  [
    'a text step comes',
    (d) => d.modules[0].sections[0].steps.push({ kind: 'text', id: 'mer', title: 'Mer', text: 'Mer.' }),
    'safe',
    'Steget ”Mer” är nytt.',
  ],
  [
    'a mandatory form step comes',
    (d) => d.modules[0].sections[0].steps.push({ kind: 'form', id: 'f2', title: 'Svara', form: 'halsa' }),
    'needsPlan',
    'Steget ”Svara” är nytt.',
  ],
  [
    'a form step becomes voluntary',
    (d) => (d.modules[1].sections[0].steps[0].mandatory = false),
    'needsPlan',
    'Formuläret i steget ”Fyll i” är nu frivilligt i stället för obligatoriskt.',
  ],
  [
    'a step gets a rule of its own',
    (d) => (d.modules[0].sections[0].steps[0].opens = { kind: 'byCitizen' }),
    'needsPlan',
    'Steget ”Hej” öppnas när invånaren ber om det, tidigare inte alls.',
  ],
  [
    'a question is reworded',
    (d) => (d.forms[0].questions[0].text = 'Sover du dåligt?'),
    'wording',
    'Texten till frågan ”Sover du dåligt?” i formuläret ”Hälsa” är ändrad.',
  ],
  [
    'a question becomes voluntary',
    (d) => (d.forms[0].questions[0].mandatory = false),
    'safe',
    'Frågan ”Sover du illa?” i formuläret ”Hälsa” är nu frivillig i stället för obligatorisk.',
  ],
  [
    'a question becomes mandatory',
    (d) => (d.forms[0].questions[2].mandatory = true),
    'needsPlan',
    'Frågan ”Hur många timmar?” i formuläret ”Hälsa” är nu obligatorisk i stället för frivillig.',
  ],
  [
    'a limit is widened',
    (d) => (d.forms[0].questions[2].maximum = 48),
    'safe',
    'Högsta svaret på frågan ”Hur många timmar?” i formuläret ”Hälsa” är 48 i stället för 24.',
  ],
  [
    'a limit is narrowed',
    (d) => (d.forms[0].questions[2].maximum = 12),
    'needsPlan',
    'Högsta svaret på frågan ”Hur många timmar?” i formuläret ”Hälsa” är 12 i stället för 24.',
  ],
  [
    'a question goes',
    (d) => d.forms[0].questions.splice(2, 1),
    'needsPlan',
    'Frågan ”Hur många timmar?” i formuläret ”Hälsa” är borttagen.',
  ],
  [
    'an option scores more',
    (d) => (d.forms[0].questions[0].options[1].score = 2),
    'needsPlan',
    'Poängen för svaret ”Ja” på frågan ”Sover du illa?” är 2 i stället för 1.',
  ],
  [
    'a result is summed otherwise',
    (d) => d.forms[0].results[0].method.questions.pop(),
    'needsPlan',
    'Resultatet ”Summa” i formuläret ”Hälsa” räknas som summan av q1, högst 0 svar får saknas i stället för summan av q1 och q2, högst 0 svar får saknas.',
  ],
  [
    'a band begins elsewhere',
    (d) => ((d.forms[0].results[0].bands[0].to = 1), (d.forms[0].results[0].bands[1].from = 2)),
    'needsPlan',
    'Nivå 1, ”Låg”, i resultatet ”Summa”, omfattar nu 0–1 i stället för 0–0.',
  ],
  [
    'a band is explained otherwise',
    (d) => (d.forms[0].results[0].bands[0].citizenText = 'Fint.'),
    'wording',
    'Texten till invånaren till nivå 1, ”Låg”, i resultatet ”Summa” är ändrad.',
  ],
  [
    'a battery comes more often',
    (d) => (d.batteries[0].schedule.everyDays = 3),
    'needsPlan',
    'Mätningen ”Veckofrågor” kommer nu med 3 dagar emellan, första gången 7 dagar efter starten kl. 09:00, 8 gånger i stället för med 7 dagar emellan, första gången 7 dagar efter starten kl. 09:00, 8 gånger.',
  ],
  [
    'answers are due later',
    (d) => (d.batteries[0].due.days = 3),
    'needsPlan',
    'Svar på mätningen ”Veckofrågor” väntas dag 3 kl. 20:00 i stället för dag 2 kl. 20:00.',
  ],
  [
    'a reminder comes at another time',
    (d) => (d.batteries[0].reminders[1].at = '17:00'),
    'needsPlan',
    'Påminnelse 2 i mätningen ”Veckofrågor” kommer nu dag 2 från öppningen kl. 17:00 i stället för dag 2 från öppningen kl. 10:00.',
  ],
  [
    'a reminder comes',
    (d) => d.batteries[0].reminders.push({ days: 3, at: '10:00' }),
    'needsPlan',
    'Påminnelse 3 i mätningen ”Veckofrågor” är ny (dag 3 från öppningen kl. 10:00).',
  ],
  [
    'a reminder goes',
    (d) => d.batteries[0].reminders.pop(),
    'needsPlan',
    'Påminnelse 2 i mätningen ”Veckofrågor” är borttagen (dag 2 från öppningen kl. 10:00).',
  ],
  [
    'a flag is raised at another value',
    (d) => (d.flags[0].trigger.when = 'forms.halsa.results.summa >= 1'),
    'needsPlan',
    'Flaggan ”Höga värden” höjs när ”Hälsa” sparas och ”forms.halsa.results.summa >= 1” gäller i stället för när ”Hälsa” sparas och ”forms.halsa.results.summa >= 2” gäller.',
  ],
  [
    'a flag is no longer prioritised',
    (d) => (d.flags[0].priority = 'ordinary'),
    'needsPlan',
    'Flaggan ”Höga värden” är vanlig i stället för prioriterad.',
  ],
  [
    'a flag about a form comes',
    (d) => d.flags.push({ id: 'ny', title: 'Ny', trigger: { kind: 'form', form: 'halsa' }, recipients: ['staff'] }),
    'safe',
    'Flaggan ”Ny” är ny (när ”Hälsa” sparas).',
  ],
  [
    'a flag about time comes',
    (d) =>
      d.flags.push({
        id: 'ny',
        title: 'Ny',
        trigger: { kind: 'inactivity', days: 3, at: '09:00' },
        recipients: ['staff'],
        putOut: 'activity',
      }),
    'needsPlan',
    'Flaggan ”Ny” är ny (efter 3 dagar utan aktivitet, kl. 09:00).',
  ],
  ['a flag goes', (d) => d.flags.pop(), 'needsPlan', 'Flaggan ”Tyst en vecka” är borttagen (efter 7 dagar utan aktivitet, kl. 09:00).'],
  [
    'a ladder climbs faster',
    (d) => (d.flags[0].ladder[0].afterHours = 2),
    'needsPlan',
    'Steg 1 i upptrappningen av flaggan ”Höga värden” kommer nu efter 2 personaltimmar till enheten (rad i listan) i stället för efter 4 personaltimmar till enheten (rad i listan).',
  ],
];

describe('edits', () => {
  test('there are at least 40 kinds', () => {
    expect(EDITS.length).toBeGreaterThanOrEqual(40);
  });

  test.each(EDITS)('%s', (_name, edit, level, sentence) => {
    const draft = everyWord();
    edit(draft);
    const { changes } = diff(read(everyWord()), read(draft));
    expect(changes[0]?.sentence).toBe(sentence);
    expect(changes.map((change) => change.class)).toEqual(changes.map(() => level));
  });

  test('nothing differs between a document and itself', () => {
    expect(diff(read(everyWord()), read(everyWord()))).toEqual({ changes: [], class: 'wording', step: 'none' });
  });
});
