import fc from 'fast-check';
import type { Plan, PlannedAnchor, PlannedOpening } from '../../engine/plan.ts';
import { flag, form, module, plan, weekly } from './plan.ts';

/** Generated plans: a few modules with rules that look at earlier ones, batteries and flags. */
export function anyPlan(): fc.Arbitrary<Plan> {
  return fc.integer({ min: 1, max: 5 }).chain((count) =>
    fc
      .record({
        openings: fc.tuple(...Array.from({ length: count }, (_, index) => anyOpening(index))),
        completes: fc.array(fc.constantFrom('citizen' as const, 'forms' as const), { minLength: count, maxLength: count }),
        batteries: fc.array(anyBattery(count), { maxLength: 3 }),
        ends: fc.option(fc.record({ days: fc.integer({ min: 1, max: 120 }), at: anyTime() })),
        inactivity: fc.option(fc.record({ days: fc.integer({ min: 1, max: 20 }), at: anyTime() })),
        inARow: fc.integer({ min: 1, max: 3 }),
        putOut: fc.constantFrom('reading' as const, 'activity' as const, 'staff' as const),
        zone: fc.constantFrom('Europe/Stockholm', 'UTC', 'Pacific/Auckland', 'America/St_Johns'),
      })
      .map(({ openings, completes, batteries, ends, inactivity, inARow, putOut, zone }) =>
        plan({
          zone,
          ends,
          modules: openings.map((opens, index) =>
            module(`m${index}`, { opens, completes: completes[index] ?? 'citizen', mandatoryForms: ['a'], forms: ['a'] }),
          ),
          forms: [form('a', { facts: { answers: ['q'], results: [] } }), form('b')],
          batteries: batteries.map((each, index) => ({ ...each, id: `b${index}`, name: `b${index}` })),
          flags: [
            flag('svar', { putOut, recipients: ['staff', 'citizen'], trigger: { kind: 'form', form: 'a', when: whenQ } }),
            ...(inactivity ? [flag('tyst', { putOut, trigger: { kind: 'inactivity' as const, ...inactivity } })] : []),
            ...(batteries.length > 0
              ? [flag('missat', { putOut, trigger: { kind: 'missedBattery' as const, battery: 'b0', inARow } })]
              : []),
          ],
        }),
      ),
  );
}

const whenQ = {
  kind: 'binary',
  operator: '>=',
  left: { kind: 'path', names: ['forms', 'a', 'answers', 'q'] },
  right: { kind: 'literal', value: 2 },
} as const;

export function anyTime(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30'))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
}

function anyAnchor(modules: number): fc.Arbitrary<PlannedAnchor> {
  if (modules === 0) return fc.constant({ kind: 'start' });
  const earlier = fc.integer({ min: 0, max: modules - 1 }).map((index) => `m${index}`);
  return fc.oneof(
    fc.constant<PlannedAnchor>({ kind: 'start' }),
    earlier.map((id): PlannedAnchor => ({ kind: 'moduleOpened', module: id })),
    earlier.map((id): PlannedAnchor => ({ kind: 'moduleCompleted', module: id })),
  );
}

function anyOpening(index: number): fc.Arbitrary<PlannedOpening> {
  const days = fc.record({
    kind: fc.constant('afterAnchor' as const),
    anchor: anyAnchor(index),
    days: fc.integer({ min: 0, max: 30 }),
    at: anyTime(),
  });
  if (index === 0) return fc.oneof(fc.constant<PlannedOpening>({ kind: 'fromStart' }), days);
  const after = fc.integer({ min: 0, max: index - 1 }).map((each): PlannedOpening => ({ kind: 'afterModule', module: `m${each}` }));
  const leaf = fc.oneof(days, after, fc.constant<PlannedOpening>({ kind: 'byStaff' }));
  const parts = fc.array(leaf, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    leaf,
    parts.map((of): PlannedOpening => ({ kind: 'all', of })),
    parts.map((of): PlannedOpening => ({ kind: 'any', of })),
  );
}

function anyBattery(modules: number) {
  return fc
    .record({
      anchor: anyAnchor(modules),
      firstDays: fc.integer({ min: 0, max: 10 }),
      everyDays: fc.integer({ min: 1, max: 14 }),
      count: fc.integer({ min: 1, max: 6 }),
      at: anyTime(),
      once: fc.boolean(),
      due: fc.option(fc.record({ days: fc.integer({ min: 0, max: 9 }), at: anyTime() })),
      closes: fc.option(fc.record({ days: fc.integer({ min: 0, max: 12 }), at: anyTime() })),
      reminders: fc.array(
        fc.record({ days: fc.integer({ min: 1, max: 6 }), at: anyTime(), staleAfterHours: fc.integer({ min: 1, max: 100 }) }),
        { maxLength: 3 },
      ),
      forms: fc.constantFrom<readonly string[]>(['a'], ['b'], ['a', 'b']),
    })
    .map(({ anchor, firstDays, everyDays, count, at, once, ...rest }) =>
      weekly('b', {
        ...rest,
        schedule: once ? { kind: 'once', anchor, days: firstDays, at } : { kind: 'every', anchor, firstDays, everyDays, at, count },
      }),
    );
}
