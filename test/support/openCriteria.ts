import fc from 'fast-check';
import type { OpenCriteria } from '../../db/openMoments.ts';

const MUNICIPALITIES = ['1480', '1280', '1281'];
const COUNTIES = ['14', '12'];

/** Any criteria that a unit may set, everyone among them. */
export const anyCriteria: fc.Arbitrary<OpenCriteria> = fc
  .record(
    {
      sex: fc.constantFrom('female' as const, 'male' as const),
      fromAge: fc.integer({ min: 0, max: 70 }),
      toAge: fc.integer({ min: 10, max: 110 }),
      municipalities: fc.subarray(MUNICIPALITIES, { minLength: 1 }),
      counties: fc.subarray(COUNTIES, { minLength: 1 }),
    },
    { requiredKeys: [] },
  )
  .map((criteria) => criteria);

/** Any citizen as the register has them, with what may be unknown unknown now and then. */
export const anyRegistered = fc.record({
  personalIdentityNumber: fc
    .record({
      year: fc.integer({ min: 1925, max: 2020 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      coordination: fc.boolean(),
      last: fc.integer({ min: 2380, max: 2399 }),
    })
    .map(
      ({ year, month, day, coordination, last }) =>
        `${year}${String(month).padStart(2, '0')}${String(coordination ? day + 60 : day).padStart(2, '0')}${last}`,
    ),
  protected: fc.boolean(),
  municipality: fc.constantFrom('80', '81', '99', null),
  county: fc.constantFrom(...COUNTIES, '25', null),
});
