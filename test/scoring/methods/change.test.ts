import { describe, expect, test } from 'vitest';
import type { Earlier } from '../../../scoring/context.ts';
import { change } from '../../../scoring/methods/change.ts';
import { came, givenTo } from '../../support/givenTo.ts';
import { scaleForm } from '../../support/scaleForm.ts';

type Change = Parameters<typeof change>[1];
const form = scaleForm(1);
const times = (...totals: readonly (number | string | null)[]): readonly Earlier[] =>
  totals.map((total, index) => ({ at: index * 1000, occasion: index + 1, results: { total } }));
const changed = (now: number, earlier: readonly Earlier[], more: Partial<Change> = {}) =>
  change(givenTo(form, {}, { settled: { total: came(now) }, earlier }), {
    kind: 'change',
    of: 'total',
    since: 'first',
    as: 'difference',
    ...more,
  });

describe('a change', () => {
  test('since the first, the previous or a chosen occasion, and says which it was', () => {
    const earlier = times(20, 14, 16);
    expect(changed(10, earlier)).toEqual({ value: -10, inputs: { of: 10, was: 20, at: 0, occasion: 1 } });
    expect(changed(10, earlier, { since: 'previous' })).toMatchObject({ value: -6, inputs: { was: 16, occasion: 3 } });
    expect(changed(10, earlier, { since: { occasion: 2 } })).toMatchObject({ value: -4, inputs: { was: 14, at: 1000 } });
  });

  test('passes by what failed, has no such result or is no number', () => {
    const earlier = [{ at: 0, occasion: 1, results: {} }, ...times(null, 'text', 7, null)];
    expect(changed(10, earlier)).toMatchObject({ value: 3 });
    expect(changed(10, earlier, { since: 'previous' })).toMatchObject({ value: 3 });
  });

  test('of an occasion answered twice is since the last time', () => {
    const twice = [...times(20, 14), { at: 5000, occasion: 1, results: { total: 18 } }];
    expect(changed(10, twice, { since: { occasion: 1 } })).toMatchObject({ value: -8 });
  });

  test('waits when there is nothing to compare with', () => {
    expect(changed(10, [])).toEqual({ waitsFor: 'earlier', inputs: { of: 10 } });
    expect(changed(10, times(null))).toMatchObject({ waitsFor: 'earlier' });
    expect(changed(10, times(20), { since: { occasion: 9 } })).toMatchObject({ waitsFor: 'earlier' });
  });

  test('in percent of what it was, whichever side of zero that was', () => {
    expect(changed(10, times(20), { as: 'percent' })).toMatchObject({ value: -50 });
    expect(changed(-10, times(-20), { as: 'percent' })).toMatchObject({ value: 50 });
    expect(changed(10, times(0), { as: 'percent' })).toMatchObject({
      failure: 'Förändringen i procent går inte att räkna ut när det tidigare värdet var noll.',
    });
  });

  test('is reliable as Jacobson and Truax (1991) reckon it', () => {
    // Their example: 32.5 before and 47.5 after, sd 7.5 and reliability 0.80, is 3.16.
    const reliable = changed(47.5, times(32.5), { as: 'reliable', sd: 7.5, reliability: 0.8 });
    expect((reliable as { value: number }).value).toBeCloseTo(3.16, 2);
    expect(reliable).toMatchObject({ inputs: { sd: 7.5, reliability: 0.8, was: 32.5 } });
  });

  test.each([
    [undefined, 0.8],
    [7.5, undefined],
    [0, 0.8],
    [7.5, 1],
    [7.5, -0.1],
  ])('with sd %s and reliability %s it cannot be told reliable', (sd, reliability) => {
    const more = { as: 'reliable' as const, ...(sd === undefined ? {} : { sd }), ...(reliability === undefined ? {} : { reliability }) };
    expect(changed(10, times(20), more)).toMatchObject({
      failure: 'Säker förändring kräver en standardavvikelse över 0 och en reliabilitet från 0 till under 1.',
    });
  });

  test('with reliability zero it can', () => {
    expect(changed(10, times(20), { as: 'reliable', sd: 5, reliability: 0 })).toMatchObject({ value: -1.4142135624 });
  });

  test('of what failed is a failure', () => {
    const given = givenTo(form, {}, { settled: { total: { failure: 'Nej.', inputs: {} } }, earlier: times(20) });
    expect(change(given, { kind: 'change', of: 'total', since: 'first', as: 'difference' })).toEqual({
      failure: 'Resultatet ”total” behövs, men det gick inte att räkna ut.',
      inputs: {},
    });
  });
});
