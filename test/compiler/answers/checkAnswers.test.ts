import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAnswers } from '../../../compiler/answers/checkAnswers.ts';
import { tidyAnswers } from '../../../compiler/answers/tidyAnswers.ts';
import type { Question } from '../../../compiler/document/question.ts';
import { question } from '../../../compiler/document/question.ts';

const options = ['a', 'b', 'c'].map((id) => ({ id, text: id }));

/** One question of the form, with what its kind needs filled in. */
function ask(kind: string, more: object = {}): Question {
  const needed = kind === 'scale' ? { minimum: 0, maximum: 10, minimumText: 'Inte alls', maximumText: 'Hela tiden' } : {};
  const choices = kind === 'singleChoice' || kind === 'multipleChoice' ? { options } : {};
  return question.parse({ kind, id: 'q', text: 'Fråga', ...needed, ...choices, ...more });
}

const said = (one: Question, answer: unknown, mode: 'save' | 'draft' = 'save'): string | null =>
  checkAnswers([one], { q: answer }, mode)[0]?.message ?? null;

describe('answers: each kind of question', () => {
  const twoDecimals = { decimals: 2, minimum: 0 };
  test.each<[string, Question, unknown, string | null]>([
    ['an option', ask('singleChoice'), 'b', null],
    ['an unknown option', ask('singleChoice'), 'd', 'Välj ett av alternativen.'],
    ['a number where an option is asked for', ask('singleChoice'), 1, 'Välj ett av alternativen.'],
    ['null, which never stands', ask('singleChoice'), null, 'Välj ett av alternativen.'],
    ['several options', ask('multipleChoice'), ['a', 'c'], null],
    ['an unknown one among several', ask('multipleChoice'), ['a', 'x'], 'Välj bland alternativen.'],
    ['the same option twice', ask('multipleChoice'), ['a', 'a'], 'Välj bland alternativen.'],
    ['one option outside a list', ask('multipleChoice'), 'a', 'Välj bland alternativen.'],
    ['too few options', ask('multipleChoice', { minimum: 2 }), ['a'], 'Välj minst 2 alternativ.'],
    ['too many options', ask('multipleChoice', { maximum: 1 }), ['a', 'b'], 'Välj högst 1 alternativ.'],
    ['another number of options than asked for', ask('multipleChoice', { minimum: 2, maximum: 2 }), ['a'], 'Välj precis 2 alternativ.'],
    ['yes', ask('yesNo'), true, null],
    ['the word true', ask('yesNo'), 'true', 'Svara ja eller nej.'],
    ['a whole number', ask('number', { minimum: 0, maximum: 10 }), 7, null],
    ['a number over its maximum', ask('number', { minimum: 0, maximum: 10, decimals: 1 }), 10.5, 'Svara med ett tal mellan 0 och 10.'],
    [
      'decimals where a whole number is asked for',
      ask('number', { minimum: 0, maximum: 10 }),
      7.5,
      'Svara med ett helt tal mellan 0 och 10.',
    ],
    ['a number in text', ask('number'), '7', 'Svara med ett helt tal.'],
    ['two decimals', ask('number', twoDecimals), 0.07, null],
    ['three decimals', ask('number', twoDecimals), 0.073, 'Svara med högst 2 decimaler.'],
    ['a number under its minimum', ask('number', { decimals: 1, minimum: -1.5 }), -2, 'Svara med ett tal som är minst −1,5.'],
    ['a number over an only maximum', ask('number', { maximum: 300 }), 301, 'Svara med ett helt tal som är högst 300.'],
    ['not a number', ask('number'), Number.NaN, 'Svara med ett helt tal.'],
    ['endless', ask('number'), Number.POSITIVE_INFINITY, 'Svara med ett helt tal.'],
    ['a step of the scale', ask('scale'), 10, null],
    ['a step past the scale', ask('scale'), 11, 'Svara med ett tal mellan 0 och 10.'],
    ['between two steps', ask('scale'), 4.5, 'Svara med ett tal mellan 0 och 10.'],
    ['a line', ask('shortText'), 'Åsa 🙂', null],
    ['two lines where one is asked for', ask('shortText'), 'en\ntvå', 'Skriv svaret på en rad.'],
    ['a list where text is asked for', ask('shortText'), ['a'], 'Svara med text.'],
    ['text of just the length, in signs of two units', ask('shortText', { maximumLength: 3 }), '🙂🙂🙂', null],
    ['text that is one sign too long', ask('shortText', { maximumLength: 3 }), '🙂🙂🙂🙂', 'Skriv högst 3 tecken. Texten är 1 för lång.'],
    ['several lines', ask('longText'), 'en\ntvå', null],
    ['a long text that is too long', ask('longText', { maximumLength: 2 }), 'abcde', 'Skriv högst 2 tecken. Texten är 3 för lång.'],
    ['half a sign', ask('longText'), 'a\ud83d', 'Texten innehåller ett tecken som inte kan sparas.'],
    ['the null character, which the database cannot hold', ask('longText'), 'a\0b', 'Texten innehåller ett tecken som inte kan sparas.'],
    ['a day', ask('date'), '2026-11-22', null],
    ['a leap day', ask('date'), '2028-02-29', null],
    ['a leap day in a year without one', ask('date'), '2100-02-29', 'Datumet finns inte.'],
    ['31 April', ask('date'), '2026-04-31', 'Datumet finns inte.'],
    ['month 13', ask('date'), '2026-13-01', 'Datumet finns inte.'],
    ['a day written the American way', ask('date'), '11/22/2026', 'Skriv datumet som ÅÅÅÅ-MM-DD.'],
    ['a time', ask('time'), '23:59', null],
    ['24 o’clock', ask('time'), '24:00', 'Skriv klockslaget som TT:MM, till exempel 08:30.'],
    [
      'an answer to an information text',
      question.parse({ kind: 'information', id: 'q', text: 'Läs' }),
      'x',
      'En informationstext har inget svar.',
    ],
  ])('%s', (_what, one, answer, sentence) => {
    expect(said(one, answer)).toBe(sentence);
  });
});

describe('answers: mandatory questions and drafts', () => {
  const mandatory = ask('shortText', { mandatory: true });

  test.each([[undefined], [''], ['   ']])('a mandatory question answered with %o is not answered', (answer) => {
    expect(checkAnswers([mandatory], answer === undefined ? {} : { q: answer })).toEqual([{ question: 'q', message: 'Svara på frågan.' }]);
  });

  test('no option chosen in a mandatory question is no answer', () => {
    expect(said(ask('multipleChoice', { mandatory: true }), [])).toBe('Svara på frågan.');
  });

  test('no is an answer', () => {
    expect(said(ask('yesNo', { mandatory: true }), false)).toBeNull();
    expect(said(ask('number', { mandatory: true }), 0)).toBeNull();
  });

  test('a draft needs nothing and minds no range yet', () => {
    expect(checkAnswers([mandatory], {}, 'draft')).toEqual([]);
    expect(said(ask('number', { minimum: 10 }), 1, 'draft')).toBeNull();
    expect(said(ask('multipleChoice', { minimum: 2 }), ['a'], 'draft')).toBeNull();
  });

  test('a draft is still only known questions of the right type', () => {
    expect(checkAnswers([mandatory], { other: 'x' }, 'draft')).toEqual([{ question: 'other', message: 'Frågan finns inte i formuläret.' }]);
    expect(said(ask('number'), 'x', 'draft')).toBe('Svara med ett helt tal.');
    expect(said(ask('singleChoice'), 'x', 'draft')).toBe('Välj ett av alternativen.');
  });
});

describe('answers: what does not belong in a form', () => {
  test.each(['__proto__', 'constructor', 'prototype', 'toString'])('the key %s is an unknown question', (key) => {
    const answers = JSON.parse(`{ "${key}": "x" }`) as unknown;
    expect(checkAnswers([ask('shortText')], answers)).toEqual([{ question: key, message: 'Frågan finns inte i formuläret.' }]);
  });

  test.each([[null], [undefined], ['x'], [5], [[]]])('%o is no set of answers', (answers) => {
    expect(checkAnswers([], answers)).toEqual([{ question: '', message: 'Svaren har fel form.' }]);
  });

  test('problems come in the order of the form, unknown questions last', () => {
    const form = [ask('number', { id: 'first' }), ask('date', { id: 'second', mandatory: true })];
    expect(checkAnswers(form, { zzz: 1, first: 'x' }).map(({ question: id }) => id)).toEqual(['first', 'second', 'zzz']);
  });

  test('any value at all gives problems or none, never a crash', () => {
    const kinds = ['singleChoice', 'multipleChoice', 'yesNo', 'number', 'scale', 'shortText', 'longText', 'date', 'time'];
    const form = kinds.map((kind) => ask(kind, { id: kind }));
    const keys = fc.constantFrom(...kinds, 'other', '__proto__');
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.dictionary(keys, fc.anything())),
        fc.constantFrom('save' as const, 'draft' as const),
        (answers, mode) => {
          for (const { message } of checkAnswers(form, answers, mode)) expect(message).toMatch(/\.$|08:30\.$/);
        },
      ),
    );
  });
});

describe('answers: as they are stored', () => {
  test('several options stand in the order of the document and what is not answered has no key', () => {
    const form = [ask('multipleChoice', { id: 'm' }), ask('longText', { id: 't' }), ask('yesNo', { id: 'y' })];
    expect(tidyAnswers(form, { y: false, m: ['c', 'a'], t: ' ' })).toEqual({ m: ['a', 'c'], y: false });
  });

  test('tidied answers pass the check that the untidied passed', () => {
    const form = [ask('multipleChoice', { id: 'm' }), ask('shortText', { id: 's' })];
    const some = fc.record({ m: fc.shuffledSubarray(['a', 'b', 'c']), s: fc.constantFrom('', 'x', ' ') }, { requiredKeys: [] });
    fc.assert(
      fc.property(some, (answers) => {
        expect(checkAnswers(form, tidyAnswers(form, answers))).toEqual(checkAnswers(form, answers));
      }),
    );
  });
});
