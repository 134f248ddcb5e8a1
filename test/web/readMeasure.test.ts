import { describe, expect, test } from 'vitest';
import { readMeasure, type Written } from '../../web/staff/readMeasure.ts';

const written = (own: Partial<Written> = {}): Written => ({
  name: ' Promenad ',
  unit: 'km',
  ownUnit: '',
  often: 'every',
  everyDays: '1',
  weekdays: [],
  at: '08:00',
  count: '28',
  minimum: '2,5',
  maximum: '',
  flag: 'outside',
  shown: ['diagram'],
  ...own,
});

describe('a measure that staff write', () => {
  test('is read as people write: commas, spaces around, what is left empty', () => {
    expect(readMeasure(written())).toEqual({
      body: {
        name: 'Promenad',
        unit: 'km',
        schedule: { kind: 'every', everyDays: 1, at: '08:00' },
        count: 28,
        minimum: 2.5,
        maximum: null,
        flag: 'outside',
        reminder: false,
        diagram: true,
        calendar: false,
      },
    });
  });

  test('may have a unit of its own, and weekdays', () => {
    expect(readMeasure(written({ unit: 'egen', ownUnit: 'varv', often: 'weekdays', weekdays: ['1', '4'], everyDays: 'x' }))).toMatchObject({
      body: { unit: 'varv', schedule: { kind: 'weekdays', weekdays: [1, 4] } },
    });
  });

  test.each<[Partial<Written>, string]>([
    [{ name: '  ' }, 'name'],
    [{ unit: 'egen', ownUnit: ' ' }, 'ownUnit'],
    [{ everyDays: '0' }, 'everyDays'],
    [{ everyDays: '1,5' }, 'everyDays'],
    [{ often: 'weekdays' }, 'weekdays'],
    [{ at: '25:00' }, 'at'],
    [{ count: '401' }, 'count'],
    [{ minimum: 'tre' }, 'minimum'],
    [{ maximum: '1e400' }, 'maximum'],
    [{ minimum: '5', maximum: '4' }, 'maximum'],
  ])('%j is told at %s', (own, field) => {
    const read = readMeasure(written(own));
    expect('wrong' in read ? Object.keys(read.wrong) : []).toEqual([field]);
  });
});
