import { describe, test } from 'vitest';
import { aForm, aResult } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: results written in JSONata', () => {
  test('what cannot be read is an error with its place', () => {
    expectProblems(
      'ResultExpression',
      { forms: [aForm({ results: [aResult({ method: { kind: 'jsonata', expression: 'scores.one +' } })] })] },
      [
        'error forms[0].results[0].method.expression: Uttrycket tar slut för tidigt. Något saknas i slutet, till exempel en parentes eller ett värde.',
      ],
    );
  });

  test('a regular expression could take any time', () => {
    expectProblems(
      'ResultExpression',
      { forms: [aForm({ results: [aResult({ method: { kind: 'jsonata', expression: '$contains("aa", /(a+)+$/) ? 1 : 2' } })] })] },
      ['error forms[0].results[0].method.expression: Resultatet får inte använda reguljära uttryck.'],
    );
  });

  test('chance and the clock would give another result for the same answers', () => {
    expectProblems(
      'ResultExpression',
      { forms: [aForm({ results: [aResult({ method: { kind: 'jsonata', expression: '$random() + $millis()' } })] })] },
      ['error forms[0].results[0].method.expression: Resultatet får inte använda $random.'],
    );
  });

  test('all the rest of JSONata may be used', () => {
    expectProblems(
      'ResultExpression',
      { forms: [aForm({ results: [aResult({ method: { kind: 'jsonata', expression: '$round($average(scores.*) * 2, 1)' } })] })] },
      [],
    );
  });

  const saying = (expression: string, lines: readonly string[]) => {
    const at = 'forms[0].results[0].method.expression';
    const more = { forms: [aForm({ results: [aResult({ method: { kind: 'jsonata', expression } })] })] };
    expectProblems(
      'ResultExpression',
      more,
      lines.map((line) => `error ${at}: ${line}`),
    );
  };

  test('a question that is not in the form is reported, once, from the root too', () => {
    saying('scores.q9 + $.scores.q9 + $$.answers.q8', [
      'Formuläret har ingen fråga med id ”q9”.',
      'Formuläret har ingen fråga med id ”q8”.',
    ]);
  });

  test('free text feeds no result', () => {
    saying('$length(answers.free)', ['Svaret på ”free” är fritext och får inte användas i ett resultat.']);
  });

  test('a question without scores has none to count', () => {
    saying('scores.day > 1 ? 1 : 2', ['Frågan ”day” har inga poäng att räkna. Skriv answers.day.']);
  });

  test('names inside functions are looked at too, and other names are left alone', () => {
    saying('($a := [scores.one, scores.number]; $f := function($x) { $x.scores.any + answers.one }; $sum($a))', []);
    saying('$map([1], function($v) { scores.gone })', ['Formuläret har ingen fråga med id ”gone”.']);
  });
});
