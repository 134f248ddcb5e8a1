import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { Moment } from '../../compiler/document/moment.ts';
import { advanceAll, begin } from '../../engine/advance.ts';
import type { Plan } from '../../engine/plan.ts';
import { nextDue } from '../../engine/schedule.ts';
import { CITIZEN_KINDS, type CitizenKind } from '../../simulator/act.ts';
import { citizenOf } from '../../simulator/citizens.ts';
import { longest } from '../../simulator/cohort.ts';
import { simulate } from '../../simulator/life.ts';
import { staffOf } from '../../simulator/staff.ts';
import { anyLife } from '../support/anyLog.ts';
import { anyMoment } from '../support/anyMoment.ts';
import { anyPlan } from '../support/anyPlan.ts';
import { exampleMoment } from '../support/exampleMoment.ts';
import { longMoment } from './longMoment.ts';

const KIB = 1024;
const DAY = 24 * 3_600_000;
const START = Date.UTC(2026, 1, 2, 8, 30);
const examples = readdirSync('moments').flatMap((file) => (file.endsWith('.json') ? [file.replace('.json', '')] : []));

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** The largest state of a whole life, as continue-as-new would carry it. */
async function mostCarried(moment: Moment, plan: Plan, kind: CitizenKind, seed: number): Promise<number> {
  let most = 0;
  const staff = staffOf('opens', seed);
  const { state } = await simulate({
    moment,
    plan,
    start: START,
    citizen: citizenOf(kind, seed),
    until: START + longest(plan) * DAY,
    ...(staff ? { staff } : {}),
    keep: false,
    score: 'named',
    watch: (step) => void (most = Math.max(most, bytes(step.state))),
  });
  expect(state.halted).toBeNull();
  return most;
}

function compiled(document: unknown): { readonly moment: Moment; readonly plan: Plan } {
  const { plan, moment, problems } = compile(document);
  if (!plan) throw new Error(problems.map(({ message }) => message).join('\n'));
  return { plan, moment };
}

/** 95 of a hundred are at most this. */
const mostOf95 = (sizes: readonly number[]): number => sizes.toSorted((one, other) => one - other)[Math.ceil(sizes.length * 0.95) - 1] ?? 0;

describe('what a running moment carries', { timeout: 120_000 }, () => {
  test.each(examples)('%s carries at most 64 KiB in anybody’s whole life', async (name) => {
    const { moment, plan } = exampleMoment(name);
    for (const kind of CITIZEN_KINDS) expect(await mostCarried(moment, plan, kind, 7)).toBeLessThanOrEqual(64 * KIB);
  });

  test('95 of a hundred generated moments carry at most 64 KiB in their whole lives, and none more than 256', async () => {
    const sizes: number[] = [];
    await fc.assert(
      fc.asyncProperty(anyMoment(), fc.constantFrom(...CITIZEN_KINDS), fc.nat(1_000), async (document, kind, seed) => {
        const { plan, moment } = compile(document);
        fc.pre(plan !== null && moment !== null);
        if (!plan || !moment) return;
        const most = await mostCarried(moment, plan, kind, seed);
        expect(most).toBeLessThanOrEqual(256 * KIB);
        sizes.push(most);
      }),
      { numRuns: 100 },
    );
    expect(mostOf95(sizes)).toBeLessThanOrEqual(64 * KIB);
  });

  test('95 of a hundred generated lives with nonsense in them carry at most 64 KiB, and none more than 256', () => {
    const sizes: number[] = [];
    fc.assert(
      fc.property(anyPlan(), anyLife(), (plan, { start, arrivals, end }) => {
        let step = begin(plan, start);
        let most = bytes(step.state);
        const take = (...[events, now]: [Parameters<typeof advanceAll>[2], number]): void => {
          step = advanceAll(step.plan ?? plan, step.state, events, now);
          most = Math.max(most, bytes(step.state));
        };
        for (const { event, at } of arrivals) {
          for (let due = nextDue(plan, step.state); due !== null && due <= Math.min(at, end); due = nextDue(plan, step.state))
            take([], due);
          take([event], at);
        }
        for (let due = nextDue(plan, step.state); due !== null && due <= end; due = nextDue(plan, step.state)) take([], due);
        expect(most).toBeLessThanOrEqual(256 * KIB);
        sizes.push(most);
      }),
      { numRuns: 300 },
    );
    expect(mostOf95(sizes)).toBeLessThanOrEqual(64 * KIB);
  });
});

describe('a moment of 500 steps', { timeout: 120_000 }, () => {
  test.each(['sections', 'each'] as const)('has a plan of at most 256 kB with rules on %s', (rules) => {
    const { plan } = compiled(longMoment(500, rules));
    expect(plan.parts?.length).toBe(rules === 'each' ? 500 : 50);
    expect(bytes(plan)).toBeLessThanOrEqual(256_000);
  });

  test.each(['diligent', 'worst', 'random'] as const)(
    'carries at most 64 KiB in the whole life of a %s citizen, even with a rule on each step',
    async (kind) => {
      const { moment, plan } = compiled(longMoment(500, 'each'));
      expect(await mostCarried(moment, plan, kind, 3)).toBeLessThanOrEqual(64 * KIB);
    },
  );
});
