import { describe, expect, test } from 'vitest';
import { checkAnswers, type Mode } from '../../../compiler/answers/checkAnswers.ts';
import { NO_LOGIC } from '../../../compiler/answers/shown.ts';
import { tidyAnswers } from '../../../compiler/answers/tidyAnswers.ts';
import { BODY_REGIONS, regionsOf } from '../../../compiler/document/bodyRegions.ts';
import type { Answers, Question } from '../../../compiler/document/question.ts';
import { question } from '../../../compiler/document/question.ts';

const options = ['a', 'b', 'c', 'none'].map((id) => ({ id, text: `Val ${id}`, ...(id === 'none' ? { exclusive: true } : {}) }));
const rows = ['r1', 'r2'].map((id) => ({ id, text: `Rad ${id}` }));

const NEEDED: Readonly<Record<string, object>> = {
  multipleChoice: { options },
  dropDown: { options },
  pictureChoice: { options },
  ranking: { options },
  ratingScale: { minimum: 0, maximum: 10 },
  slider: { minimum: 0, maximum: 10, step: 0.5 },
  visualAnalogueScale: { minimumText: 'Ingen', maximumText: 'Värsta' },
  contact: { of: 'either' },
  singleChoiceMatrix: { rows, options },
  multipleChoiceMatrix: { rows, options },
  consent: { statement: 'Jag samtycker.' },
  recording: { of: 'audio' },
  group: {
    questions: [
      { kind: 'shortText', id: 'name', text: 'Vad heter läkemedlet?', mandatory: true },
      { kind: 'number', id: 'times', text: 'Gånger per dag', minimum: 1, maximum: 9 },
    ],
  },
};

const ask = (kind: string, more: object = {}): Question => question.parse({ kind, id: 'q', text: 'Fråga', ...NEEDED[kind], ...more });

const TODAY = '2026-11-22';
const said = (one: Question, answer: unknown, mode: Mode = 'save'): string | null =>
  checkAnswers([one], { q: answer }, mode, NO_LOGIC, TODAY)[0]?.message ?? null;
const stored = (one: Question, answer: unknown): unknown => tidyAnswers([one], { q: answer } as Answers, TODAY)['q'];

describe('answers: every kind of question takes its own answer and says plainly what is wrong with another', () => {
  test.each<[string, Question, unknown, string | null]>([
    ['a drop-down’s option', ask('dropDown'), 'b', null],
    ['no option of a drop-down', ask('dropDown'), 'd', 'Välj ett av alternativen.'],
    ['what takes the others away, alone', ask('multipleChoice', { minimum: 2 }), ['none'], null],
    [
      'what takes the others away, with another',
      ask('multipleChoice'),
      ['a', 'none'],
      '”Val none” går inte att välja tillsammans med något annat.',
    ],
    ['a picture', ask('pictureChoice'), 'a', null],
    ['several pictures where one is asked for', ask('pictureChoice'), ['a', 'b'], 'Välj ett av alternativen.'],
    ['several pictures', ask('pictureChoice', { several: true }), ['b', 'a'], null],
    ['one picture where several may be', ask('pictureChoice', { several: true }), 'a', 'Välj bland alternativen.'],
    ['a step of a rating scale', ask('ratingScale'), 10, null],
    ['a step past a rating scale', ask('ratingScale', { minimum: -5, maximum: 5 }), 6, 'Svara med ett tal mellan −5 och 5.'],
    ['a step of a slider', ask('slider'), 7.5, null],
    ['a step of a slider that is no binary fraction', ask('slider', { minimum: 0.1, maximum: 1, step: 0.1 }), 0.7, null],
    ['between two steps of a slider', ask('slider'), 7.25, 'Välj ett av reglagets steg, som är 0,5 stora.'],
    ['past a slider', ask('slider'), 11, 'Välj ett värde mellan 0 och 10.'],
    ['a place on the line', ask('visualAnalogueScale'), 100, null],
    ['past the line', ask('visualAnalogueScale'), 101, 'Markera en plats på linjen.'],
    ['a part of a point on the line', ask('visualAnalogueScale'), 0.5, 'Markera en plats på linjen.'],
    ['a text of the form asked for', ask('shortText', { pattern: '[A-Z]{3} \\d{3}', patternText: 'Skriv som ABC 123.' }), 'ABC 123', null],
    [
      'a text of another form',
      ask('shortText', { pattern: '[A-Z]{3} \\d{3}', patternText: 'Skriv som ABC 123.' }),
      'ABC 1234',
      'Skriv som ABC 123.',
    ],
    [
      'a text of another form, without a sentence',
      ask('shortText', { pattern: 'a|b' }),
      'c',
      'Svaret har inte den form som frågan ber om.',
    ],
    ['an e-mail address', ask('contact', { of: 'email' }), 'Namn.Efternamn+x@exempel.co.uk', null],
    ['an address with an å', ask('contact', { of: 'email' }), 'åsa@blåbär.se', null],
    ['an address without a dot', ask('contact', { of: 'email' }), 'namn@exempel', 'Skriv e-postadressen som namn@exempel.se.'],
    ['two addresses', ask('contact', { of: 'email' }), 'a@b.se, c@d.se', 'Skriv e-postadressen som namn@exempel.se.'],
    ['a telephone number', ask('contact', { of: 'phone' }), '070-174 06 05', null],
    [
      'a number that is too short',
      ask('contact', { of: 'phone' }),
      '1177',
      'Skriv telefonnumret med riktnummer, till exempel 070-123 45 67.',
    ],
    ['words for a number', ask('contact', { of: 'phone' }), 'ring mig', 'Skriv telefonnumret med riktnummer, till exempel 070-123 45 67.'],
    ['either', ask('contact'), 'a@b.se', null],
    ['neither', ask('contact'), 'hej', 'Skriv en e-postadress eller ett telefonnummer.'],
    ['half an address where either is asked for', ask('contact'), 'hej@', 'Skriv e-postadressen som namn@exempel.se.'],
    ['a personal identity number', ask('identityNumber'), '19121212-1212', null],
    ['one of ten digits', ask('identityNumber'), '811228-9874', null],
    ['one of ten digits without a hyphen', ask('identityNumber'), '8112289874', null],
    ['a coordination number', ask('identityNumber'), '19701063-2391', null],
    ['a wrong check digit', ask('identityNumber'), '811228-9873', 'Personnumret stämmer inte. Kontrollera siffrorna.'],
    ['a day that is none', ask('identityNumber'), '19810231-9874', 'Personnumrets datum stämmer inte. Kontrollera siffrorna.'],
    ['a day to come', ask('identityNumber'), '20991212-1212', 'Personnumrets datum stämmer inte. Kontrollera siffrorna.'],
    ['letters for digits', ask('identityNumber'), 'TF12121212', 'Skriv personnumret med tolv siffror, ÅÅÅÅMMDD-NNNN.'],
    [
      'a coordination number where none is taken',
      ask('identityNumber', { accepts: ['personal'] }),
      '19701063-2391',
      'Skriv ett personnummer. Ett samordningsnummer går inte att använda här.',
    ],
    [
      'a personal one where only coordination numbers are taken',
      ask('identityNumber', { accepts: ['coordination'] }),
      '19121212-1212',
      'Skriv ett samordningsnummer, där dagen är ökad med 60.',
    ],
    ['today, at the latest today', ask('date', { maximum: 'today' }), '2026-11-22', null],
    ['tomorrow, at the latest today', ask('date', { maximum: 'today' }), '2026-11-23', 'Datumet får vara senast i dag.'],
    ['yesterday, at the earliest today', ask('date', { minimum: 'today' }), '2026-11-21', 'Datumet får vara tidigast i dag.'],
    ['before a day', ask('date', { minimum: '2020-01-01' }), '2019-12-31', 'Datumet får vara tidigast 2020-01-01.'],
    ['after a day', ask('date', { maximum: '2020-01-01' }), '2020-01-02', 'Datumet får vara senast 2020-01-01.'],
    ['a day and a time', ask('dateTime'), '2028-02-29T08:30', null],
    ['a day that is none, with a time', ask('dateTime'), '2027-02-29T08:30', 'Datumet finns inte.'],
    ['a time that is none', ask('dateTime'), '2027-02-28T24:00', 'Skriv klockslaget som TT:MM, till exempel 08:30.'],
    ['a day alone', ask('dateTime'), '2027-02-28', 'Skriv både datum och klockslag, till exempel 2027-03-01 och 08:30.'],
    ['an hour and a half', ask('duration', { maximumMinutes: 90 }), 90, null],
    ['too long a time', ask('duration', { maximumMinutes: 90 }), 91, 'Svara med en tid som är högst 1 timme och 30 minuter.'],
    ['too short a time', ask('duration', { minimumMinutes: 5 }), 4, 'Svara med en tid som är minst 5 minuter.'],
    ['too few days', ask('duration', { minimumMinutes: 2880, parts: 'days' }), 1440, 'Svara med en tid som är minst 2 dagar.'],
    ['half a minute', ask('duration'), 0.5, 'Svara med en tid i hela minuter.'],
    ['every row', ask('singleChoiceMatrix', { mandatory: true }), { r1: 'a', r2: 'b' }, null],
    ['a row that is left', ask('singleChoiceMatrix', { mandatory: true }), { r1: 'a' }, 'Svara på raden ”Rad r2”.'],
    ['no row at all', ask('singleChoiceMatrix', { mandatory: true }), {}, 'Svara på alla rader.'],
    ['a row that is not there', ask('singleChoiceMatrix'), { r9: 'a' }, 'Svaret har en rad som inte finns i frågan.'],
    ['an option that is not there, on a row', ask('singleChoiceMatrix'), { r1: 'x' }, 'Välj ett av alternativen.'],
    ['a list for a matrix', ask('singleChoiceMatrix'), ['a'], 'Svara på varje rad.'],
    ['several on a row', ask('multipleChoiceMatrix'), { r1: ['b', 'a'] }, null],
    ['one outside a list on a row', ask('multipleChoiceMatrix'), { r1: 'a' }, 'Välj bland alternativen.'],
    [
      'one and what takes it away, on a row',
      ask('multipleChoiceMatrix'),
      { r1: ['a', 'none'] },
      '”Val none” går inte att välja tillsammans med något annat.',
    ],
    ['all in order', ask('ranking'), ['c', 'a', 'none', 'b'], null],
    ['not all in order', ask('ranking'), ['c', 'a'], 'Rangordna alla alternativ.'],
    ['two places of four', ask('ranking', { places: 2 }), ['c', 'a'], null],
    ['three for two places', ask('ranking', { places: 2 }), ['c', 'a', 'b'], 'Rangordna högst 2 alternativ.'],
    ['the same twice in order', ask('ranking', { places: 2 }), ['c', 'c'], 'Rangordna bland alternativen.'],
    ['agreed', ask('consent'), true, null],
    ['not agreed', ask('consent'), false, 'Markera rutan om du samtycker, annars lämnar du den tom.'],
    ['agreement that is missing', ask('consent', { mandatory: true }), undefined, 'Du behöver samtycka för att kunna gå vidare.'],
    ['a file', ask('file'), ['0198f0ad-6d64-7c00-b4c1-0a2c4e1d9f10'], null],
    ['two files for one', ask('file'), ['a1', 'b2'], 'Lägg till högst en fil.'],
    ['a path for a file', ask('file'), ['../../etc/passwd'], 'Filen går inte att läsa in. Lägg till den igen.'],
    ['a recording', ask('recording'), ['a1'], null],
    ['two recordings', ask('recording'), ['a1', 'b2'], 'Lägg till en inspelning.'],
    ['a typed name', ask('signature'), { name: 'Åsa Öberg' }, null],
    ['a drawing without a name', ask('signature'), { name: ' ', drawing: 'a1' }, 'Skriv ditt namn.'],
    [
      'a drawing that is no file',
      ask('signature'),
      { name: 'Åsa', drawing: '<svg>' },
      'Underskriften går inte att läsa in. Rita den igen.',
    ],
    ['something more than a signature', ask('signature'), { name: 'Åsa', role: 'x' }, 'Skriv ditt namn.'],
    ['places on the body', ask('bodyMap'), ['backLowerBack', 'frontHead'], null],
    ['a place on a side that is not shown', ask('bodyMap', { sides: ['front'] }), ['backLowerBack'], 'Markera platser på kroppen.'],
    ['too many places', ask('bodyMap', { maximum: 1 }), ['backLowerBack', 'frontHead'], 'Markera högst en plats.'],
    ['a repetition', ask('group'), [{ name: 'Alvedon', times: 3 }], null],
    ['a repetition with something missing', ask('group'), [{ times: 3 }], 'Svara på frågan.'],
    ['an empty repetition, which is none', ask('group'), [{}, { name: 'Alvedon' }], null],
    ['too few repetitions', ask('group', { minimum: 2 }), [{ name: 'Alvedon' }, {}], 'Lägg till minst 2.'],
    ['too many repetitions', ask('group', { maximum: 1 }), [{ name: 'Alvedon' }, { name: 'Ipren' }], 'Högst 1 får läggas till.'],
    [
      'a hundred and one repetitions',
      ask('group', { maximum: 100 }),
      Array.from({ length: 101 }, () => ({ name: 'x' })),
      'Högst 100 får läggas till.',
    ],
    ['a repetition of something else', ask('group'), ['Alvedon'], 'Svaren har fel form.'],
    ['a group in a repetition', ask('group'), [{ name: 'x', q: [{}] }], 'Frågan finns inte i formuläret.'],
  ])('%s', (_what, one, answer, message) => {
    expect(said(one, answer)).toBe(message);
  });

  test('what is wrong inside an answer says where', () => {
    expect(checkAnswers([ask('singleChoiceMatrix', { mandatory: true })], { q: { r1: 'a' } })).toEqual([
      { question: 'q', message: 'Svara på raden ”Rad r2”.', at: ['r2'] },
    ]);
    expect(checkAnswers([ask('group')], { q: [{ name: 'Ipren' }, { name: 'Alvedon', times: 10 }, { times: 2, what: 1 }] })).toEqual([
      { question: 'q', message: 'Svara med ett helt tal mellan 1 och 9.', at: [1, 'times'] },
      { question: 'q', message: 'Svara på frågan.', at: [2, 'name'] },
      { question: 'q', message: 'Frågan finns inte i formuläret.', at: [2, 'what'] },
    ]);
  });

  test.each<[string, Question, unknown]>([
    ['half an identity number', ask('identityNumber'), '1912'],
    ['half an address', ask('contact', { of: 'email' }), 'namn@'],
    ['half a text of a form', ask('shortText', { pattern: '\\d{5}' }), '12'],
    ['some places', ask('ranking'), ['c']],
    ['some rows', ask('singleChoiceMatrix', { mandatory: true }), { r1: 'a' }],
    ['a drawing before the name', ask('signature'), { name: '', drawing: 'a1' }],
    ['a repetition with something missing', ask('group', { minimum: 3 }), [{ times: 10 }]],
    ['between two steps', ask('slider'), 0.25],
    ['what takes the others away, with another', ask('multipleChoice'), ['a', 'none']],
    ['a day to come', ask('date', { maximum: 'today' }), '2030-01-01'],
  ])('a draft keeps %s', (_what, one, answer) => {
    expect(said(one, answer, 'draft')).toBeNull();
    expect(said(one, answer)).not.toBeNull();
  });
});

describe('answers: exactly as much as is asked for, and one step more', () => {
  const files = (count: number) => Array.from({ length: count }, (_, index) => `f${index}`);
  const unread = 'Filen går inte att läsa in. Lägg till den igen.';
  const minutes = 'Svara med en tid i hela minuter.';
  const twelve = 'Skriv personnumret med tolv siffror, ÅÅÅÅMMDD-NNNN.';
  const email = 'Skriv e-postadressen som namn@exempel.se.';
  const phone = 'Skriv telefonnumret med riktnummer, till exempel 070-123 45 67.';
  const none = '”Val none” går inte att välja tillsammans med något annat.';
  const line = 'Markera en plats på linjen.';
  const between = 'Välj ett värde mellan −1 och 7.';
  const odd = ask('slider', { minimum: -1, maximum: 7, step: 2 });

  test.each<[string, Question, unknown, string | null]>([
    ['the start of a slider', odd, -1, null],
    ['the end of a slider', odd, 7, null],
    ['steps that are counted from the start', odd, 3, null],
    ['a number that is no step from the start', odd, 2, 'Välj ett av reglagets steg, som är 2 stora.'],
    ['before a slider', odd, -3, between],
    ['a text on a slider', odd, '3', between],
    ['a list on a slider', odd, [3], between],
    ['several pictures that do not go together', ask('pictureChoice', { several: true }), ['a', 'none'], none],
    ['the start of the line', ask('visualAnalogueScale'), 0, null],
    ['before the line', ask('visualAnalogueScale'), -1, line],
    ['two places on the body, of two', ask('bodyMap', { maximum: 2 }), ['frontHead', 'backLowerBack'], null],
    ['three places on the body, of two', ask('bodyMap', { maximum: 2 }), regionsOf(['front']).slice(0, 3), 'Markera högst 2 platser.'],
    ['three files of three', ask('file', { maximumFiles: 3 }), files(3), null],
    ['four files of three', ask('file', { maximumFiles: 3 }), files(4), 'Lägg till högst 3 filer.'],
    ['a file outside a list', ask('file'), 'a1', unread],
    ['a file and a path', ask('file', { maximumFiles: 3 }), ['a1', '../x'], unread],
    ['the same file twice', ask('file', { maximumFiles: 3 }), ['a1', 'a1'], unread],
    ['a number for a file', ask('file'), [5], unread],
    ['a name of 64 signs', ask('file'), ['a'.repeat(64)], null],
    ['a name of 65 signs', ask('file'), ['a'.repeat(65)], unread],
    ['a text for a recording', ask('recording'), 'a1', 'Inspelningen går inte att läsa in. Gör den igen.'],
    ['no time at all', ask('duration'), 0, null],
    ['less than no time', ask('duration'), -1, minutes],
    ['ten years', ask('duration'), 5_256_000, null],
    ['more than ten years', ask('duration'), 5_256_001, minutes],
    ['a text for a time', ask('duration'), '5', minutes],
    ['as short a time as may be', ask('duration', { minimumMinutes: 5 }), 5, null],
    ['less than a day', ask('duration', { minimumMinutes: 1440, parts: 'days' }), 60, 'Svara med en tid som är minst 1 dag.'],
    [
      'less than a day and an hour',
      ask('duration', { minimumMinutes: 1500, parts: 'days' }),
      60,
      'Svara med en tid som är minst 25 timmar.',
    ],
    ['less than a day, in hours', ask('duration', { minimumMinutes: 1440 }), 60, 'Svara med en tid som är minst 24 timmar.'],
    [
      'less than ninety minutes',
      ask('duration', { minimumMinutes: 90, parts: 'minutes' }),
      60,
      'Svara med en tid som är minst 90 minuter.',
    ],
    ['less than a minute', ask('duration', { minimumMinutes: 1 }), 0, 'Svara med en tid som är minst 1 minut.'],
    ['less than an hour and a minute', ask('duration', { minimumMinutes: 61 }), 0, 'Svara med en tid som är minst 1 timme och 1 minut.'],
    ['two places, one of them', ask('ranking', { places: 2 }), ['c'], 'Rangordna 2 alternativ.'],
    [
      'a row that is not there, beside one that is',
      ask('singleChoiceMatrix'),
      { r1: 'a', r9: 'a' },
      'Svaret har en rad som inte finns i frågan.',
    ],
    ['as few repetitions as may be', ask('group', { minimum: 2 }), [{ name: 'a' }, { name: 'b' }], null],
    ['as many repetitions as may be', ask('group', { maximum: 2 }), [{ name: 'a' }, { name: 'b' }], null],
    ['a hundred repetitions', ask('group', { maximum: 100 }), Array.from({ length: 100 }, () => ({ name: 'x' })), null],
    ['a repetition and something else', ask('group'), [{ name: 'a' }, 'Ipren'], 'Svaren har fel form.'],
    ['a name alone, for a signature', ask('signature'), 'Åsa', 'Skriv ditt namn.'],
    ['a number for a name', ask('signature'), { name: 5 }, 'Skriv ditt namn.'],
    ['a name of two hundred signs', ask('signature'), { name: 'å'.repeat(200) }, null],
    ['a longer name', ask('signature'), { name: 'å'.repeat(201) }, 'Skriv ditt namn.'],
    ['half a sign in a name', ask('signature'), { name: 'a\ud83d' }, 'Skriv ditt namn.'],
    ['today, at the earliest today', ask('date', { minimum: 'today' }), TODAY, null],
    ['today, at the latest today', ask('date', { maximum: 'today' }), TODAY, null],
    ['the first day', ask('date', { minimum: '2020-01-01' }), '2020-01-01', null],
    ['a day after the first', ask('date', { minimum: '2020-01-01' }), '2020-01-02', null],
    ['something before a day and a time', ask('dateTime'), 'x2028-02-29T08:30', 'Skriv datumet som ÅÅÅÅ-MM-DD.'],
    ['a number for a day and a time', ask('dateTime'), 5, 'Skriv både datum och klockslag, till exempel 2027-03-01 och 08:30.'],
    ['a number for contact', ask('contact'), 5, 'Svara med text.'],
    ['a telephone number for an e-mail address', ask('contact', { of: 'email' }), '070-174 06 05', email],
    ['an e-mail address for a telephone number', ask('contact', { of: 'phone' }), 'a@b.se', phone],
    ['something before a telephone number', ask('contact', { of: 'phone' }), 'x0701740605', phone],
    ['something after a telephone number', ask('contact', { of: 'phone' }), '0701740605x', phone],
    ['an address that is too long', ask('contact'), `${'x'.repeat(250)}@b.se`, 'Skriv högst 254 tecken. Texten är 1 för lång.'],
    ['a number for an identity number', ask('identityNumber'), 198112289874, 'Svara med text.'],
    ['twelve digits in a row', ask('identityNumber'), '198112289874', null],
    ['something before an identity number', ask('identityNumber'), 'x198112289874', twelve],
    ['something after an identity number', ask('identityNumber'), '198112289874x', twelve],
    ['something before ten digits', ask('identityNumber'), 'x8112289874', twelve],
    ['something after ten digits', ask('identityNumber'), '8112289874x', twelve],
    ['a sixtieth day', ask('identityNumber'), '198112609874', 'Personnumrets datum stämmer inte. Kontrollera siffrorna.'],
  ])('%s', (_what, one, answer, message) => {
    expect(said(one, answer)).toBe(message);
  });

  test('where nobody says which day it is, a limit of today is none', () => {
    for (const limit of ['minimum', 'maximum'])
      for (const day of ['1900-01-01', '2100-01-01']) expect(checkAnswers([ask('date', { [limit]: 'today' })], { q: day })).toEqual([]);
  });

  test.each<[string, Question, unknown]>([
    ['pictures that do not go together', ask('pictureChoice', { several: true }), ['a', 'none']],
    ['options on a row that do not go together', ask('multipleChoiceMatrix'), { r1: ['a', 'none'] }],
    ['more places than asked for', ask('bodyMap', { maximum: 1 }), ['frontHead', 'backLowerBack']],
    ['more files than asked for', ask('file'), files(50)],
    ['a shorter time than asked for', ask('duration', { minimumMinutes: 5 }), 4],
    ['a longer time than asked for', ask('duration', { maximumMinutes: 5 }), 6],
    ['more repetitions than asked for', ask('group', { maximum: 1 }), [{ name: 'a' }, { name: 'b' }]],
  ])('a draft keeps %s', (_what, one, answer) => {
    expect(said(one, answer, 'draft')).toBeNull();
    expect(said(one, answer)).not.toBeNull();
  });

  test.each<[string, Question, unknown, string]>([
    ['fifty-one files', ask('file'), files(51), unread],
    ['less than no time', ask('duration'), -1, minutes],
    ['a hundred and one repetitions', ask('group'), Array.from({ length: 101 }, () => ({ name: 'x' })), 'Högst 20 får läggas till.'],
    ['a picture that is not there', ask('pictureChoice', { several: true }), ['x'], 'Välj bland alternativen.'],
    ['a number for a name', ask('signature'), { name: 5 }, 'Skriv ditt namn.'],
  ])('not even a draft keeps %s', (_what, one, answer, message) => {
    expect(said(one, answer, 'draft')).toBe(message);
  });

  test.each<[string, Question, string]>([
    ['a file', ask('file', { mandatory: true }), 'Lägg till en fil.'],
    ['a recording', ask('recording', { mandatory: true }), 'Gör en inspelning eller lägg till en fil.'],
    ['a signature', ask('signature', { mandatory: true }), 'Skriv ditt namn.'],
    ['several on each row', ask('multipleChoiceMatrix', { mandatory: true }), 'Svara på alla rader.'],
    ['a number', ask('number', { mandatory: true }), 'Svara på frågan.'],
  ])('what is missing is said for %s', (_what, one, message) => {
    expect(said(one, undefined)).toBe(message);
    expect(said(one, undefined, 'draft')).toBeNull();
  });
});

describe('answers: the one form that each is stored in', () => {
  test.each<[string, Question, unknown, unknown]>([
    ['mobile', ask('contact'), ' 070-174 06 05 ', '+46701740605'],
    ['from abroad', ask('contact'), '0047 22 22 55 55', '+4722225555'],
    ['with a zero in parentheses', ask('contact'), '+46 (0)8-123 456', '+468123456'],
    ['a number of which nothing can be told', ask('contact'), '22 22 55 55', '22225555'],
    ['e-mail in its own case', ask('contact'), ' Namn@Exempel.se ', 'Namn@Exempel.se'],
    ['ten digits', ask('identityNumber'), '811228-9874', '198112289874'],
    ['ten digits of a child', ask('identityNumber'), '250601-2397', '202506012397'],
    ['ten digits of one who is a hundred', ask('identityNumber'), '121212+1212', '191212121212'],
    ['a minus for a hyphen', ask('identityNumber'), '19121212−1212', '191212121212'],
    ['half an identity number', ask('identityNumber'), '1912', '1912'],
    ['several options', ask('multipleChoice'), ['c', 'a'], ['a', 'c']],
    ['several pictures', ask('pictureChoice', { several: true }), ['c', 'a'], ['a', 'c']],
    ['an order of one’s own', ask('ranking'), ['c', 'a'], ['c', 'a']],
    ['places on the body, from the head down', ask('bodyMap'), ['backLowerBack', 'frontHead'], ['frontHead', 'backLowerBack']],
    ['rows in the document’s order', ask('multipleChoiceMatrix'), { r2: ['c', 'a'], r1: [] }, { r2: ['a', 'c'] }],
    ['a signature', ask('signature'), { drawing: 'a1', name: ' Åsa ' }, { name: 'Åsa', drawing: 'a1' }],
    ['repetitions', ask('group'), [{}, { times: 1, name: 'x' }, { name: ' ' }], [{ name: 'x', times: 1 }]],
    ['nothing at all', ask('group'), [{}, { name: '' }], undefined],
    ['less than nothing, which is nothing', ask('number'), -0, 0],
    ['a drawing before the name', ask('signature'), { name: ' ', drawing: 'a1' }, { drawing: 'a1' }],
    ['a name without a drawing', ask('signature'), { name: 'Åsa' }, { name: 'Åsa' }],
    ['a number that is no name', ask('signature'), { name: 5, drawing: 5 }, {}],
    ['a text for a signature', ask('signature'), 'Åsa', 'Åsa'],
    ['a text for a matrix', ask('multipleChoiceMatrix'), 'a', 'a'],
    ['a text for a group', ask('group'), 'Alvedon', 'Alvedon'],
    ['a number for contact', ask('contact'), 5, 5],
    ['a number for an identity number', ask('identityNumber'), 5, 5],
    ['digits for an e-mail address', ask('contact', { of: 'email' }), '070-174 06 05', '070-174 06 05'],
    ['words for contact', ask('contact'), 'ring mig', 'ring mig'],
    ['words after digits', ask('contact'), '070 hej', '070 hej'],
    ['words among digits', ask('contact'), '0 hej 70', '0 hej 70'],
  ])('%s', (_what, one, answer, expected) => {
    expect(stored(one, answer)).toEqual(expected);
  });

  test('one option on each row stands in the document’s order of rows', () => {
    expect(JSON.stringify(stored(ask('singleChoiceMatrix'), { r2: 'b', r1: 'a' }))).toBe('{"r1":"a","r2":"b"}');
  });

  test('the century of ten digits is told from the day of answering, and without it the number is refused', () => {
    const one = ask('identityNumber');
    const on = (today: string): unknown => tidyAnswers([one], { q: '261122-2392' }, today)['q'];
    expect([on('2026-11-21'), on('2026-11-22')]).toEqual(['192611222392', '202611222392']);
    expect(checkAnswers([one], { q: '811228-9874' })[0]?.message).toBe('Skriv personnumret med tolv siffror, ÅÅÅÅMMDD-NNNN.');
  });
});

test('the regions of the body have ids and names of their own, on two sides', () => {
  expect(new Set(BODY_REGIONS.map(({ id }) => id)).size).toBe(BODY_REGIONS.length);
  expect(new Set(BODY_REGIONS.map(({ name }) => name)).size).toBe(BODY_REGIONS.length);
  expect(regionsOf(['front']).length + regionsOf(['back']).length).toBe(BODY_REGIONS.length);
  expect(regionsOf(['front']).every((id) => id.startsWith('front'))).toBe(true);
});
