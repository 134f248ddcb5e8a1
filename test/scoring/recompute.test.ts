import { describe, expect, test } from 'vitest';
import { alone } from '../../scoring/context.ts';
import { recompute } from '../../scoring/recompute.ts';
import { scoreForm } from '../../scoring/score.ts';
import { numbers, scaleForm } from '../support/scaleForm.ts';

const bands = [
  { from: 0, to: 3, name: 'Lågt', tone: 'calm' as const },
  { from: 4, to: 9, name: 'Högt', tone: 'high' as const },
]; // prettier-ignore
const first = scaleForm(2, {
  total: { method: { kind: 'sum', questions: ['q1', 'q2'] }, bands },
  gone: { kind: 'sum', questions: ['q1'] },
});
const second = scaleForm(2, {
  total: { method: { kind: 'sum', questions: ['q1', 'q2'], reversed: ['q2'] }, methodVersion: '2', bands },
  fresh: { kind: 'mean', questions: ['q1'] },
});
const answers = numbers(2, 1);

describe('results made anew by another method', () => {
  test('stand beside what was, and say what is another; nothing is overwritten', async () => {
    const results = await scoreForm(first, answers);
    const kept = structuredClone(results);
    const made = await recompute(second, { answers, results });
    expect(made.map(({ result, before, after, isChanged }) => [result, before?.value, after?.value, isChanged])).toEqual([
      ['total', 3, 4, true],
      ['fresh', undefined, 2, true],
      ['gone', 2, undefined, true],
    ]);
    expect(made[0]).toMatchObject({
      before: { band: 'Lågt', methodVersion: '1' },
      after: { band: 'Högt', methodVersion: '2', inputs: { reversed: ['q2'] } },
    });
    expect(results).toEqual(kept);
  });

  test('that come to the same are no change, whatever the version is called', async () => {
    const renamed = { ...first, results: first.results.map((result) => ({ ...result, methodVersion: '9' })) };
    const made = await recompute(renamed, { answers, results: await scoreForm(first, answers) });
    expect(made.map(({ isChanged }) => isChanged)).toEqual([false, false]);
  });

  test('another number in the same band is a change', async () => {
    const turned = { ...second, results: second.results.map((result) => ({ ...result, bands: [] })) };
    const plain = { ...first, results: first.results.map((result) => ({ ...result, bands: [] })) };
    const [total] = await recompute(turned, { answers, results: await scoreForm(plain, answers) });
    expect(total).toMatchObject({ isChanged: true, before: { value: 3, band: null }, after: { value: 4, band: null } });
  });

  test('another band is a change though the number is the same, and so is another reason', async () => {
    const moved = { ...first, results: first.results.map((result) => ({ ...result, bands: [] })) };
    const [total] = await recompute(moved, { answers, results: await scoreForm(first, answers) });
    expect(total).toMatchObject({ isChanged: true, before: { value: 3, band: 'Lågt' }, after: { value: 3, band: null } });
    const [failed] = await recompute(first, { answers: numbers(2), results: await scoreForm(first, {}) });
    expect(failed).toMatchObject({
      isChanged: true,
      before: { failure: 'Ingen av frågorna som räknas är besvarad.' },
      after: { failure: 'Ett svar saknas, och inget får saknas.' },
    });
  });

  test('see what stood around the form then', async () => {
    const form = scaleForm(1, {
      change: { kind: 'change', of: 'total', since: 'first', as: 'difference' },
      total: { kind: 'sum', questions: ['q1'] },
    });
    const context = { ...alone, earlier: [{ at: 0, occasion: 1, results: { total: 1 } }] };
    const made = await recompute(form, { answers: numbers(3), results: [] }, context);
    expect(made.map(({ result, after }) => [result, after?.value])).toEqual([
      ['change', 2],
      ['total', 3],
    ]);
    expect((await recompute(form, { answers: numbers(3), results: [] })).map(({ result }) => result)).toEqual(['total']);
  });
});
