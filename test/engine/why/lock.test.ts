import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advanceAll, begin } from '../../../engine/advance.ts';
import type { PlannedOpening } from '../../../engine/plan.ts';
import type { State } from '../../../engine/state.ts';
import { explainLock, whyLocked } from '../../../engine/why/lock.ts';
import type { Names } from '../../../engine/why/names.ts';
import { planned } from '../../../engine/planned.ts';
import { anyLife } from '../../support/anyLog.ts';
import { anyPlan } from '../../support/anyPlan.ts';
import { module, plan, weekly } from '../../support/plan.ts';

const names: Names = {
  module: (id) => ({ m1: 'Sömnens grunder', m2: 'Sängen är för sömn', 'm2/s1': 'Inför natten' })[id] ?? id,
  battery: (id) => ({ vecka: 'Veckans frågor' })[id] ?? id,
  form: (id) => ({ phq9: 'PHQ-9' })[id] ?? id,
  flag: (id) => id,
  fact: (path) => (path === 'forms.phq9.answers.q9' ? 'PHQ-9 fråga 9' : path === 'start.age' ? 'ålder' : path),
  anchor: (name) => ({ op: 'operationsdag' })[name] ?? name,
  say: (at) => new Date(at).toISOString().slice(0, 16),
};

const START = Date.parse('2026-11-02T09:00:00Z');
const DAY = 86_400_000;

const moment = plan({
  modules: [module('m1'), module('m2')],
  batteries: [weekly('vecka')],
});

function state(parts: Partial<State> = {}): State {
  const locked = { status: 'locked', openedAt: null, completedAt: null } as const;
  return {
    stateFormat: 1,
    phase: 'active',
    startedAt: START,
    ended: null,
    halted: null,
    seq: 0,
    now: START,
    modules: { m1: { status: 'open', openedAt: START, completedAt: null }, m2: locked },
    forms: {},
    batteries: {},
    flags: {},
    flagRounds: {},
    lastActivityAt: START,
    facts: {},
    agenda: [],
    walkingTo: null,
    ...parts,
  };
}

const lock = (opening: PlannedOpening, parts: Partial<State> = {}) =>
  explainLock(opening, { plan: moment, state: state(parts) }, names, 'm2');

const inAWeek = { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 7, at: '08:00' } as const;
const afterFirst = { kind: 'afterModule', module: 'm1' } as const;
const whenQ9 = {
  kind: 'condition',
  when: {
    kind: 'binary',
    operator: '>=',
    left: { kind: 'path', names: ['forms', 'phq9', 'answers', 'q9'] },
    right: { kind: 'literal', value: 1 },
  },
} as const;

describe('why: what a rule waits for', () => {
  test('the day when it is known, and what has no day', () => {
    expect(lock(inAWeek).citizen).toBe('Öppnas 2026-11-09T07:00.');
    expect(lock({ kind: 'all', of: [inAWeek, afterFirst] }).citizen).toBe(
      'Öppnas när du har gått igenom ”Sömnens grunder”, tidigast 2026-11-09T07:00.',
    );
    expect(lock({ kind: 'all', of: [inAWeek, afterFirst] }, { now: START + 10 * DAY }).citizen).toBe(
      'Öppnas när du har gått igenom ”Sömnens grunder”.',
    );
    expect(lock({ kind: 'byStaff' }).citizen).toBe('Din behandlare öppnar den här delen när det är dags.');
  });

  test.each<[PlannedOpening, staff: string, citizen: string]>([
    [
      { kind: 'afterAnchor', anchor: { kind: 'moduleCompleted', module: 'm1' }, days: 1, at: '08:00' },
      'Öppnas 1 dag efter att ”Sömnens grunder” är avklarad, kl. 08.00.',
      'Öppnas 1 dag efter att ”Sömnens grunder” är avklarad, kl. 08.00.',
    ],
    [
      { kind: 'afterAnchor', anchor: { kind: 'date', name: 'op' }, months: 3, days: 0, at: '09:00' },
      'Öppnas 3 månader efter datumet för ”operationsdag”, kl. 09.00.',
      'Öppnas 3 månader efter datumet för ”operationsdag”, kl. 09.00.',
    ],
    [
      { kind: 'elapsed', anchor: { kind: 'formSaved', form: 'phq9' }, hours: 36 },
      'Öppnas 36 timmar efter att ”PHQ-9” har sparats.',
      'Öppnas 36 timmar efter att du har sparat ”PHQ-9”.',
    ],
    [
      { kind: 'elapsed', anchor: { kind: 'occasionAnswered', battery: 'vecka', occasion: 2 }, hours: 0 },
      'Öppnas när ”Veckans frågor” (tillfälle 2) har besvarats.',
      'Öppnas när du har svarat på ”Veckans frågor” (tillfälle 2).',
    ],
    [
      { kind: 'onWeekday', anchor: { kind: 'named', name: 'op' }, days: 3, weekday: 2, at: '10:00' },
      'Öppnas första tisdagen tidigast 3 dagar efter att ”operationsdag” har rapporterats, kl. 10.00.',
      'Öppnas första tisdagen tidigast 3 dagar efter att ”operationsdag” har rapporterats, kl. 10.00.',
    ],
    [whenQ9, 'Öppnas när PHQ-9 fråga 9 är minst 1.', 'Öppnas när det som krävs för den är uppfyllt.'],
    [{ kind: 'byCitizen' }, 'Öppnas när invånaren ber om den.', 'Öppnas när du ber om den.'],
    [
      { kind: 'any', of: [afterFirst, { kind: 'byStaff' }] },
      'Öppnas när ”Sömnens grunder” är avklarad eller när personal öppnar den.',
      'Öppnas när du har gått igenom ”Sömnens grunder” eller när din behandlare öppnar den.',
    ],
    [
      { kind: 'all', of: [{ kind: 'any', of: [afterFirst, { kind: 'byCitizen' }] }, { kind: 'byStaff' }] },
      'Öppnas när ”Sömnens grunder” är avklarad eller när invånaren ber om den och när personal öppnar den.',
      'Öppnas när du har gått igenom ”Sömnens grunder” eller när du ber om den och när din behandlare öppnar den.',
    ],
    [
      { kind: 'not', of: { kind: 'fromStart' } },
      'Öppnas bara så länge detta inte har inträffat: från starten.',
      'Öppnas bara så länge detta inte har inträffat: från starten.',
    ],
  ])('%j', (opening, staff, citizen) => {
    expect(lock(opening)).toEqual({ staff, citizen });
  });

  test('a gate says what would let it through', () => {
    const facts = { phq9: { answers: { q9: 2 }, results: {} } };
    expect(lock({ kind: 'not', of: whenQ9 }, { facts })).toEqual({
      staff: 'Öppnas när det inte längre gäller att PHQ-9 fråga 9 är minst 1.',
      citizen: 'Öppnas när det som hindrar den inte längre gäller.',
    });
  });
});

describe('why: locked as things stand', () => {
  const locked = (parts: Partial<State>, m2: Parameters<typeof module>[1] = {}) =>
    whyLocked(plan({ modules: [module('m1'), module('m2', { opens: inAWeek, ...m2 })] }), state(parts), 'm2', names);

  test('what is open is not locked', () => {
    expect(whyLocked(moment, state(), 'm1', names)).toBeNull();
    expect(whyLocked(moment, state(), 'finnsInte', names)).toBeNull();
  });

  test('held by staff', () => {
    const modules = { m2: { status: 'locked', openedAt: null, completedAt: null, held: 'locked' } } as const;
    expect(locked({ modules })?.citizen).toBe('Din behandlare har låst den här delen och öppnar den när det är dags.');
  });

  test('a battery before it, when the rule itself lets it open', () => {
    expect(locked({ now: START + 8 * DAY }, { before: 'vecka' })?.citizen).toBe('Öppnas när du har svarat på ”Veckans frågor”.');
    expect(locked({}, { before: 'vecka' })?.citizen).toBe('Öppnas 2026-11-09T07:00. Först svarar du på ”Veckans frågor”.');
    // Its rule held once and does so no more: only the battery is waited for.
    expect(locked({ anchors: { 'moduleReady/m2': START } }, { before: 'vecka' })?.citizen).toBe(
      'Öppnas när du har svarat på ”Veckans frågor”.',
    );
  });

  test('a part waits for what it stands in', () => {
    const part = {
      ...module('m2/s1', { opens: { kind: 'byCitizen' } }),
      within: 'm2',
    };
    const withPart = plan({ modules: [module('m1'), module('m2', { opens: inAWeek })], parts: [part] });
    expect(whyLocked(withPart, state(), 'm2/s1', names)).toEqual({
      staff:
        'Öppnas tidigast när ”Sängen är för sömn” har öppnats. ”Sängen är för sömn”: Öppnas 2026-11-09T07:00. Öppnas när invånaren ber om den.',
      citizen: 'Öppnas tidigast när ”Sängen är för sömn” har öppnats. Öppnas när du ber om den.',
    });
  });

  test.each<[Partial<State>, RegExp]>([
    [{ phase: 'paused', now: START + 8 * DAY, paused: { at: START, until: null, by: 'staff' } }, /Momentet är pausat/],
    [
      { phase: 'maintenance', now: START + 8 * DAY, maintenance: { at: START, until: START + 30 * DAY } },
      /vidmakthållande till 2026-12-02T09:00/,
    ],
    [{ phase: 'invited', now: START + 8 * DAY }, /börjar när du har tackat ja/],
    [{ phase: 'scheduled', now: START + 8 * DAY, startsAt: START + 9 * DAY }, /Momentet börjar 2026-11-11T09:00/],
    [{ phase: 'followUp', now: START + 8 * DAY, ended: { at: START, by: 'staff' } }, /följs upp/],
    [{ phase: 'ended', ended: { at: START, by: 'staff' } }, /Momentet är avslutat, och därför öppnas inget mer/],
    [
      { phase: 'halted', now: START + 8 * DAY, halted: { at: START, reason: 'Planens format 9 kan inte köras.' } },
      /Din behandlare har fått veta det/,
    ],
    [{ now: START + 8 * DAY, gone: { at: START, cause: 'deceased' } }, /^Momentet står stilla just nu\.$/],
  ])('in the phase %j', (parts, sentence) => {
    expect(locked(parts)?.citizen).toMatch(sentence);
  });

  test('closed by its rule', () => {
    const modules = { m2: { status: 'closed', openedAt: START, completedAt: null } } as const;
    expect(locked({ modules, now: START + 9 * DAY }, { closes: inAWeek })?.staff).toBe(
      'Den stängdes 2026-11-09T07:00, för då gick tiden för den ut.',
    );
  });
});

test('every locked thing of every generated life has words for both readers, and a day that it names is the day it waits for', () => {
  let [days, lives] = [0, 0];
  fc.assert(
    fc.property(anyPlan(), anyLife(), (generated, lived) => {
      lives += 1;
      const first = begin(generated, lived.start);
      const early = lived.start.now + 3 * DAY;
      const events = lived.arrivals.filter(({ at }) => at <= early).map(({ event }) => event);
      const { state: now } = advanceAll(generated, first.state, events, early);
      for (const { id, opens } of [...generated.modules, ...(generated.parts ?? [])]) {
        const told = whyLocked(generated, now, id, names);
        if (now.modules[id]?.status === 'locked') expect(told).not.toBeNull();
        for (const sentence of told ? [told.staff, told.citizen] : []) {
          expect(sentence).toMatch(/^\S.*\.$/);
          expect(sentence).not.toMatch(/undefined|null|NaN|\[object| {2}|Öppnas \.|Öppnas ,/);
        }
        const day = /^Öppnas (\d{4}-\d{2}-\d{2}T\d{2}:\d{2})\./.exec(told?.staff ?? '')?.[1];
        if (day === undefined || now.phase !== 'active' || now.gone || planned(generated).restless.has(id)) continue;
        days += 1;
        const waits = now.agenda.find((due) => due.kind === 'openModule' && due.module === id);
        expect([id, opens, waits && names.say(waits.at)]).toEqual([id, opens, day]);
      }
    }),
    { numRuns: 400 },
  );
  expect(days).toBeGreaterThan(lives / 20);
});
