import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { Form } from '../../compiler/document/form.ts';
import type { Answers } from '../../compiler/document/question.ts';
import { scoreForm } from '../../scoring/score.ts';
import { asAsked, instrument } from '../support/asInstrument.ts';
import { exampleMoment } from '../support/exampleMoment.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(fileURLToPath(new URL(`../../moments/${path}`, import.meta.url)), 'utf8'));
const { moment } = exampleMoment('somnskola');
const formOf = (id: string): Form => {
  const found = moment.forms.find((form) => form.id === id);
  if (!found) throw new Error(`No form "${id}".`);
  return found;
};

describe('the example moments', () => {
  test.each(['somnskola.json', 'oro-kort.json'])('%s has neither errors nor warnings', (file) =>
    expect(compile(read(file)).problems).toEqual([]),
  );

  test('every picture is there', () => {
    const sources = moment.modules.flatMap(({ sections }) =>
      sections.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'media' ? [step.src] : []))),
    );
    expect(sources.length).toBeGreaterThan(3);
    expect(sources.filter((src) => !existsSync(new URL(`../../moments/media/${src}`, import.meta.url)))).toEqual([]);
  });

  test('the texts keep their tone: nothing is cried out, and every text step is worth its page', () => {
    expect(JSON.stringify(read('somnskola.json'))).not.toContain('!');
    const texts = moment.modules.flatMap(({ sections }) =>
      sections.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'text' ? [step.text] : []))),
    );
    for (const text of texts) expect(text.split(/\s+/).length).toBeGreaterThanOrEqual(150);
    for (const text of texts) expect(text.split(/\s+/).length).toBeLessThanOrEqual(400);
  });

  test.each([
    ['phq-9', 'phq9'],
    ['gad-7', 'gad7'],
  ])('%s is asked in Sömnskola and Oro i vardagen as the instrument is', (file, id) => {
    expect(asAsked(instrument(file), formOf(id))).toEqual(asAsked(formOf(id), formOf(id)));
    expect(exampleMoment('oro-kort').moment.forms.find((form) => form.id === id)).toEqual(formOf(id));
  });
});

describe('PHQ-9 and GAD-7', () => {
  const choose = (form: Form, scores: readonly number[]): Answers =>
    Object.fromEntries(scores.map((score, index) => [form.questions[index]?.id ?? '', String(score)]));
  /** Scores spread so that they come to the total. */
  const spread = (total: number, items: number): readonly number[] =>
    Array.from({ length: items }, (_, index) => Math.max(0, Math.min(3, total - 3 * index)));

  test.each([
    [0, 'Inga eller minimala besvär'],
    [4, 'Inga eller minimala besvär'],
    [5, 'Lindriga besvär'],
    [9, 'Lindriga besvär'],
    [10, 'Måttliga besvär'],
    [14, 'Måttliga besvär'],
    [15, 'Måttligt svåra besvär'],
    [19, 'Måttligt svåra besvär'],
    [20, 'Svåra besvär'],
    [27, 'Svåra besvär'],
  ])('PHQ-9 %i is "%s"', async (total, band) => {
    const scored = await scoreForm(formOf('phq9'), choose(formOf('phq9'), spread(total, 9)));
    expect(scored[0]).toMatchObject({ result: 'total', value: total, band, failure: null });
  });

  test('question 10 of PHQ-9 counts for nothing, question 9 stands alone too', async () => {
    const answers = { ...choose(formOf('phq9'), [0, 0, 0, 0, 0, 0, 0, 0, 2]), q10: 'extremt' };
    expect((await scoreForm(formOf('phq9'), answers)).map(({ result, value }) => [result, value])).toEqual([
      ['total', 2],
      ['item9', 2],
    ]);
  });

  test.each([
    [4, 'Inga eller minimala besvär'],
    [5, 'Lindriga besvär'],
    [10, 'Måttliga besvär'],
    [15, 'Svåra besvär'],
    [21, 'Svåra besvär'],
  ])('GAD-7 %i is "%s"', async (total, band) => {
    const scored = await scoreForm(formOf('gad7'), choose(formOf('gad7'), spread(total, 7)));
    expect(scored[0]).toMatchObject({ result: 'total', value: total, band, failure: null });
  });
});

describe('the sleep diary', () => {
  const night = {
    sang: '23:00',
    slackte: '23:30',
    insomning: 30,
    uppvaknanden: 2,
    vaken: 60,
    vaknade: '06:30',
    steg: '07:00',
    kvalitet: 6,
    pigg: 5,
  };
  const scored = async (answers: Answers) =>
    Object.fromEntries((await scoreForm(formOf('somndagbok'), answers)).map(({ result, value }) => [result, value]));

  test('reckons over midnight', async () => expect(await scored(night)).toEqual({ effektivitet: 69, sovtid: 5.5, kvalitet: 6 }));
  test('reckons a night that begins after midnight', async () =>
    expect(await scored({ ...night, sang: '00:30', slackte: '00:30', insomning: 0, vaken: 0, vaknade: '07:00', steg: '07:00' })).toEqual({
      effektivitet: 100,
      sovtid: 6.5,
      kvalitet: 6,
    }));
  test('reckons sleep in daylight after a night shift', async () =>
    expect(
      await scored({ ...night, sang: '08:00', slackte: '08:00', insomning: 15, vaken: 0, vaknade: '13:15', steg: '14:00' }),
    ).toMatchObject({ effektivitet: 83, sovtid: 5 }));
  test('a night that cannot be has no efficiency, and says so', async () => {
    const [first] = await scoreForm(formOf('somndagbok'), { ...night, vaken: 700 });
    expect([first?.value, first?.failure]).toEqual([null, 'Beräkningen gav inget värde. Ett svar som behövs kan saknas.']);
  });
});
