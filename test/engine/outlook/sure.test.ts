import { describe, expect, test } from 'vitest';
import { isSure, isSureAnchor, isSureToOpen } from '../../../engine/outlook/sure.ts';
import type { PlannedAnchor, PlannedOpening } from '../../../engine/plan.ts';
import { given } from '../../support/given.ts';
import { form, module, plan, weekly } from '../../support/plan.ts';

const START = '2026-11-02T09:00:00Z';
const afterDays = (days: number, anchor: PlannedAnchor = { kind: 'start' }): PlannedOpening => ({
  kind: 'afterAnchor',
  anchor,
  days,
  at: '08:00',
});
const byStaff: PlannedOpening = { kind: 'byStaff' };
const part = (id: string, within: string, opens: PlannedOpening) => ({ ...module(id, { opens }), within });

const moment = plan({
  modules: [
    module('m1'),
    module('m2', { opens: afterDays(7) }),
    module('m3', { opens: byStaff }),
    module('m4', { opens: afterDays(7), before: 'vecka' }),
    module('m5', { opens: afterDays(1, { kind: 'moduleOpened', module: 'm6' }) }),
    module('m6', { opens: afterDays(1, { kind: 'moduleOpened', module: 'm5' }) }),
    module('m7', { opens: afterDays(1, { kind: 'moduleOpened', module: 'm2' }) }),
  ],
  parts: [
    part('m1/s1', 'm1', afterDays(2)),
    part('m2/s1', 'm2', afterDays(2)),
    part('m3/s1', 'm3', afterDays(2)),
    part('m4/s1', 'm4', afterDays(2)),
    part('m2/s2', 'm2', byStaff),
  ],
  forms: [form('phq9')],
  batteries: [weekly('vecka')],
});
const life = { plan: moment, state: given(moment, START).state };
const done = {
  plan: moment,
  state: given(moment, START).when('2026-11-03T10:00:00Z', { kind: 'moduleCompleted', module: 'm1', by: 'citizen' }).state,
};

describe('outlook: what is sure', () => {
  test.each<[string, PlannedOpening, boolean]>([
    ['from the start', { kind: 'fromStart' }, true],
    ['on a date', { kind: 'onDate', date: '2026-12-01', at: '08:00' }, true],
    ['after the start', afterDays(3), true],
    ['hours after the start', { kind: 'elapsed', anchor: { kind: 'start' }, hours: 3 }, true],
    ['on a weekday after the start', { kind: 'onWeekday', anchor: { kind: 'start' }, days: 1, weekday: 1, at: '08:00' }, true],
    ['after a form that is not saved', afterDays(3, { kind: 'formSaved', form: 'phq9' }), false],
    ['after the last activity', afterDays(3, { kind: 'lastActivity' }), false],
    ['after a module that opens at its time', afterDays(3, { kind: 'moduleOpened', module: 'm2' }), true],
    ['after a module that opens after such a one', afterDays(3, { kind: 'moduleOpened', module: 'm7' }), true],
    ['after a module that staff open', afterDays(3, { kind: 'moduleOpened', module: 'm3' }), false],
    ['after a module that is not there', afterDays(3, { kind: 'moduleOpened', module: 'm9' }), false],
    ['after a module is completed', afterDays(3, { kind: 'moduleCompleted', module: 'm2' }), false],
    ['after modules that wait for each other', afterDays(3, { kind: 'moduleOpened', module: 'm5' }), false],
    ['when a module is completed', { kind: 'afterModule', module: 'm1' }, false],
    ['when one is that is not there', { kind: 'afterModule', module: 'm9' }, false],
    ['all of what is sure', { kind: 'all', of: [afterDays(1), { kind: 'fromStart' }] }, true],
    ['all, one of them not sure', { kind: 'all', of: [afterDays(1), byStaff] }, false],
    ['any of what is sure', { kind: 'any', of: [afterDays(1), afterDays(2)] }, false],
    ['not', { kind: 'not', of: byStaff }, false],
    ['a condition', { kind: 'condition', when: { kind: 'literal', value: true } }, false],
    ['by staff', byStaff, false],
    ['when the citizen asks', { kind: 'byCitizen' }, false],
  ])('%s', (_what, opening, expected) => {
    expect(isSure(opening, life)).toBe(expected);
  });

  test('a module that has been completed is completed for good', () => {
    expect(isSure({ kind: 'afterModule', module: 'm1' }, done)).toBe(true);
    expect(isSureAnchor({ kind: 'moduleCompleted', module: 'm1' }, done)).toBe(true);
  });

  test('a module opens at its time, unless staff hold it, something is answered first or it waits in vain; a part as what it stands in', () => {
    const sure = (of: typeof life) =>
      [...moment.modules, ...(moment.parts ?? [])].filter((item) => isSureToOpen(item, of)).map(({ id }) => id);
    expect(sure(life)).toEqual(['m1', 'm2', 'm7', 'm1/s1', 'm2/s1']);
    const held = given(moment, START).when('2026-11-03T10:00:00Z', { kind: 'moduleLocked', module: 'm2', reason: null });
    expect(sure({ plan: moment, state: held.state })).toEqual(['m1', 'm1/s1']);
    const opened = given(moment, START).when('2026-11-03T10:00:00Z', { kind: 'moduleOpened', module: 'm3', reason: null });
    expect(sure({ plan: moment, state: opened.state })).toEqual(['m1', 'm2', 'm7', 'm1/s1', 'm2/s1', 'm3/s1']);
    expect(isSureToOpen(module('loose', { opens: afterDays(1) }), life)).toBe(true);
  });
});
