import { expect, test } from 'vitest';
import { factsOf } from '../../activities/facts.ts';
import { scoreForm } from '../../scoring/score.ts';
import { CITIZEN_KINDS } from '../../simulator/act.ts';
import { citizenOf } from '../../simulator/citizens.ts';
import { simulate } from '../../simulator/life.ts';
import { exampleMoment } from '../support/exampleMoment.ts';

test.each(CITIZEN_KINDS)('the pull tells the engine just what the simulator tells it, for a %s citizen', async (kind) => {
  const { moment, plan } = exampleMoment('somnskola');
  const start = Date.parse('2026-02-02T08:30:00Z');
  const { acts, events } = await simulate({ moment, plan, start, citizen: citizenOf(kind, 5), until: start + 60 * 86_400_000 });
  for (const [index, { act }] of acts.entries()) {
    const form = act.kind === 'formSaved' ? moment.forms.find(({ id }) => id === act.form) : undefined;
    if (act.kind !== 'formSaved' || !form) continue;
    expect(events[index]).toMatchObject({ facts: factsOf(plan, act.form, act.answers, await scoreForm(form, act.answers)) });
  }
});
