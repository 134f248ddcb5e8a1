import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diff } from '../../../compiler/diff/diff.ts';
import { migrateState } from '../../../compiler/migrate/migrateState.ts';
import { plainMigration } from '../../../compiler/migrate/migration.ts';
import type { Moment } from '../../../compiler/document/moment.ts';
import { plan } from '../../../compiler/plan/plan.ts';
import { advanceAll, begin } from '../../../engine/advance.ts';
import type { Event } from '../../../engine/event.ts';
import type { State } from '../../../engine/state.ts';
import { EDITS } from './edits.ts';
import { everyWord, read } from './everyWord.ts';

const START = Date.parse('2026-03-16T09:00:00Z');
const HOUR = 3_600_000;

/** A life on the moment that the edits are made in: forms saved, modules marked, pauses, at any hour in twelve weeks. */
const anyState: fc.Arbitrary<State> = fc
  .tuple(
    fc.array(
      fc.tuple(fc.integer({ min: 0, max: 84 * 24 }), fc.constantFrom('save', 'occasion', 'done', 'active', 'pause', 'resume', 'sendTime')),
      { maxLength: 14 },
    ),
    fc.integer({ min: 1, max: 84 * 24 }),
  )
  .map(([acts, until]) => {
    const events = acts
      .toSorted(([one], [other]) => one - other)
      .map(([hour, act], index) => ({ ...happening(act, hour), seq: index + 1, at: START + hour * HOUR }) as Event)
      .filter(({ at }) => at <= START + until * HOUR);
    const old = plan(read(everyWord()));
    return advanceAll(old, begin(old, { at: START, now: START, seed: 5 }).state, events, START + until * HOUR).state;
  });

function happening(act: string, hour: number): object {
  const facts = { answers: {}, results: { summa: hour % 3 } };
  switch (act) {
    case 'save':
      return { kind: 'formSaved', form: 'halsa', instance: { kind: 'ordinary' }, answerVersion: 1, facts, failedResults: [] };
    case 'occasion': {
      const occasion = 1 + (hour % 8);
      return {
        kind: 'formSaved',
        form: 'halsa',
        instance: { kind: 'occasion', battery: 'vecka', occasion },
        answerVersion: 1,
        facts,
        failedResults: [],
      };
    }
    case 'done':
      return { kind: 'moduleCompleted', module: 'm1', by: 'citizen' };
    case 'pause':
      return { kind: 'paused', by: 'staff', until: null, reason: null };
    case 'resume':
      return { kind: 'resumed', by: 'staff' };
    case 'sendTime':
      return { kind: 'sendTimeSet', sendAt: '18:00' };
    default:
      return { kind: 'citizenActive' };
  }
}

const editsOf = (...levels: readonly string[]) =>
  fc.subarray(
    EDITS.filter(([, , level]) => levels.includes(level)),
    { minLength: 1 },
  );

describe('classes of change', () => {
  test('what is called wording leaves the plan as it was', () => {
    fc.assert(
      fc.property(editsOf('wording'), (edits) => {
        const next = edited(edits);
        if (next) expect(diff(read(everyWord()), next)).toMatchObject({ class: 'wording', step: 'minor' });
      }),
      { numRuns: 200 },
    );
  });

  test('what is called safe moves nothing that waits, takes nothing away and does nothing at once, in whatever state', () => {
    fc.assert(
      fc.property(editsOf('wording', 'safe'), anyState, (edits, state) => {
        const next = edited(edits);
        if (next) doesNothing(next, state);
      }),
      { numRuns: 400 },
    );
  });

  test('a thousand random heaps of edits: what comes out as safe or wording does nothing at once, whatever went in', () => {
    fc.assert(
      fc.property(fc.subarray([...EDITS], { minLength: 1, maxLength: 4 }), anyState, (edits, state) => {
        const next = edited(edits);
        if (!next) return;
        const found = diff(read(everyWord()), next);
        if (found.class === 'wording' || found.class === 'safe') doesNothing(next, state);
        else expect(found.step).toBe('major');
      }),
      { numRuns: 1_000 },
    );
  });
});

/** The moment after some edits, one after the other; null when one took away what another would change. */
function edited(edits: readonly (typeof EDITS)[number][]): Moment | null {
  const draft = everyWord();
  try {
    for (const [, edit] of edits) edit(draft);
    return read(draft);
  } catch {
    return null;
  }
}

function doesNothing(next: Moment, state: State): void {
  const result = migrateState(plan(read(everyWord())), plan(next), 'hash', { ...plainMigration, as: 'safe' }, state, state.now);
  if (result.outcome !== 'moved') return;
  expect(result.step.decisions.map(({ item }) => item)).toEqual(['movePlan']);
  expect(result.step.effects).toEqual([]);
}
