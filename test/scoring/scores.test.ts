import { describe, expect, test } from 'vitest';
import type { Question } from '../../compiler/document/question.ts';
import { question } from '../../compiler/document/question.ts';
import { rangeOf, scoreOf } from '../../scoring/scores.ts';

const option = (id: string, score?: number) => ({ id, text: id, ...(score === undefined ? {} : { score }) });
const read = (written: object): Question => question.parse({ id: 'q', text: 'Fråga', ...written });

const choice = read({ kind: 'singleChoice', options: [option('low', 1), option('high', 4), option('unsure')] });
const many = read({ kind: 'multipleChoice', options: [option('one', 1), option('three', 3), option('minus', -2), option('unsure')] });
const yesNo = read({ kind: 'yesNo' });
const scale = read({ kind: 'scale', minimum: 2, maximum: 9, minimumText: 'Inte', maximumText: 'Mycket' });
const amount = read({ kind: 'number', minimum: -3, maximum: 7, decimals: 1 });
const withoutNumbers = ['shortText', 'longText', 'date', 'time', 'information'].map((kind) => read({ kind }));

describe('the number an answer counts as', () => {
  test.each([
    ['a chosen option', choice, 'high', 4],
    ['an option without a score', choice, 'unsure', null],
    ['an option that is not there', choice, 'other', null],
    ['several chosen options', many, ['one', 'three'], 4],
    ['no chosen option', many, [], 0],
    ['several of which the first has no score', many, ['unsure', 'three'], null],
    ['several of which the last has no score', many, ['three', 'unsure'], null],
    ['one option of several, written alone', many, 'one', 1],
    ['a list that is none', many, true, null],
    ['yes', yesNo, true, 1],
    ['no', yesNo, false, 0],
    ['a yes written as a text', yesNo, 'true', null],
    ['a step on a scale', scale, 5, 5],
    ['a number', amount, -0.5, -0.5],
    ['a number written as a text', amount, '5', null],
    ['an endless number', amount, Infinity, null],
  ] as const)('%s', (_what, asked, answer, score) => {
    expect(scoreOf(asked, answer)).toBe(score);
  });

  test('no answer is no number, whatever the question', () => {
    for (const asked of [choice, many, yesNo, scale, amount, ...withoutNumbers]) expect(scoreOf(asked, undefined)).toBeNull();
  });

  test('text, date, time and information are no numbers even when a number stands there', () => {
    for (const asked of withoutNumbers) expect(scoreOf(asked, 5)).toBeNull();
  });
});

describe('the number an answer of each further kind counts as', () => {
  const options = [option('one', 1), option('three', 3), option('unsure')];
  const rows = [{ id: 'a', text: 'a' }];
  test.each([
    ['dropDown', { options }, 'three', 3, { minimum: 1, maximum: 3 }],
    ['dropDown', { options }, 'unsure', null, { minimum: 1, maximum: 3 }],
    ['pictureChoice', { options }, 'three', 3, { minimum: 1, maximum: 3 }],
    ['pictureChoice', { options }, 'other', null, { minimum: 1, maximum: 3 }],
    ['pictureChoice', { options, several: true }, ['one', 'three'], 4, { minimum: 0, maximum: 4 }],
    ['pictureChoice', { options, several: true }, ['one', 'other'], null, { minimum: 0, maximum: 4 }],
    ['ratingScale', { minimum: 0, maximum: 10 }, 7, 7, { minimum: 0, maximum: 10 }],
    ['ratingScale', { minimum: 0, maximum: 10 }, '7', null, { minimum: 0, maximum: 10 }],
    ['slider', { minimum: -5, maximum: 5 }, -2.5, -2.5, { minimum: -5, maximum: 5 }],
    ['visualAnalogueScale', { minimumText: 'a', maximumText: 'b' }, 42, 42, { minimum: 0, maximum: 100 }],
    ['duration', {}, 90, 90, null],
    ['duration', { minimumMinutes: 10 }, 90, 90, null],
    ['duration', { maximumMinutes: 100 }, 90, 90, null],
    ['duration', { minimumMinutes: 10, maximumMinutes: 100 }, 90, 90, { minimum: 10, maximum: 100 }],
    ['calculated', { expression: '1' }, 3.5, 3.5, null],
    ['calculated', { expression: '1' }, 'text', null, null],
    ['calculated', { expression: '1' }, true, null, null],
    ['contact', { of: 'phone' }, 5, null, null],
    ['identityNumber', {}, 5, null, null],
    ['dateTime', {}, 5, null, null],
    ['singleChoiceMatrix', { rows, options }, { a: 'one' }, null, null],
    ['multipleChoiceMatrix', { rows, options }, { a: ['one'] }, null, null],
    ['ranking', { options }, ['one', 'three'], null, null],
    ['consent', { statement: 'Ja' }, true, null, null],
    ['file', {}, ['1'], null, null],
    ['recording', { of: 'audio' }, ['1'], null, null],
    ['signature', {}, { name: 'x' }, null, null],
    ['bodyMap', { sides: ['front'] }, ['head'], null, null],
    ['group', { questions: [] }, [{}], null, null],
  ] as const)('%s %j answered %j is %s', (kind, more, answer, score, range) => {
    const drawn =
      kind === 'pictureChoice' ? { ...more, options: options.map((one) => ({ ...one, image: { src: 'a.png', alt: 'a' } })) } : more;
    const asked = read({ kind, ...drawn });
    expect(scoreOf(asked, answer as never)).toBe(score);
    expect(rangeOf(asked)).toEqual(range);
    expect(scoreOf(asked, undefined)).toBeNull();
  });

  test('one option of several written alone is that option, or none', () => {
    expect([scoreOf(many, 'three'), scoreOf(many, 'unsure'), scoreOf(many, 'other')]).toEqual([3, null, null]);
  });
});

describe('the range of a question', () => {
  test.each([
    ['from the least to the greatest score of the options', choice, { minimum: 1, maximum: 4 }],
    ['all that take away and all that add, where several may be chosen', many, { minimum: -2, maximum: 4 }],
    ['no and yes', yesNo, { minimum: 0, maximum: 1 }],
    ['the ends of a scale', scale, { minimum: 2, maximum: 9 }],
    ['the limits of a number', amount, { minimum: -3, maximum: 7 }],
  ])('%s', (_what, asked, range) => {
    expect(rangeOf(asked)).toEqual(range);
  });

  test('there is none without scores, without both limits, or for what is no number', () => {
    const none = [
      read({ kind: 'singleChoice', options: [option('a'), option('b')] }),
      read({ kind: 'multipleChoice', options: [option('a')] }),
      read({ kind: 'number', minimum: 0 }),
      read({ kind: 'number', maximum: 10 }),
      ...withoutNumbers,
    ];
    for (const asked of none) expect(rangeOf(asked)).toBeNull();
  });
});
