import { describe, expect, test } from 'vitest';
import { opening } from '../../../compiler/document/opening.ts';
import { schedule } from '../../../compiler/document/schedule.ts';

const FROM_DATE = { kind: 'date', name: 'fodelse' };
const reasons = (result: {
  readonly error?: { readonly issues: readonly { readonly message: string }[] } | undefined;
}): readonly string[] => result.error?.issues.map(({ message }) => message) ?? [];

describe('counting back in time', () => {
  test('goes from a date given at start', () => {
    expect(reasons(opening.safeParse({ kind: 'afterAnchor', anchor: FROM_DATE, weeks: -8, at: '08:00' }))).toEqual([]);
    expect(reasons(schedule.safeParse({ kind: 'once', anchor: FROM_DATE, months: -1, at: '10:00' }))).toEqual([]);
  });

  test('goes from nothing else', () => {
    const only = ['Bakåt går det bara att räkna från ett datum som ges vid starten.'];
    expect(reasons(opening.safeParse({ kind: 'afterAnchor', anchor: { kind: 'start' }, days: -1, at: '08:00' }))).toEqual(only);
    expect(reasons(schedule.safeParse({ kind: 'once', anchor: { kind: 'named', name: 'fodd' }, weeks: -1, at: '10:00' }))).toEqual(only);
  });
});
