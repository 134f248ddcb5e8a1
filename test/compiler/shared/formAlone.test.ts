import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { type Form, form } from '../../../compiler/document/form.ts';
import { formAlone } from '../../../compiler/shared/formAlone.ts';
import { everyKind } from '../../support/everyKind.ts';
import { aForm } from '../check/base.ts';

const errorsOf = (one: Form, options?: Parameters<typeof formAlone>[1]) =>
  compile(formAlone(one, options)).problems.filter(({ severity }) => severity === 'error');

describe('a form alone', () => {
  test('a form becomes the least moment there is of it: one occasion at the start, and more by staff', () => {
    const { plan, problems } = compile(formAlone(form.parse(aForm())));
    expect(problems).toEqual([]);
    expect(plan).toMatchObject({
      moment: 'f1',
      version: '1.0',
      modules: [],
      batteries: [{ id: 'formular', forms: ['f1'], byStaff: true, schedule: { kind: 'once', days: 0 } }],
    });
  });

  test('it can be due, and reminded of', () => {
    const { plan } = compile(formAlone(form.parse(aForm()), { dueDays: 7, remindAfterDays: 3 }));
    expect(plan?.batteries[0]).toMatchObject({ due: { days: 7, at: '20:00' }, reminders: [{ days: 3, at: '17:00' }] });
  });

  test.each(['tab', 'calendar'] as const)('a %s form stands in a module of its own', (kind) => {
    const one = form.parse(aForm({ kind, pages: { by: ['citizen'] } }));
    expect(errorsOf(one)).toEqual([]);
    expect(compile(formAlone(one)).plan).toMatchObject({ modules: [{ id: 'formular', forms: ['f1'] }], batteries: [] });
  });

  test('a shared form is called by its name there', () => {
    expect(formAlone(form.parse(aForm({ sharedForm: { id: 'phq-9', version: '3' } })))).toMatchObject({ id: 'phq-9', version: '3.0' });
  });

  test('what it would fetch from elsewhere is not fetched', () => {
    const one = form.parse(
      aForm({
        questions: [
          { kind: 'number', id: 'age', text: 'Ålder?', maximum: 130, minimum: 0, prefill: { from: 'startFact', fact: 'age' } },
          { kind: 'date', id: 'day', text: 'Dag?', prefill: { from: 'today' } },
          { kind: 'number', id: 'before', text: 'Förra gången?', prefill: { from: 'form', form: 'f1', question: 'age' } },
        ],
        results: [],
      }),
    );
    expect(errorsOf(one)).toEqual([]);
    const [alone] = formAlone(one).forms ?? [];
    expect(alone?.questions?.map((question) => 'prefill' in question)).toEqual([false, true, true]);
  });

  test('every instrument, and a form of every kind of question, stands alone without an error', () => {
    const folder = new URL('../../../moments/instruments/', import.meta.url);
    const instruments = readdirSync(folder).filter((file) => file.endsWith('.json'));
    expect(errorsOf(everyKind(), { dueDays: 3 })).toEqual([]);
    for (const file of instruments) expect(errorsOf(form.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))))).toEqual([]);
  });
});
