import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { condition } from '../../doors/formr/condition.ts';
import { formr } from '../../doors/formr/formr.ts';
import { asMoment } from '../../doors/asMoment.ts';
import { inputs } from './inputs.ts';

const item = (own: object) => ({ type: 'text', name: 'q1', label: 'Hur mår du?', optional: 0, ...own });
const survey = (name: string, position: number, items: object[] = [item({})], settings: object = {}) => ({
  type: 'Survey',
  description: '',
  position,
  survey_data: { name, items, settings },
});
const run = (...units: object[]) => JSON.stringify({ name: 'Studien', units });
const questions = (...items: object[]) => formr.bring(run(survey('dagbok', 10, items))).document?.forms[0]?.questions;

describe('doors: formr runs', () => {
  test('a diary that is looped over each day at a time becomes a series with its rounds, and the e-mail before it its notice', () => {
    const { document } = formr.bring(
      run(
        survey('bakgrund', 10),
        { type: 'Pause', position: 20, wait_until_time: '17:00:00' },
        { type: 'Email', position: 30, subject: 'Dags', body: 'Fyll i' },
        survey('dagbok', 40, [item({})], { expire_after: 420 }),
        { type: 'SkipBackward', position: 50, condition: 'nrow(dagbok) < 20', if_true: 20 },
      ),
    );
    expect(document?.batteries).toMatchObject([
      { forms: ['bakgrund'], schedule: { kind: 'once', anchor: { kind: 'start' } }, notify: false },
      {
        forms: ['dagbok'],
        notify: true,
        closes: { hours: 7 },
        schedule: {
          kind: 'every',
          anchor: { kind: 'occasionAnswered', battery: 'bBakgrund' },
          firstDays: 1,
          everyDays: 1,
          at: '17:00',
          count: 20,
        },
      },
    ]);
  });

  test('a wait of a year is counted in days from the answer before it', () => {
    const { document } = formr.bring(run(survey('forsta', 1), { type: 'Pause', position: 2, wait_minutes: '525600' }, survey('andra', 3)));
    expect(document?.batteries?.[1]?.schedule).toMatchObject({
      kind: 'once',
      anchor: { kind: 'occasionAnswered', battery: 'bForsta' },
      days: 365,
      at: '08:00',
    });
  });

  test('a loop without a wait, and a branch, are told of and come once', () => {
    const { document, report } = formr.bring(
      run(
        survey('vanner', 10),
        { type: 'SkipBackward', position: 20, condition: 'x > 1', if_true: 10 },
        { type: 'SkipForward', position: 30, condition: 'y == 1', if_true: 40 },
      ),
    );
    expect(document?.batteries?.[0]?.schedule).toMatchObject({ kind: 'once' });
    expect(report.lines.filter(({ outcome, path }) => outcome === 'left' && /units\/[12]/.test(path)).map(({ path }) => path)).toEqual([
      '/units/1/if_true',
      '/units/1/condition',
      '/units/2/condition',
      '/units/2/if_true',
    ]);
  });

  test.each([
    [
      { type: 'number', type_options: '0,10,0.5' },
      { kind: 'number', minimum: 0, maximum: 10, decimals: 1 },
    ],
    [
      { type: 'range', type_options: '0,100,5', choices: { 1: 'Lite', 2: 'Mycket' } },
      { kind: 'slider', step: 5, minimumText: 'Lite', maximumText: 'Mycket' },
    ],
    [
      { type: 'rating_button', choices: { 1: 'Inte alls', 2: 'Helt' } },
      { kind: 'ratingScale', minimum: 1, maximum: 5 },
    ],
    [
      { type: 'mc', choices: { 1: 'Ja', 2: 'Nej' } },
      {
        kind: 'singleChoice',
        options: [
          { id: '1', text: 'Ja', score: 1 },
          { id: '2', text: 'Nej', score: 2 },
        ],
      },
    ],
    [{ type: 'mc_multiple', choices: { a: 'Ja' } }, { kind: 'multipleChoice' }],
    [
      { type: 'text', type_options: 50 },
      { kind: 'shortText', maximumLength: 50 },
    ],
    [{ type: 'textarea' }, { kind: 'longText' }],
    [{ type: 'email' }, { kind: 'contact', of: 'email' }],
    [{ type: 'check' }, { kind: 'yesNo' }],
    [
      { type: 'note', label: '**Hej**' },
      { kind: 'information', text: '**Hej**' },
    ],
    [{ type: 'datetime' }, { kind: 'dateTime' }],
  ])('%j becomes %j', (own, expected) => {
    expect(questions(item(own))).toMatchObject([expected]);
  });

  test('an answer of one’s own is a question that is shown when it is chosen', () => {
    expect(questions(item({ type: 'select_or_add_one', name: 'djur', choices: { katt: 'Katt' } }))).toMatchObject([
      { kind: 'dropDown', id: 'djur', options: [{ id: 'katt' }, { id: 'annat' }] },
      { kind: 'shortText', id: 'djurEget', shownWhen: 'answers.djur = "annat"' },
    ]);
  });

  test('what is shown when is translated, a choice by its id, and a button to go on begins a page', () => {
    expect(
      questions(
        item({ type: 'number', name: 'antal' }),
        item({ type: 'mc', name: 'val', choices: { 1: 'Ja', 2: 'Nej' }, showif: '//js_only\nantal >= 2' }),
        { type: 'submit', name: 'vidare', label: 'Vidare' },
        item({ name: 'varfor', showif: 'val == 1 && antal > 3' }),
      ),
    ).toMatchObject([
      { id: 'antal' },
      { id: 'val', shownWhen: 'answers.antal >= 2' },
      { id: 'varfor', newPage: true, shownWhen: '(answers.val = "1" and answers.antal > 3)' },
    ]);
  });

  const known = (name: string) =>
    name === 'a' ? { path: 'answers.a', isChoice: false } : name === 'b' ? { path: 'answers.b', isChoice: true } : null;
  test.each([
    ['a == 1', 'answers.a = 1'],
    ['!(a < -2) | b == 2', '($not(answers.a < -2) or answers.b = "2")'],
    ["b %in% c(1, '3')", 'answers.b in ["1", "3"]'],
    ['a == TRUE # note', 'answers.a = true'],
    ['okand == 1', null],
    ['nrow(a) > 1', null],
    ['a == ', null],
    ['(a == 1', null],
    ['a + 1 == 2', null],
    ['', null],
    [`${'('.repeat(200)}a${')'.repeat(200)}`, null],
  ])('the condition %j is %j', (source, expected) => {
    expect(condition(source, known)).toBe(expected);
  });

  test('what comes in is found without fault but for questions that are in another file', () => {
    const { document } = formr.bring(run(survey('bakgrund', 10), { type: 'Survey', position: 20, description: 'w2: våg 2' }));
    const errors = compile(asMoment(document)).problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, at }) => [code, at[1]])).toEqual([['EmptyForm', 1]]);
  });

  test.each(['', '{', '[]', '{"name":"x","units":[]}', '{"name":"x","units":[7]}'])('%j is refused with a reason', (text) => {
    const { document, report } = formr.bring(text);
    expect(document).toBeNull();
    expect(report.refused).not.toBeNull();
  });

  test.each(inputs('formr-runs'))('$name: every value of the file is told of, by a line at its place or above it', ({ text }) => {
    const { report } = formr.bring(text);
    const lines = report.lines.map(({ path }) => path.replace(/#.*/, ''));
    expect(leaves(JSON.parse(text), '').filter((leaf) => !lines.some((line) => leaf === line || leaf.startsWith(`${line}/`)))).toEqual([]);
    console.log(
      `formr: ${report.counts.kept} kept, ${report.counts.changed} changed, ${report.counts.left} left${report.refused ? `, refused: ${report.refused}` : ''}`,
    );
  });
});

/** JSON pointers of every value in a document but empty texts, empty lists and nothing. */
function leaves(value: unknown, at: string): string[] {
  if (value === null || (typeof value === 'string' && value.trim() === '')) return [];
  if (typeof value !== 'object') return [at];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`));
}
