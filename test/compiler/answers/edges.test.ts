import { describe, expect, test } from 'vitest';
import { checkAnswers } from '../../../compiler/answers/checkAnswers.ts';
import { tidyAnswers } from '../../../compiler/answers/tidyAnswers.ts';
import type { Answers } from '../../../compiler/document/question.ts';
import { question } from '../../../compiler/document/question.ts';

const options = ['a', 'b', 'c'].map((id) => ({ id, text: id }));
const ask = (kind: string, more: object = {}) => question.parse({ kind, id: 'q', text: 'Fråga', ...more });
const said = (asked: ReturnType<typeof ask>, answer: unknown): string | null => checkAnswers([asked], { q: answer })[0]?.message ?? null;

/** What each answer is told, in the order given; null is taken. */
const told = (asked: ReturnType<typeof ask>, ...answers: readonly unknown[]) => answers.map((answer) => said(asked, answer));

describe('answers at the edge of what is asked for', () => {
  test('the least and the most are taken, one step outside is not', () => {
    const chosen = ask('multipleChoice', { options, minimum: 2, maximum: 2 });
    expect(told(chosen, ['a', 'b'], ['a'], ['a', 'b', 'c'])).toEqual([null, 'Välj precis 2 alternativ.', 'Välj precis 2 alternativ.']);
    const some = ask('multipleChoice', { options, minimum: 1, maximum: 2 });
    expect(told(some, ['a'], ['a', 'b'], ['a', 'b', 'c'])).toEqual([null, null, 'Välj högst 2 alternativ.']);

    const amount = ask('number', { minimum: -2, maximum: 5 });
    const outside = 'Svara med ett helt tal mellan −2 och 5.';
    expect(told(amount, -2, 5, -3, 6)).toEqual([null, null, outside, outside]);

    const step = ask('scale', { minimum: -3, maximum: 3, minimumText: 'Sämre', maximumText: 'Bättre' });
    const off = 'Svara med ett tal mellan −3 och 3.';
    expect(told(step, -3, 3, -4, 4, 0.5, '1')).toEqual([null, null, off, off, off, off]);

    expect(told(ask('shortText', { maximumLength: 3 }), 'abc', 'abcd')).toEqual([null, 'Skriv högst 3 tecken. Texten är 1 för lång.']);
  });

  test('a number that would lose its last digits is not taken', () => {
    expect(told(ask('number'), 1e12, -1e12, 1e12 + 1, -1e12 - 1)).toEqual([
      null,
      null,
      'Svara med ett helt tal.',
      'Svara med ett helt tal.',
    ]);
  });

  test('nor in a draft, where no other limit counts', () => {
    expect(checkAnswers([ask('number', { maximum: 10 })], { q: 11 }, 'draft')).toEqual([]);
    expect(checkAnswers([ask('number')], { q: 1e12 + 1 }, 'draft')).toEqual([{ question: 'q', message: 'Svara med ett helt tal.' }]);
  });

  test('one decimal is said in the singular', () => {
    expect(told(ask('number', { decimals: 1 }), 0.5, 0.55)).toEqual([null, 'Svara med högst 1 decimal.']);
  });

  test('what is no text, no list of texts and no number is told what is asked for', () => {
    expect(said(ask('longText'), 5)).toBe('Svara med text.');
    expect(said(ask('multipleChoice', { options }), [1])).toBe('Välj bland alternativen.');
    expect(said(ask('multipleChoice', { options }), ['\ud83d'])).toBe('Välj bland alternativen.');
    expect(said(ask('number'), [7])).toBe('Svara med ett helt tal.');
    expect(said(ask('date'), ['2026-11-22'])).toBe('Skriv datumet som ÅÅÅÅ-MM-DD.');
    expect(said(ask('time'), ['08:30'])).toBe('Skriv klockslaget som TT:MM, till exempel 08:30.');
  });
});

describe('days and times of day', () => {
  test.each(['0001-01-01', '2026-12-31', '2026-01-31', '2026-04-30', '2024-02-29', '2000-02-29', '2023-02-28'])('%s is a day', (day) => {
    expect(said(ask('date'), day)).toBeNull();
  });

  test.each(['0000-01-01', '2026-00-10', '2026-10-00', '2026-01-32', '2026-02-30', '2023-02-29', '1900-02-29', '2026-09-31'])(
    '%s does not exist',
    (day) => {
      expect(said(ask('date'), day)).toBe('Datumet finns inte.');
    },
  );

  test.each(['den 2026-11-22', '2026-11-22 kl. 8', '26-11-22', '2026-1-2'])('%s is not written as a day', (day) => {
    expect(said(ask('date'), day)).toBe('Skriv datumet som ÅÅÅÅ-MM-DD.');
  });

  test('a time of day is nothing but that', () => {
    expect(told(ask('time'), '00:00', '19:59', '23:59')).toEqual([null, null, null]);
    for (const time of ['kl. 08:30', '08:30:15', '8:30', '08:60', '30:00'])
      expect(said(ask('time'), time)).toBe('Skriv klockslaget som TT:MM, till exempel 08:30.');
  });
});

describe('what is said and what is kept', () => {
  test('an unknown question is named, shortened', () => {
    expect(checkAnswers([], { ['x'.repeat(80)]: 1 })).toEqual([{ question: 'x'.repeat(60), message: 'Frågan finns inte i formuläret.' }]);
  });

  test('a list is put in order for the question that asks for one, and left alone elsewhere', () => {
    const form = [
      ask('multipleChoice', { id: 'many', options }),
      ask('longText', { id: 'text' }),
      ask('singleChoice', { id: 'one', options }),
    ];
    expect(tidyAnswers(form, { one: 'b', text: 'c a', many: ['c', 'b', 'a'] })).toEqual({ many: ['a', 'b', 'c'], text: 'c a', one: 'b' });
    expect(tidyAnswers(form, { text: ['c', 'a'], many: 'a' } as Answers)).toEqual({ text: ['c', 'a'], many: 'a' });
  });

  test('what every object has is no answer', () => {
    expect(tidyAnswers([ask('longText', { id: 'constructor1' })], Object.create({ constructor1: 'x' }) as Answers)).toEqual({});
  });
});
