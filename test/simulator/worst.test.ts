import { describe, expect, test } from 'vitest';
import { checkAnswers } from '../../compiler/answers/checkAnswers.ts';
import { citizenOf } from '../../simulator/citizens.ts';
import { simulate } from '../../simulator/life.ts';
import { worstAnswers } from '../../simulator/worstAnswers.ts';
import { exampleMoment } from '../support/exampleMoment.ts';
import { raised } from '../support/exampleLife.ts';

const start = Date.parse('2026-02-02T08:30:00Z');
const names = ['oro-kort', 'somnskola', 'smarta', 'alkohol', 'angest-depression'] as const;

describe('the worst citizen', () => {
  test.each(names)('answers every form of %s with valid answers', async (name) => {
    const { moment, plan } = exampleMoment(name);
    const worst = await worstAnswers(moment, plan);
    expect([...worst.keys()].sort()).toEqual(moment.forms.map(({ id }) => id).sort());
    for (const form of moment.forms)
      expect({ form: form.id, problems: checkAnswers(form.questions, worst.get(form.id)) }).toEqual({ form: form.id, problems: [] });
  });

  test.each(names)('raises every prioritised flag of %s that looks at one form alone', async (name) => {
    const { moment, plan } = exampleMoment(name);
    const days = (plan.ends?.days ?? 90) + 1;
    const life = await simulate({ moment, plan, start, citizen: citizenOf('worst'), until: start + days * 86_400_000 });
    const saved = new Set(life.events.flatMap((event) => (event.kind === 'formSaved' ? [event.form] : [])));
    const wanted = plan.flags.filter(
      ({ priority, trigger }) => priority === 'prioritised' && trigger.kind === 'form' && saved.has(trigger.form),
    );
    expect(wanted.map(({ id }) => id).filter((id) => !raised(life).includes(id))).toEqual([]);
  });

  test('says the most of the question about death and self-harm', async () => {
    const { moment, plan } = exampleMoment('oro-kort');
    const answers = (await worstAnswers(moment, plan)).get('phq9');
    const ninth = moment.forms.find(({ id }) => id === 'phq9')?.questions.find(({ id }) => id === 'q9');
    expect(ninth?.kind === 'singleChoice' && ninth.options.find(({ id }) => id === answers?.['q9'])?.score).toBe(3);
  });
});
