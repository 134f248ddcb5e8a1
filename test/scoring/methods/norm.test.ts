import { describe, expect, test } from 'vitest';
import { norm } from '../../../scoring/methods/norm.ts';
import { normalShare } from '../../../scoring/normalShare.ts';
import { came, givenTo } from '../../support/givenTo.ts';
import { scaleForm } from '../../support/scaleForm.ts';

type Norm = Parameters<typeof norm>[1];
const form = scaleForm(1);
const table: Norm['table'] = [
  { sex: 'female', ageFrom: 18, ageTo: 39, mean: 10, sd: 2 },
  { sex: 'female', ageFrom: 40, mean: 12, sd: 4 },
  { sex: 'male', ageTo: 64, mean: 8, sd: 2 },
];
const against = (
  value: number | string,
  citizen: { age: number | null; sex: 'female' | 'male' | null },
  as: Norm['as'] = 't',
  rows: Norm['table'] = table,
) => norm(givenTo(form, {}, { settled: { total: came(value) }, citizen }), { kind: 'norm', of: 'total', table: rows, as });

describe('a result held against a norm', () => {
  test('is a z, a T or a percentile of the normal distribution', () => {
    expect(against(14, { age: 30, sex: 'female' }, 'z')).toEqual({ value: 2, inputs: { of: 14, age: 30, sex: 'female', mean: 10, sd: 2 } });
    expect(against(14, { age: 30, sex: 'female' }, 't')).toMatchObject({ value: 70 });
    expect(against(10, { age: 30, sex: 'female' }, 'percentile')).toMatchObject({ value: 50 });
    // Table of the normal distribution: 97.72 % lies below two standard deviations.
    expect((against(14, { age: 30, sex: 'female' }, 'percentile') as { value: number }).value).toBeCloseTo(97.7249868052, 9);
  });

  test.each([
    [18, 'female', 50],
    [39, 'female', 50],
    [39.9, 'female', 50],
    [40, 'female', 45],
    [99, 'female', 45],
    [64, 'male', 60],
    [0, 'male', 60],
  ] as const)('at %d years and %s the row that fits is used: T %d', (age, sex, value) => {
    expect(against(10, { age, sex })).toMatchObject({ value });
  });

  test.each([
    [17, 'female', 'Normtabellen har ingen rad för personens ålder och kön.'],
    [65, 'male', 'Normtabellen har ingen rad för personens ålder och kön.'],
    [null, 'female', 'Normtabellen kräver uppgift om ålder, som inte är känd.'],
    [null, 'male', 'Normtabellen kräver uppgift om ålder, som inte är känd.'],
    [30, null, 'Normtabellen kräver uppgift om kön, som inte är känd.'],
    [null, null, 'Normtabellen kräver uppgift om ålder och kön, som inte är känd.'],
  ] as const)('%s years and %s fits no row, which is said', (age, sex, failure) => {
    expect(against(10, { age, sex })).toMatchObject({ failure });
  });

  test('only what some row asks for is said to be needed', () => {
    const byAge: Norm['table'] = [
      { raw: [[0, 1, 1]], sex: 'male', ageFrom: 18 },
      { sex: 'female', mean: 1, sd: 1 },
    ]; // prettier-ignore
    expect(against(5, { age: null, sex: null }, 't', byAge)).toMatchObject({
      failure: 'Normtabellen kräver uppgift om ålder och kön, som inte är känd.',
    });
    const bySex: Norm['table'] = [{ sex: 'male', mean: 1, sd: 1 }];
    expect(against(5, { age: null, sex: null }, 't', bySex)).toMatchObject({
      failure: 'Normtabellen kräver uppgift om kön, som inte är känd.',
    });
    const onlyTo: Norm['table'] = [{ ageTo: 40, mean: 1, sd: 1 }];
    expect(against(5, { age: null, sex: null }, 't', onlyTo)).toMatchObject({
      failure: 'Normtabellen kräver uppgift om ålder, som inte är känd.',
    });
    expect(against(5, { age: 41, sex: null }, 't', onlyTo)).toMatchObject({
      failure: 'Normtabellen har ingen rad för personens ålder och kön.',
    });
  });

  test('a row for everyone needs to know nothing, and the first that fits is taken', () => {
    const rows: Norm['table'] = [
      { ageFrom: 100, mean: 0, sd: 1 },
      { mean: 5, sd: 1 },
      { mean: 9, sd: 1 },
    ]; // prettier-ignore
    expect(against(5, { age: null, sex: null }, 't', rows)).toMatchObject({ value: 50 });
  });

  test('a table of raw values gives what it says, both ends counted in', () => {
    const rows: Norm['table'] = [
      {
        sex: 'male',
        raw: [
          [0, 4, 40],
          [5, 9, 55],
        ],
      },
    ]; // prettier-ignore
    const male = { age: null, sex: 'male' } as const;
    expect(against(4, male, 'value', rows)).toEqual({ value: 40, inputs: { of: 4, age: null, sex: 'male', row: [0, 4] } });
    expect(against(5, male, 't', rows)).toMatchObject({ value: 55 });
    expect(against(9, male, 'value', rows)).toMatchObject({ value: 55 });
    expect(against(0, male, 'value', rows)).toMatchObject({ value: 40 });
    expect(against(4.5, male, 'value', rows)).toMatchObject({ failure: 'Normtabellen har inget värde för 4,5.' });
    expect(against(10, male, 'value', rows)).toMatchObject({ failure: 'Normtabellen har inget värde för 10.' });
  });

  test('what the table cannot give is a failure', () => {
    expect(against(5, { age: 30, sex: 'male' }, 'value')).toMatchObject({ failure: 'Normtabellens rad har inga värden att slå upp.' });
    expect(against('text', { age: 30, sex: 'male' })).toMatchObject({ failure: 'Resultatet ”total” är inget tal.', inputs: { of: null } });
    expect(against(5, { age: 1, sex: null }, 't', [{ mean: 5, sd: 0 }])).toMatchObject({
      failure: 'Normtabellens rad saknar standardavvikelse.',
    });
  });
});

describe('the share of a normal distribution below', () => {
  // Abramowitz and Stegun, Handbook of Mathematical Functions, table 26.1.
  test.each([
    [0, 0.5],
    [0.5, 0.691462461274013],
    [1, 0.841344746068543],
    [1.96, 0.97500210485178],
    [2, 0.977249868051821],
    [3, 0.99865010196837],
    [-1, 0.158655253931457],
    [-3, 0.001349898031630095],
    [5, 0.99999971334843],
  ])('%d is %d', (z, share) => expect(normalShare(z)).toBeCloseTo(share, 12));

  test('far out it is all or nothing, and of no number no number', () => {
    expect([normalShare(9), normalShare(-9), normalShare(Infinity), normalShare(-Infinity)]).toEqual([1, 0, 1, 0]);
    expect(normalShare(Number.NaN)).toBeNaN();
  });
});
