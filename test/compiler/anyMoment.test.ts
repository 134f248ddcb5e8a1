import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAnswers } from '../../compiler/answers/checkAnswers.ts';
import { formLogic } from '../../compiler/answers/formLogic.ts';
import { tidyAnswers } from '../../compiler/answers/tidyAnswers.ts';
import { compile } from '../../compiler/compile.ts';
import type { Moment } from '../../compiler/document/moment.ts';
import { stateSize } from '../../compiler/plan/stateSize.ts';
import { scoreForm } from '../../scoring/score.ts';
import { citizenOf } from '../../simulator/citizens.ts';
import { simulate } from '../../simulator/life.ts';
import { anyMoment } from '../support/anyMoment.ts';

const start = Date.UTC(2026, 1, 2, 8, 30);
const DAY = 86_400_000;

/** Compiles, and goes on only with moments that may be published. */
function published(document: unknown) {
  const compiled = compile(document);
  fc.pre(compiled.plan !== null);
  if (compiled.plan === null) throw new Error('unreachable');
  return compiled;
}

/** Something in it opens only by staff, by asking, by a report or by answers of a certain kind, or ends before everything has opened. */
function waitsForPeople(moment: Moment): boolean {
  if (moment.ends || moment.endsWhenCompleted || JSON.stringify(moment.modules).includes('"closes"')) return true;
  return /"kind":"(byStaff|byCitizen|named|condition|not|staff)"/.test(JSON.stringify([moment.modules, moment.batteries]));
}

describe('compiler: any moment', { timeout: 60_000 }, () => {
  test('a good part of the generated moments may be published, and a good part may not', () => {
    const outcomes = fc.sample(anyMoment(), { numRuns: 200 }).map((document) => compile(document).plan !== null);
    expect(outcomes.filter(Boolean).length).toBeGreaterThan(20);
    expect(outcomes.filter((ok) => !ok).length).toBeGreaterThan(20);
  });

  test('every word of the language is among what may be published', () => {
    const published = JSON.stringify(
      fc.sample(anyMoment(), { numRuns: 1500, seed: 1 }).flatMap((document) => compile(document).plan ?? []),
    );
    const words = (
      'afterAnchor elapsed onDate onWeekday afterModule byStaff byCitizen all any not date moduleOpened moduleCompleted moduleReady ' +
      'formSaved occasionOpened occasionAnswered lastActivity named end once every weekdays random form condition trend time module ' +
      'battery missedBattery moment notDone inactivity unansweredMessage activity'
    ).split(' ');
    expect(words.filter((kind) => !published.includes(`"kind":"${kind}"`))).toEqual([]);
    const keys = [
      'parts',
      'before',
      'closes',
      'steps',
      'months',
      'shares',
      'lateAnswers',
      'ladder',
      'outWhen',
      'pause',
      'notices',
      'staffHours',
      'results',
    ];
    expect(published).toMatch(/"rows\.r1"/);
    expect(published).toContain('"made"');
    expect(keys.filter((key) => !published.includes(`"${key}":`))).toEqual([]);
  });

  test('what check lets through can be lived to the end by anyone: nothing halts, and every answer stands the check', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyMoment(),
        fc.constantFrom('diligent' as const, 'slow' as const, 'silent' as const, 'random' as const),
        fc.nat(1000),
        async (document, kind, seed) => {
          const { plan, moment } = published(document);
          const life = await simulate({ plan, moment, start, until: start + 120 * DAY, citizen: citizenOf(kind, seed) });
          expect(life.state.halted).toBeNull();
          for (const { act } of life.acts) {
            if (act.kind !== 'formSaved') continue;
            const questions = moment.forms.find(({ id }) => id === act.form)?.questions ?? [];
            const logic = formLogic({ questions });
            expect(checkAnswers(questions, act.answers, 'save', logic)).toEqual([]);
            expect(checkAnswers(questions, tidyAnswers(questions, act.answers), 'save', logic)).toEqual([]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('every module and part that check calls reachable opens for the one who does all there is to do', async () => {
    await fc.assert(
      fc.asyncProperty(anyMoment(), async (document) => {
        const { plan, moment } = published(document);
        fc.pre(!waitsForPeople(moment));
        const life = await simulate({ plan, moment, start, until: start + 300 * DAY, citizen: citizenOf('diligent') });
        const locked = Object.entries(life.state.modules).flatMap(([id, { status }]) => (status === 'locked' ? [id] : []));
        expect(locked).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test('no state grows past what the plan is said to need', async () => {
    await fc.assert(
      fc.asyncProperty(anyMoment(), fc.constantFrom('silent' as const, 'diligent' as const), async (document, kind) => {
        const { plan, moment } = published(document);
        let largest = 0;
        const watch = ({ state }: { readonly state: unknown }): void => {
          largest = Math.max(largest, JSON.stringify(state).length);
        };
        await simulate({ plan, moment, start, until: start + 100 * DAY, citizen: citizenOf(kind), keep: false, watch });
        expect(largest).toBeLessThanOrEqual(stateSize(plan));
      }),
      { numRuns: 30 },
    );
  });

  test('any answers to any form are scored without a crash: a value inside its range, or a failure with a sentence', async () => {
    const answer = fc.oneof(
      fc.integer({ min: -20, max: 20 }),
      fc.boolean(),
      fc.constantFrom('o0', 'o9', '', '2026-01-01'),
      fc.array(fc.constantFrom('o0', 'o1', 'o9')),
      fc.dictionary(fc.constantFrom('r0', 'r1', 'r9'), fc.constantFrom('o0', 'o1')),
      fc.array(fc.record({ count: fc.nat(12), again: fc.boolean() }), { maxLength: 5 }),
    );
    const answers = fc.dictionary(
      fc.constantFrom(
        'choice',
        'many',
        'yes',
        'number',
        'scale',
        'short',
        'date',
        'list',
        'rate',
        'rows',
        'line',
        'times',
        'made',
        'other',
      ),
      answer,
    );
    await fc.assert(
      fc.asyncProperty(anyMoment(), answers, async (document, given) => {
        const { moment } = published(document);
        for (const form of moment.forms) {
          for (const { value, failure } of await scoreForm(form, given)) {
            expect((value === null) !== (failure === null)).toBe(true);
            if (typeof value === 'number') expect(Math.abs(value)).toBeLessThanOrEqual(400);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
