import { expect, test } from 'vitest';
import { namesOf } from '../../api/present/names.ts';
import { toldDecision } from '../../api/present/told.ts';
import { compile } from '../../compiler/compile.ts';
import type { Decision } from '../../engine/decision.ts';
import { checkUp } from '../support/checkUp.ts';

const compiled = compile({
  ...checkUp,
  forms: [
    {
      ...checkUp.forms[0],
      questions: [
        ...(checkUp.forms[0]?.questions ?? []),
        { kind: 'yesNo', id: 'somnat', text: 'Har du varit nära att somna?', mandatory: false },
        {
          kind: 'multipleChoice',
          id: 'hinder',
          text: 'Vad hindrade?',
          mandatory: false,
          options: [
            { id: 'a', text: 'Barnen' },
            { id: 'b', text: 'Jobbet' },
          ],
        },
      ],
    },
  ],
});

test('a flag’s sentence says answers as people do', () => {
  if (!compiled.plan) throw new Error(JSON.stringify(compiled.problems));
  const at = Date.parse('2026-11-02T08:00:00Z');
  const decision: Decision = {
    key: 'flag/hogOro/maende#1',
    item: 'raiseFlag',
    outcome: 'fired',
    rule: 'conditionHolds',
    facts: {
      flag: 'hogOro',
      form: 'maende',
      'forms.maende.answers.somnat': true,
      'forms.maende.answers.hinder': 'a b',
      'forms.maende.results.oro': 16.5,
      'forms.maende.answers.fritt': null,
    },
    nominal: at,
    actual: at,
    seq: 1,
  };
  expect(toldDecision(decision, compiled.moment, namesOf(compiled.moment, compiled.plan, at)).staff).toBe(
    '”Hög oro” höjdes i dag kl. 09.00, när ”Mående” sparades: Mående, fråga 3 är ja, Mående, fråga 4 är ”Barnen”, ”Jobbet”, Oro är 16,5, Mående, fråga 2 är obesvarad.',
  );
});
