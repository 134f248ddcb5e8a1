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

describe('check: calculations without end', () => {
  test('a function that calls itself, one that calls a later one, one that calls what it is given', () => {
    expectProblems(
      'ResultExpression',
      {
        forms: [
          aForm({
            results: [
              aResult({ id: 'r1', bands: [], method: { kind: 'jsonata', expression: '($f := function($x) { $f($x + 1) }; $f(1))' } }),
              aResult({
                id: 'r2',
                bands: [],
                method: { kind: 'jsonata', expression: '($f := function($x) { $g($x) }; $g := function($x) { $f($x) }; $f(1))' },
              }),
              aResult({ id: 'r3', bands: [], method: { kind: 'jsonata', expression: 'function($f) { $f($f) }(function($g) { $g($g) })' } }),
              aResult({ id: 'r4', bands: [], method: { kind: 'jsonata', expression: '($w := function($f) { $map([$f], $f) }; $w($w))' } }),
              aResult({
                id: 'r5',
                bands: [],
                method: { kind: 'jsonata', expression: '($w := function($f) { ($g := $f; $f ~> $g) }; $w($w))' },
              }),
              aResult({ id: 'r6', bands: [], method: { kind: 'jsonata', expression: '$sum([1..5000000])' } }),
              aResult({
                id: 'r7',
                bands: [],
                method: {
                  kind: 'jsonata',
                  expression: '($a := function() { 1 }; $b := function() { $a() }; $a := function() { $b() }; $a())',
                },
              }),
              aResult({ id: 'r8', bands: [], method: { kind: 'jsonata', expression: '($sum := function($x) { $sum($x) }; $sum(1))' } }),
              aResult({ id: 'r9', bands: [], method: { kind: 'jsonata', expression: '{ "f": 1 }.f(1)' } }),
            ],
          }),
        ],
        flags: [],
      },
      [
        'error forms[0].results[0].method.expression: $f anropas utan att vara en färdig funktion, och skulle kunna räkna utan slut.',
        'error forms[0].results[1].method.expression: $g anropas utan att vara en färdig funktion, och skulle kunna räkna utan slut.',
        'error forms[0].results[2].method.expression: $f anropas utan att vara en färdig funktion, och skulle kunna räkna utan slut.',
        'error forms[0].results[3].method.expression: $f anropas utan att vara en färdig funktion, och skulle kunna räkna utan slut.',
        'error forms[0].results[4].method.expression: $g anropas utan att vara en färdig funktion, och skulle kunna räkna utan slut.',
        'error forms[0].results[5].method.expression: En lista har högst 1000 tal.',
        'error forms[0].results[6].method.expression: Funktionen $a får bara tilldelas en gång; annars kunde den anropa sig själv utan slut.',
        'error forms[0].results[7].method.expression: Funktionen $sum får bara tilldelas en gång; annars kunde den anropa sig själv utan slut.',
        'error forms[0].results[8].method.expression: Något anropas utan att vara en färdig funktion, och skulle kunna räkna utan slut.',
      ],
    );
  });

  test('functions that only call those before them', () => {
    expectProblems(
      'ResultExpression',
      {
        forms: [
          aForm({
            results: [
              aResult({
                id: 'r1',
                bands: [],
                method: {
                  kind: 'jsonata',
                  expression: '($f := function($x) { $x + 1 }; $g := function($x) { $f($x) * 2 }; $sum($map([1..10], $g)))',
                },
              }),
              aResult({
                id: 'r2',
                bands: [],
                method: { kind: 'jsonata', expression: '[scores.one, scores.number] ~> $map(function($v) { $v ~> $round }) ~> $sum' },
              }),
              aResult({
                id: 'r3',
                bands: [],
                method: { kind: 'jsonata', expression: '$reduce([scores.one, scores.number], function($a, $b) { $a + $b })' },
              }),
              aResult({
                id: 'r4',
                bands: [],
                method: {
                  kind: 'jsonata',
                  expression: '($mean := function($list) { $average($filter($list, function($v) { $exists($v) })) }; $mean([scores.one]))',
                },
              }),
            ],
          }),
        ],
        flags: [],
      },
      [],
    );
  });
});
