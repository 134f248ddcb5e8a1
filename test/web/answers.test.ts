import { describe, expect, test } from 'vitest';
import { isAsked, question } from '../../compiler/document/question.ts';
import { answerText } from '../../web/answerText.ts';
import { moduleToRead, mostUrgent, nextForm, type Task } from '../../web/citizen/task.ts';
import { moduleTitle } from '../../web/moduleTitle.ts';
import { readNumber } from '../../web/questions/readNumber.ts';
import { readTime } from '../../web/questions/readTime.ts';
import { resultSentence } from '../../web/results.ts';

const asked = (content: object) => {
  const parsed = question.parse({ id: 'q', text: 'Fråga', ...content });
  if (!isAsked(parsed)) throw new Error('takes no answer');
  return parsed;
};
const options = [
  { id: 'a', text: 'Inte alls' },
  { id: 'b', text: 'Flera dagar' },
];

const rows = [
  { id: 'r1', text: 'Första' },
  { id: 'r2', text: 'Andra' },
];

describe('an answer as it reads', () => {
  test.each([
    [asked({ kind: 'singleChoice', options }), 'b', 'Flera dagar'],
    [asked({ kind: 'singleChoice', options }), 'gone', 'gone'],
    [asked({ kind: 'dropDown', options }), 'a', 'Inte alls'],
    [asked({ kind: 'multipleChoice', options }), ['a', 'b'], 'Inte alls, Flera dagar'],
    [asked({ kind: 'pictureChoice', options }), 'b', 'Flera dagar'],
    [asked({ kind: 'ranking', options }), ['b', 'a'], '1. Flera dagar, 2. Inte alls'],
    [asked({ kind: 'yesNo' }), false, 'Nej'],
    [asked({ kind: 'consent', statement: 'Ja tack' }), true, 'Godkänt'],
    [asked({ kind: 'number', unit: 'timmar', decimals: 1 }), 7.5, '7,5 timmar'],
    [asked({ kind: 'slider', minimum: 0, maximum: 1, step: 0.125, unit: 'l' }), 0.125, '0,125 l'],
    [asked({ kind: 'scale', minimum: 0, maximum: 10, minimumText: 'Inte', maximumText: 'Helt' }), 6, '6 av 10'],
    [asked({ kind: 'ratingScale', minimum: 0, maximum: 10, texts: { 5: 'Måttligt' } }), 5, '5 av 10, Måttligt'],
    [asked({ kind: 'visualAnalogueScale', minimumText: 'Inget', maximumText: 'Värst' }), 37, '37 av 100, från ”Inget” till ”Värst”'],
    [asked({ kind: 'time' }), '23:30', '23.30'],
    [asked({ kind: 'date' }), '2026-11-22', 'söndag 22 november 2026'],
    [asked({ kind: 'date' }), 'i går', 'i går'],
    [asked({ kind: 'dateTime' }), '2026-11-22T08:15', 'söndag 22 november 2026 kl. 08.15'],
    [asked({ kind: 'dateTime' }), '2026-11-22T', 'söndag 22 november 2026'],
    [asked({ kind: 'duration' }), 95, '1 timme 35 minuter'],
    [asked({ kind: 'duration' }), 0, '0 minuter'],
    [asked({ kind: 'duration', parts: 'minutes' }), 95, '95 minuter'],
    [asked({ kind: 'duration', parts: 'days' }), 2880, '2 dagar'],
    [asked({ kind: 'identityNumber' }), '191212121212', '19121212-1212'],
    [asked({ kind: 'contact', of: 'email' }), 'anna@example.se', 'anna@example.se'],
    [asked({ kind: 'bodyMap' }), ['frontFace', 'backNeck'], 'Ansiktet, Nacken'],
    [asked({ kind: 'singleChoiceMatrix', rows, options }), { r2: 'b' }, 'Andra: Flera dagar'],
    [
      asked({ kind: 'multipleChoiceMatrix', rows, options }),
      { r1: ['a', 'b'], r2: ['a'] },
      'Första: Inte alls, Flera dagar; Andra: Inte alls',
    ],
    [asked({ kind: 'file' }), ['f1', 'f2'], '2 filer'],
    [asked({ kind: 'recording', of: 'audio' }), ['f1'], '1 fil'],
    [asked({ kind: 'signature' }), { name: 'Anna Berg', drawing: 'f1' }, 'Anna Berg'],
    [asked({ kind: 'group' }), [{}, {}], '2 gånger'],
    [asked({ kind: 'longText' }), 'Ont i ryggen 😴', 'Ont i ryggen 😴'],
    [asked({ kind: 'shortText' }), undefined, null],
  ])('%#', (which, answer, words) => {
    expect(answerText(which, answer)).toBe(words);
  });

  test.each([
    ['7,5', 7.5],
    [' 12 ', 12],
    ['−3', -3],
    ['', undefined],
    ['sju', 'sju'],
    ['1,2,3', '1,2,3'],
  ])('"%s" is read as a number when it is one, and kept as typed when not', (typed, value) => {
    expect(readNumber(typed)).toBe(value);
  });
});

test.each([
  ['7.30', '07:30'],
  ['0730', '07:30'],
  ['730', '07:30'],
  ['7:30', '07:30'],
  [' 23,59 ', '23:59'],
  ['', ''],
  ['7', '7'],
  ['24:00', '24:00'],
  ['7.60', '7.60'],
])('"%s" is read as the time "%s", and kept as typed when it is none', (typed, value) => {
  expect(readTime(typed)).toBe(value);
});

test('a result is told with its scale and what it means', () => {
  const value = {
    at: '',
    value: 12,
    text: null,
    band: 'Måttliga besvär',
    failure: null,
    methodVersion: '1',
    occasion: 1,
    instance: '',
    day: null,
    recomputed: null,
  };
  expect(resultSentence({ maximum: 27, unit: null }, value)).toBe('12 av 27 – måttliga besvär');
  expect(resultSentence({ maximum: 100, unit: '%' }, { ...value, value: 86.5, band: null })).toBe('86,5 %');
});

test('a module that begins with its own number is named without it, where the number stands beside', () => {
  expect(moduleTitle({ number: 3, title: 'Modul 3: Sängen är för sömn' })).toBe('Sängen är för sömn');
  expect(moduleTitle({ number: 7, title: 'Fördjupning: Skift' })).toBe('Fördjupning: Skift');
  expect(moduleTitle({ number: 3, title: 'Modul 3' })).toBe('Modul 3');
});

const task = (openedAt: string, dueAt: string | null, statuses: Task['forms'][number]['status'][]): Task => ({
  kind: 'occasion',
  battery: 'b',
  title: openedAt,
  occasion: 1,
  minutes: null,
  openedAt,
  dueAt,
  forms: statuses.map((status, index) => ({ instance: String(index), form: 'f', title: 'F', status })),
});

test('the one thing to do now is what is due soonest, then what has waited longest, and never what is answered or over', () => {
  const early = task('2026-11-01', null, ['notStarted']);
  const due = task('2026-11-10', '2026-11-24', ['saved', 'notStarted']);
  const saved = task('2026-10-01', '2026-11-20', ['saved']);
  expect(
    mostUrgent([
      { phase: 'active', tasks: [early, saved] },
      { phase: 'active', tasks: [due] },
    ])?.task,
  ).toBe(due);
  expect(mostUrgent([{ phase: 'active', tasks: [task('2026-11-02', null, ['draft']), early] }])?.task).toBe(early);
  expect(mostUrgent([{ phase: 'ended', tasks: [early] }])).toBeNull();
});

test('a form that is begun comes before one that is not', () => {
  expect(nextForm(task('', null, ['saved', 'notStarted', 'draft']))?.instance).toBe('2');
});

test('when no form waits one goes on with the first open module of a moment that goes on', () => {
  const module = (id: string) => ({ id, number: 1, title: id, minutes: null });
  const ended = { phase: 'ended' as const, openModules: [module('gone')] };
  const done = { phase: 'active' as const, openModules: [] };
  const going = { phase: 'active' as const, openModules: [module('first'), module('second')] };
  expect(moduleToRead([ended, done, going])).toEqual({ moment: going, module: module('first') });
  expect(moduleToRead([ended, done])).toBeNull();
});
