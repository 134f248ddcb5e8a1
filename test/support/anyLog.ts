import fc from 'fast-check';
import type { Event } from '../../engine/event.ts';
import type { Instant } from '../../engine/plan.ts';

const DAY = 86_400_000;

/** A generated log of events over some months, stamped in order, with doubtful ones among them: unknown ids, changes, late answers. */
export function anyLog(start: Instant): fc.Arbitrary<readonly Event[]> {
  return fc
    .array(fc.tuple(fc.integer({ min: 0, max: 90 * DAY }), anyHappening()), { maxLength: 25 })
    .map((drawn) =>
      drawn
        .sort(([one], [other]) => one - other)
        .map(([after, happening], index) => ({ ...happening, seq: index + 1, at: start + after }) as Event),
    );
}

function anyHappening(): fc.Arbitrary<Record<string, unknown>> {
  const module = fc.constantFrom('m0', 'm1', 'm2', 'm3', 'm4', 'finnsInte');
  const instance = fc.oneof(
    fc.constant({ kind: 'ordinary' }),
    fc.record({
      kind: fc.constant('occasion'),
      battery: fc.constantFrom('b0', 'b1', 'b2', 'b9'),
      occasion: fc.integer({ min: 1, max: 4 }),
    }),
  );
  const form = fc.constantFrom('a', 'b', 'finnsInte');
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('formSaved'),
        form,
        instance,
        answerVersion: fc.constantFrom(1, 1, 1, 2),
        facts: fc.record({ answers: fc.record({ q: fc.integer({ min: 0, max: 3 }) }), results: fc.constant({}) }),
        failedResults: fc.constantFrom([], [], ['total']),
      }),
    },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('moduleCompleted'), module, by: fc.constantFrom('citizen', 'staff') }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('moduleOpened'), module, reason: fc.constant(null) }) },
    { weight: 3, arbitrary: fc.constant({ kind: 'citizenActive' }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('formRead'), form, instance }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('formMarkedUnread'), form, instance }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('flagPutOut'),
        flagKey: fc.constantFrom('flag/svar/a', 'flag/tyst/-', 'flag/nix'),
        reason: fc.constant(null),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'ended', reason: 'Klar' }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'jump' }) },
  );
}
