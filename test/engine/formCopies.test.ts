import { describe, expect, test } from 'vitest';
import { advanceAll, begin } from '../../engine/advance.ts';
import type { Event, FormInstance } from '../../engine/event.ts';
import type { Plan } from '../../engine/plan.ts';
import type { Step } from '../../engine/step.ts';
import { compile } from '../../compiler/compile.ts';
import { manyForms } from '../support/manyForms.ts';

const START = Date.parse('2026-11-02T08:00:00Z');
const HOUR = 3_600_000;
const compiled = compile(manyForms);
if (!compiled.plan) throw new Error(JSON.stringify(compiled.problems));
const plan: Plan = compiled.plan;

type Said = Event extends infer E ? (E extends Event ? Omit<E, 'seq' | 'at'> : never) : never;

/** The life of the moment with these events, an hour apart. */
function lived(...said: readonly Said[]): Step {
  const events = said.map((each, index) => ({ ...each, seq: index + 1, at: START + (index + 1) * HOUR }) as Event);
  const first = begin(plan, { at: START, now: START });
  return advanceAll(plan, first.state, events, START + 20 * HOUR);
}

const saved = (oro: number, instance: FormInstance = { kind: 'ordinary' }, answerVersion = 1): Said => ({
  kind: 'formSaved',
  form: 'maende',
  instance,
  answerVersion,
  facts: { answers: {}, results: { oro } },
  failedResults: [],
});
const withdrawn = (standing: number, oro: number | null, instance: FormInstance = { kind: 'ordinary' }, answerVersion = 1): Said => ({
  kind: 'formWithdrawn',
  form: 'maende',
  instance,
  answerVersion,
  standing,
  facts: oro === null ? null : { answers: {}, results: { oro } },
  reason: 'Fel',
});
const told = ({ decisions }: Step): readonly string[] => decisions.map(({ key, outcome, rule }) => `${key} ${outcome}: ${rule}`);

describe('copies of a form', () => {
  test('raise flags of their own, and are read one by one', () => {
    const page: FormInstance = { kind: 'page', page: 2 };
    const life = lived(saved(18), saved(18, page), { kind: 'formRead', form: 'maende', instance: page });
    expect(Object.keys(life.state.flags)).toEqual(['flag/hogOro/maende']);
    expect(life.effects.filter(({ kind }) => kind === 'raiseFlag')).toMatchObject([{ key: 'flag/hogOro/maende' }, { instance: page }]);
    expect(life.effects[0]).not.toHaveProperty('instance');
  });

  test('are the same form to conditions: the latest stands, whichever copy it is in', () => {
    const life = lived(saved(2), saved(18, { kind: 'module', module: 'ett' }), saved(4, { kind: 'sent', sent: 1 }));
    expect(life.state.facts['maende']?.results).toEqual({ oro: 4 });
    expect(Object.keys(life.state.forms)).toEqual(['maende', 'maende@module:ett']);
  });
});

describe('a sent form', () => {
  const sent: Said = { kind: 'formSent', form: 'maende', sent: 1, reason: null };

  test('is told of once, and waits until it is answered', () => {
    const life = lived(sent);
    expect(told(life)).toEqual(['notify/sendForm/maende/1 fired: addedByStaff']);
    expect(Object.keys(life.state.sent ?? {})).toEqual(['maende/1']);
    expect(lived(sent, saved(1, { kind: 'sent', sent: 1 })).state.sent).toEqual({});
  });

  test('is not told of when it has been answered or taken back before anything was sent', () => {
    expect(told(lived(sent, saved(1, { kind: 'sent', sent: 1 })))).toContain('notify/sendForm/maende/1 suppressed: answered');
    const back: Said = { kind: 'sentFormWithdrawn', form: 'maende', sent: 1, reason: 'Fel' };
    expect(told(lived(sent, back))).toEqual([
      'withdrawForm/maende@sent:1/2 cancelled: withdrawnByStaff',
      'notify/sendForm/maende/1 suppressed: withdrawnByStaff',
    ]);
    expect(told(lived(back))).toEqual(['withdrawForm/maende@sent:1/1 suppressed: answered']);
  });
});

describe('a withdrawn version', () => {
  test('feeds nothing: facts are those before it, and its flag goes out when nothing stands in the copy', () => {
    const life = lived(saved(18), withdrawn(0, null));
    expect(life.state.facts).toEqual({});
    expect(life.state.flags).toEqual({});
    expect(life.state.forms).toEqual({});
    expect(told(life)).toContain('flag/hogOro/maende#1/out fired: withdrawnByStaff');
  });

  test('leaves a flag raised while an earlier version stands', () => {
    const life = lived(saved(18), saved(19, { kind: 'ordinary' }, 2), withdrawn(1, 18, { kind: 'ordinary' }, 2));
    expect(life.state.facts['maende']?.results).toEqual({ oro: 18 });
    expect(Object.keys(life.state.flags)).toEqual(['flag/hogOro/maende']);
  });

  test('takes results of several forms with it', () => {
    const both: Said = { ...(saved(2) as Extract<Said, { kind: 'formSaved' }>), results: { samlat: 25 } };
    expect(lived(both).state.results).toEqual({ samlat: 25 });
    expect(Object.keys(lived(both).state.flags)).toEqual(['flag/samlatHogt/-']);
    const gone: Said = { ...(withdrawn(0, null) as Extract<Said, { kind: 'formWithdrawn' }>), results: { samlat: null } };
    expect(lived(both, gone).state.results).toEqual({});
  });
});
