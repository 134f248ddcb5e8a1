import { expect, test } from 'vitest';
import { sameAnswers } from '../../../web/device/sameAnswers.ts';

test('the order of keys says nothing, however deep they stand', () => {
  expect(
    sameAnswers(
      { sleep: 3, worries: { day: 'much', night: 'little' }, drugs: [{ name: 'A', dose: 2 }] },
      { drugs: [{ dose: 2, name: 'A' }], worries: { night: 'little', day: 'much' }, sleep: 3 },
    ),
  ).toBe(true);
});

test('the order of a list does', () => {
  expect(sameAnswers({ ranking: ['a', 'b'] }, { ranking: ['b', 'a'] })).toBe(false);
});

test.each([
  ['another value', { sleep: 3 }, { sleep: 4 }],
  ['text beside a number', { sleep: 3 }, { sleep: '3' }],
  ['an answer more', { sleep: 3 }, { sleep: 3, mood: 1 }],
  ['another value far down', { drugs: [{ name: 'A', dose: 2 }] }, { drugs: [{ name: 'A', dose: 3 }] }],
  ['rows beside a list of pairs', { worries: { day: 'much' } }, { worries: ['day', 'much'] }],
])('%s is another answer', (_name, one, other) => {
  expect(sameAnswers(one, other)).toBe(false);
});
