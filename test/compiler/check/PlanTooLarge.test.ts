import { describe, test } from 'vitest';
import { aBattery, aFlagWhen, aModule } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: plans that are too large', () => {
  test('a plan over 256 kB is an error on the whole document', () => {
    expectProblems(
      'PlanTooLarge',
      {
        modules: Array.from({ length: 200 }, (_, index) =>
          aModule({
            id: `m${index}`,
            opens: {
              kind: 'any',
              of: Array.from({ length: 20 }, () => ({ kind: 'afterAnchor', anchor: { kind: 'start' }, days: 1, at: '08:00' })),
            },
          }),
        ),
      },
      ['error dokumentet: Momentets plan är 304 kB. Högst 256 kB ryms; dela upp momentet eller förenkla reglerna.'],
    );
  });

  test('200 ordinary modules fit', () => {
    expectProblems('PlanTooLarge', { modules: Array.from({ length: 200 }, (_, index) => aModule({ id: `m${index}` })) }, []);
  });

  /** A battery whose occasions stay open, every day for so many days. */
  const open = (id: string, count: number) => {
    const { closes: _closes, ...rest } = aBattery({
      id,
      schedule: { kind: 'every', anchor: { kind: 'start' }, firstDays: 7, everyDays: 1, at: '08:00', count },
    });
    return rest;
  };
  const opens = (batteries: number, count: number) => ({
    batteries: Array.from({ length: batteries }, (_, index) => open(`b${index}`, count)),
  });

  test('a moment that may have to carry more than 64 kB is a warning', () => {
    expectProblems('PlanTooLarge', opens(2, 300), [
      'warning dokumentet: Ett pågående moment kan behöva bära med sig 69 kB. Helst högst 64; låt mätbatteriernas tillfällen stänga, eller ge färre steg egna regler.',
    ]);
  });

  test('more than 256 kB is an error', () => {
    expectProblems('PlanTooLarge', opens(8, 300), [
      'error dokumentet: Ett pågående moment kan behöva bära med sig 269 kB. Högst 256 kB ryms; låt mätbatteriernas tillfällen stänga, eller dela upp momentet.',
    ]);
  });

  test('occasions that fit pass', () => {
    expectProblems('PlanTooLarge', opens(1, 300), []);
  });

  test('a condition that cannot be read is for another rule to say first', () => {
    expectProblems('PlanTooLarge', { ...opens(8, 300), flags: [aFlagWhen('forms.f1.answers.one +')] }, []);
  });
});
