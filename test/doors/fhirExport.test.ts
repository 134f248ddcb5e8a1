import { readdirSync, readFileSync } from 'node:fs';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { describe, expect, test } from 'vitest';
import { formLogic } from '../../compiler/answers/formLogic.ts';
import { shown } from '../../compiler/answers/shown.ts';
import { form as formShape, type Form } from '../../compiler/document/form.ts';
import type { Question } from '../../compiler/document/question.ts';
import { exportQuestionnaire } from '../../doors/fhir/exportQuestionnaire.ts';
import { exportQuestionnaireResponse } from '../../doors/fhir/exportQuestionnaireResponse.ts';
import { importFhir } from '../../doors/fhir/importFhir.ts';
import { everyKind } from '../support/everyKind.ts';
import { faultsOfResource } from './fhirInvariants.ts';
import { type Json, random } from './fhirLogic.ts';
import { anyAnswers } from './fhirAnswers.ts';

const SEED = Number(process.env['FC_SEED'] ?? 20_261_122);

const instruments: readonly (readonly [string, Form])[] = readdirSync('moments/instruments')
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => {
    const document = JSON.parse(readFileSync(`moments/instruments/${name}`, 'utf8')) as Record<string, unknown>;
    const read = formShape.safeParse(document['form'] ?? document);
    return read.success ? [[name, read.data] as const] : [];
  });

/** Everything the 29 kinds can say, and conditions and calculations of every sort. */
const rich: Form = formShape.parse({
  id: 'rikt',
  title: 'Ett rikt formulär',
  introduction: 'Med **fetstil** och en lista:\n\n- ett\n- två',
  source: 'Vi själva',
  minutes: 4,
  questions: [
    {
      kind: 'singleChoice',
      id: 'val',
      text: 'Välj',
      heading: 'De första',
      mandatory: true,
      code: 'http://loinc.org|44250-9',
      help: 'Ett av dem.',
      options: [
        { id: 'a', text: 'A', score: 0, code: 'http://loinc.org|LA6568-5' },
        { id: 'b', text: 'B', score: 1, help: 'Bra' },
        { id: 'c', text: 'C', score: 2, exclusive: true },
      ],
    },
    {
      kind: 'multipleChoice',
      id: 'flera',
      text: 'Välj flera',
      newPage: true,
      pageTitle: 'Sidan två',
      minimum: 1,
      maximum: 2,
      initial: ['p'],
      options: [
        { id: 'p', text: 'P', score: 1 },
        { id: 'q', text: 'Q', score: 2 },
      ],
    },
    {
      kind: 'number',
      id: 'tal',
      text: 'Hur många',
      decimals: 1,
      minimum: 0,
      maximum: 10,
      unit: 'km',
      shownWhen: 'answers.val = "b" or "q" in answers.flera',
    },
    { kind: 'yesNo', id: 'ja', text: 'Ja', shownWhen: '$not(answers.tal > 3)' },
    {
      kind: 'calculated',
      id: 'summa',
      text: 'Summa',
      expression: '($exists(scores.val) ? scores.val : 0) + $count(answers.flera) * 2',
      decimals: 1,
    },
    { kind: 'calculated', id: 'sant', text: 'Sant', expression: 'answers.ja = true and answers.tal / 2 >= 1', hidden: true },
    { kind: 'longText', id: 'text', text: 'Berätta', shownWhen: 'answers.summa >= 3 and $not(answers.val in ["a", "c"])' },
    { kind: 'information', id: 'ord', text: 'Några *ord*', shownWhen: 'answers.sant = true', newPage: true },
    { kind: 'shortText', id: 'kort', text: 'Kort', pattern: '[A-Z]+', patternText: 'Stora bokstäver.', initial: 'ABC' },
    { kind: 'date', id: 'dag', text: 'Dag', maximum: 'today', minimum: '2020-01-01', prefill: { from: 'today' } },
    {
      kind: 'singleChoiceMatrix',
      id: 'matris',
      text: 'Matris',
      mandatory: true,
      rows: [
        { id: 'r1', text: 'Ett', code: 'x|1' },
        { id: 'r2', text: 'Två' },
      ],
      options: [
        { id: 'n', text: 'Nej', score: 0 },
        { id: 'j', text: 'Ja', score: 1 },
      ],
    },
    { kind: 'number', id: 'efter', text: 'Efter', shownWhen: 'answers.matris.r1 = "j" and scores.matris.r2 >= 1' },
    {
      kind: 'group',
      id: 'grupp',
      text: 'Läkemedel',
      minimum: 1,
      maximum: 4,
      itemTitle: 'Läkemedel',
      questions: [
        { kind: 'shortText', id: 'namn', text: 'Namn' },
        { kind: 'number', id: 'dos', text: 'Dos', shownWhen: '$exists(answers.namn)' },
      ],
    },
    { kind: 'slider', id: 'reglage', text: 'Reglage', minimum: 0, maximum: 10, minimumText: 'Inget', maximumText: 'Allt' },
    { kind: 'signature', id: 'under', text: 'Skriv under', mandatory: true },
  ],
  results: [
    {
      id: 'total',
      title: 'Total',
      method: { kind: 'sum', questions: ['val', 'matris.r1'] },
      minimum: 0,
      maximum: 3,
      bands: [{ from: 0, to: 1, name: 'Låg', tone: 'calm' }],
      audience: ['staff'],
    },
  ],
});

const forms: readonly (readonly [string, Form])[] = [['every kind of question', everyKind()], ['a rich form', rich], ...instruments];

describe('export to FHIR', () => {
  test.each(forms)('%s becomes a valid Questionnaire, and comes back as it was', (_name, form) => {
    const { resource, report } = exportQuestionnaire(form, { url: 'https://example.org/Questionnaire/x' });
    expect(faultsOfResource(resource)).toEqual([]);
    const back = importFhir(JSON.stringify(resource));
    expect(back.report.refused).toBeNull();
    expect(back.document?.forms[0]).toEqual(form);
    expect(
      back.report.lines.filter(({ what, outcome }) => (what === 'item' || what === 'option' || what === 'condition') && outcome === 'left'),
    ).toEqual([]);
    const told = new Set(report.lines.map(({ path }) => path));
    for (const index of form.questions.keys()) expect(told).toContain(`/questions/${index}`);
  });

  test.each(forms)('%s with answers becomes a valid QuestionnaireResponse', (_name, form) => {
    const next = random(SEED);
    for (let round = 0; round < 5; round += 1) {
      const answers = anyAnswers(form, next);
      const response = exportQuestionnaireResponse(form, answers, { authored: '2026-11-22T12:00:00Z', subject: 'Patient/1' });
      expect(faultsOfResource(response)).toEqual([]);
      const ids = (
        fhirpath.evaluate(
          response,
          'QuestionnaireResponse.descendants().where(answer.exists()).linkId',
          {},
          r4 as never,
        ) as unknown as string[]
      ).map((id) => id.split('.')[0]);
      const asked = Object.entries(answers).filter(([, answer]) => !Array.isArray(answer) || typeof answer[0] !== 'object');
      for (const [id] of asked) expect(ids).toContain(id);
    }
  });

  test('a condition or calculation in FHIRPath says what ours says, on random answers', () => {
    const next = random(SEED);
    const { resource } = exportQuestionnaire(rich);
    const items = fhirpath.evaluate(resource, 'Questionnaire.descendants().where(linkId.exists())', {}, r4 as never) as unknown as Json[];
    let compared = 0;
    for (let round = 0; round < 60; round += 1) {
      const answers = anyAnswers(rich, next);
      const response = exportQuestionnaireResponse(rich, answers);
      const seen = shown(rich.questions, formLogic(rich), answers);
      const run = (expression: string): readonly unknown[] =>
        fhirpath.evaluate(
          response,
          expression,
          { resource: response, questionnaire: resource },
          r4 as never,
        ) as unknown as readonly unknown[];
      for (const question of rich.questions as readonly Question[]) {
        const item = items.find(({ linkId }) => linkId === question.id);
        const expression = (end: string): string | undefined =>
          item?.['extension']?.find((one: Record<string, string>) => one['url']?.endsWith(end))?.valueExpression.expression;
        const condition = expression('enableWhenExpression');
        if (question.shownWhen !== undefined) {
          expect(condition).toBeDefined();
          expect({ id: question.id, is: run(condition ?? '')[0] === true, answers }).toEqual({
            id: question.id,
            is: seen.questions.includes(question.id),
            answers,
          });
          compared += 1;
        }
        if (question.kind === 'calculated') {
          const [value] = run(expression('calculatedExpression') ?? '{}');
          expect({ id: question.id, value, answers }).toEqual({ id: question.id, value: seen.calculated[question.id], answers });
          compared += 1;
        }
      }
    }
    console.log(`FHIR export, seed ${SEED}: ${compared} comparisons of our logic and its FHIRPath`);
    expect(compared).toBeGreaterThan(400);
  });

  test('the JSON schema and the rules of FHIR do find faults', () => {
    expect(
      faultsOfResource({
        resourceType: 'Questionnaire',
        status: 'draft',
        item: [{ linkId: 'a', type: 'display', required: true, text: 3 }],
      }).length,
    ).toBeGreaterThan(1);
    expect(
      faultsOfResource({
        resourceType: 'Questionnaire',
        status: 'draft',
        item: [
          { linkId: 'a', type: 'group' },
          { linkId: 'a', type: 'string' },
        ],
      }),
    ).toEqual(['que-1 at a', 'que-2']);
  });
});
