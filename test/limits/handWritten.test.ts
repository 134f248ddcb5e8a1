import { describe, expect, test } from 'vitest';
import { alarming, once, r26, weekdays, weekly } from '../../bench/static/asking.ts';
import { byCompletion, byDays, inactivity, notDone } from '../../bench/static/opening.ts';
import type { Program, Remembered } from '../../bench/static/program.ts';
import { livedTemplate, templates } from '../../bench/static/templates.ts';
import { soonest, turned } from '../../bench/static/turn.ts';
import type { Decision } from '../../engine/decision.ts';
import type { Effect } from '../../engine/effect.ts';
import type { Event } from '../../engine/event.ts';

const START = Date.UTC(2026, 1, 2, 8, 30);
const programs: Readonly<Record<string, unknown>> = { alarming, byCompletion, byDays, inactivity, notDone, once, r26, weekdays, weekly };

/** The hand-written programme through the same life, punctually. */
function livedByHand(program: Program<Remembered>, events: readonly Event[], until: number) {
  let { memory, ...first } = turned(program, null, START, [], START);
  const decisions = [...first.decisions];
  const effects = [...first.effects];
  const take = (taken: readonly Event[], now: number): void => {
    const next = turned(program, memory, START, taken, now);
    ({ memory } = next);
    decisions.push(...next.decisions);
    effects.push(...next.effects);
  };
  for (const event of [...events, null]) {
    const to = event?.at ?? until + 1;
    for (let due = soonest(program, memory); due !== null && due.at < to; due = soonest(program, memory)) take([], due.at);
    if (event) take([event], event.at);
  }
  return { decisions, effects };
}

const inWords = (decisions: readonly Decision[]): readonly string[] =>
  decisions.map(({ key, item, outcome, rule, nominal, actual }) => [key, item, outcome, rule, nominal, actual].join(' ')).toSorted();
const asked = (effects: readonly Effect[]): readonly string[] =>
  effects.map((effect) => JSON.stringify(effect, Object.keys(effect).toSorted())).toSorted();

describe('the hand-written programmes that the bench sets beside the interpreter', () => {
  test.each(templates())('$name decides and asks for exactly what the interpreter does in the same life', async (template) => {
    const { life, until } = await livedTemplate(template, START);
    const byHand = livedByHand(programs[template.name] as Program<Remembered>, life.events, until);
    expect(life.trace.length).toBeGreaterThan(4);
    expect(inWords(byHand.decisions)).toEqual(inWords(life.trace));
    expect(asked(byHand.effects)).toEqual(asked(life.effects));
  });
});
