import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { endlessIn } from '../../../compiler/expression/endless.ts';
import { parse } from '../../../compiler/expression/parse.ts';
import { GUARDRAILS } from '../../../scoring/methods/jsonata.ts';

const faultIn = (text: string) => {
  const parsed = parse(text);
  if ('fault' in parsed) throw new Error(`${text}: ${parsed.fault.message}`);
  return endlessIn(parsed.node);
};

/** The text from where the fault is said to stand; null when there is none. */
const restIn = (text: string): string | null => {
  const fault = faultIn(text);
  return fault && text.slice(fault.position);
};

describe('calculations without end: what is called must be finished', () => {
  test.each([
    ['itself', '($f := function($x) { $f($x) }; 1)', '$f($x) }; 1)'],
    [
      'what comes later',
      '($f := function() { $later() }; $later := function() { 1 }; $f())',
      '$later() }; $later := function() { 1 }; $f())',
    ],
    ['what is given', 'function($given) { $given(1) }', '$given(1) }'],
    ['what is given, in a function of its own', '($f := function($n) { function() { $n(1) } }; 1)', '$n(1) } }; 1)'],
    ['what is given by the name of a finished function', '($f := function() { 1 }; function($f) { $f() }(2))', '$f() }(2))'],
    ['what is given by the name of one of JSONata’s', 'function($sum) { $sum([1]) }', '$sum([1]) }'],
    ['a value by the name of one of JSONata’s', '($sum := 1; $sum([1]))', '$sum([1]))'],
    ['a value by the name of a function', '($f := function() { 1 }; $f := 1; $f())', '$f())'],
    ['what was finished in a parenthesis of its own', '(($g := function() { 1 }); $g())', '$g())'],
    ['what may not have been finished', '(answers.a ? $f := function() { 1 } : 0; $f())', '$f())'],
    ['what an object holds', '{ "f": 1 }.f(1)', '{ "f": 1 }.f(1)'],
    ['what a path passes', '($g := function() { 1 }; answers.list@$g.($g()))', '$g()))'],
    ['what counts a path', '($g := function() { 1 }; answers.list#$g.($g()))', '$g()))'],
    ['the whole input', '$(1)', '$(1)'],
    ['in an object', '{"a": $f(1)}', '$f(1)}'],
    ['in a filter', 'answers.a[$f(1)]', '$f(1)]'],
    ['in a choice', 'answers.a ? 1 : $f(1)', '$f(1)'],
    ['behind a minus', '-$f(1)', '$f(1)'],
    ['in a sorting', 'answers.a^($f(1))', '$f(1))'],
    ['in what a function is given', '$round($f(1))', '$f(1))'],
    ['in what is chained', '1 ~> $append($f(1))', '$f(1))'],
    ['half filled', '($h := $f(?, 1); $h(2))', '$f(?, 1); $h(2))'],
    ['by a chain', '[1] ~> $f', '$f'],
    ['by a chain, with more', '[1] ~> $f(1)', '$f(1)'],
    ['by a chain, from a path', '1 ~> answers.f', '1 ~> answers.f'],
    ['before the chain', '$f(1) ~> $sum', '$f(1) ~> $sum'],
  ])('%s', (_what, text, rest) => {
    expect(restIn(text)).toBe(rest);
    expect(faultIn(text)?.message).toMatch(
      /^(\$[a-z]*|Något) anropas utan att vara en färdig funktion, och skulle kunna räkna utan slut\.$/,
    );
  });

  test('the first fault is told, and by its name', () => {
    expect(restIn('($a(1); $b(1))')).toBe('$a(1); $b(1))');
    expect(restIn('([1..5000]; $a(1))')).toBe('..5000]; $a(1))');
    expect(restIn('($f := function() { $f() }; $f := function() { 1 }; $f())')).toBe('$f() }; $f := function() { 1 }; $f())');
    expect(restIn('($f := function() { 1 }; $f := function() { $later() })')).toBe('$f := function() { $later() })');
    expect(restIn('$a(1) ~> $b')).toBe('$a(1) ~> $b');
    expect(faultIn('1 + $later(2)')?.message).toContain('$later anropas');
    expect(faultIn('answers.f(1)')?.message).toContain('Något anropas');
  });
});

describe('calculations without end: what is handed over to be called', () => {
  test.each([
    ['$map([1], $f)', '$f)'],
    ['$map([1], answers.f)', '$map([1], answers.f)'],
    ['$filter([1], $f)', '$f)'],
    ['$reduce([1], $f)', '$f)'],
    ['$single([1], $f)', '$f)'],
    ['$sort([1], $f)', '$f)'],
    ['$sift({}, $f)', '$f)'],
    ['$each({}, $f)', '$f)'],
    ['{}.$sift($f)', '$f)'],
    ['{}.$each($f)', '$f)'],
    ['[1] ~> $map($f)', '$f)'],
    ['($h := $map(?, $f); 1)', '$f); 1)'],
    ['($h := $map([1], ?); 1)', '?); 1)'],
    ['($f := function() { 1 }; $g := function($f) { $map([1], $f) }; 1)', '$f) }; 1)'],
    ['function($p) { $map([1], $p ~> $string) }', '~> $string) }'],
    ['function($p) { $map([1], $string ~> $p) }', '~> $p) }'],
    ['function($p) { $contains("a", $p) }', '$p) }'],
    ['function($p) { "a".$contains($p) }', '$p) }'],
    ['function($p) { $match($p, 1) }', '$p, 1) }'],
    ['function($p) { "a".$replace($p, "b") }', '$p, "b") }'],
    ['function($p) { $replace("a", "b", $p) }', '$p) }'],
    ['function($p) { $split($p, 2) }', '$p, 2) }'],
    ['function($p) { "a" ~> $contains($p) }', '$p) }'],
  ])('%s', (text, rest) => {
    expect(restIn(text)).toBe(rest);
  });

  test('JSONata’s own that call what they are given have no other name, and are not handed over themselves', () => {
    expect(restIn('($m := $map; 1)')).toBe('$map; 1)');
    expect(restIn('$reduce([1, 2], $filter)')).toBe('$filter)');
    expect(restIn('[1, 2] ~> $map')).toBe('$map');
    expect(restIn('$map(["a"], $contains)')).toBe('$contains)');
    expect(restIn('function($map) { $map }')).toBeNull();
  });
});

describe('calculations without end: a name that is a function', () => {
  const again = (name: string) => `Funktionen $${name} får bara tilldelas en gång; annars kunde den anropa sig själv utan slut.`;
  test.each([
    ['another function', '($f := function() { 1 }; $f := function() { 2 }; 1)', 'f', '$f := function() { 2 }; 1)'],
    ['another of JSONata’s', '($g := $sum; $g := $max; 1)', 'g', '$g := $max; 1)'],
    ['in a parenthesis of its own', '($f := function() { 1 }; ($f := function() { 2 }))', 'f', '$f := function() { 2 }))'],
    ['by the name of JSONata’s own', '($round := $sum; 1)', 'round', '$round := $sum; 1)'],
    ['what is given', 'function($p) { ($f := function() { 1 }; $f := $p; 1) }', 'f', '$f := $p; 1) }'],
    ['what is given, by the name of JSONata’s own', 'function($p) { ($sum := $p; 1) }', 'sum', '$sum := $p; 1) }'],
    ['what an object holds', 'function($p) { {"f": $p}.($max := f) }', 'max', '$max := f) }'],
    ['what is looked up', '($f := function() { 1 }; $f := $lookup({}, "a"); 1)', 'f', '$f := $lookup({}, "a"); 1)'],
    ['what a function gives', '($g := function() { 1 }; $max := $g(); 1)', 'max', '$max := $g(); 1)'],
    ['what goes by the name of JSONata’s', 'function($sum) { ($max := $sum([1]); 1) }', 'sum', null],
    ['a list', '($max := [1]; 1)', 'max', '$max := [1]; 1)'],
  ])('is not made %s', (_what, text, name, rest) => {
    if (rest === null) return expect(faultIn(text)?.message).not.toBeUndefined();
    expect(restIn(text)).toBe(rest);
    expect(faultIn(text)?.message).toBe(again(name));
  });

  test.each([
    '($sum := $sum(scores.*); $sum * 2)',
    '($max := 3; $max)',
    '($count := -$count(answers.list); $count)',
    '($max := scores.a + scores.b; $max)',
    '($string := "a"; $string)',
    '($exists := true; $exists)',
    '($f := 1; $f := function() { 1 }; $f())',
    '($own := function($x) { $x }; $value := $own(1); $value := $own(2); $value)',
  ])('may be a value: %s', (text) => {
    expect(restIn(text)).toBeNull();
  });
});

describe('calculations without end: what comes to an end', () => {
  test.each([
    '($f := function($x) { $x + 1 }; ($g := function() { $f(1) }; $g()))',
    '($g := $sum; $g([1]))',
    '($h := $round(?, 1); $h(2))',
    '($h := $sum ~> $round ~> $abs; $h([1]))',
    '$map([1], $sum ~> $round)',
    '$map([1], $round(?, 1))',
    '[1] ~> $map($round) ~> $sum',
    '1 ~> function($x) { $x }',
    '1 ~> function($x, $y) { $x }(2)',
    '($g := function($x) { $x }; 1 ~> $g)',
    '{"a": 1} ~> $each(function($v) { $v })',
    '{"a": 1}.$each(function($v) { $v })',
    '$sort([2, 1])',
    '$single([1])',
    '$reduce([1], function($a, $b) { $a + $b }, scores.a)',
    '$split(answers.time, ":")',
    'function($t) { $split($t, ":") }',
    'function($t) { $replace($t, ":", ".") }',
    '$contains("ab", "a" & "b")',
    'function($x) { $x ~> $string }',
    '($a := function($b) { 1 }; $b := function() { 1 }; $b())',
    '1 ~> $append([1..3])',
    '$sum($f)',
  ])('%s', (text) => {
    expect(restIn(text)).toBeNull();
  });

  test('a tree that comes back to itself is looked through once', () => {
    const circle: { type: string; part?: unknown } = { type: 'other' };
    circle.part = [circle];
    expect(endlessIn(circle)).toBeNull();
  });
});

describe('calculations without end: long lists', () => {
  test.each([
    ['[1..1000]', null],
    ['[1..1001]', '..1001]'],
    ['[-1000..-1]', null],
    ['[-5000..1]', '..1]'],
    ['1 + [2 .. 5000]', '.. 5000]'],
    ['[1000..1]', null],
    ['[answers.a..5000]', null],
    ['[1..answers.a]', null],
    ['1 ~> $append([1..5000])', '..5000])'],
  ])('%s', (text, rest) => {
    expect(restIn(text)).toBe(rest);
    if (rest !== null) expect(faultIn(text)?.message).toBe('En lista har högst 1000 tal.');
  });

  test('a list without its place stands first', () => {
    const number = (value: number) => ({ type: 'number', value });
    expect(endlessIn({ type: 'binary', value: '..', lhs: number(1), rhs: number(5000) })?.position).toBe(0);
    expect(endlessIn({ type: 'binary', value: '..', lhs: number(1), rhs: number(5000), position: 1 })?.position).toBe(0);
  });
});

/** Calculations made of little but functions that are given to functions, under few names. */
const name = fc.constantFrom('$f', '$g', '$w', '$p', '$q', '$sum', '$map', '$contains');
const { part } = fc.letrec<{ part: string; block: string }>((tie) => ({
  block: fc
    .array(
      fc.oneof(
        tie('part'),
        fc.tuple(name, tie('part')).map((parts) => parts.join(' := ')),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) => `(${parts.join('; ')})`),
  part: fc.oneof(
    { depthSize: 'small', maxDepth: 5 },
    fc.constantFrom('1', '"a"', '[1, 2]', 'a.b', '$'),
    name,
    tie('block'),
    fc
      .tuple(fc.oneof(name, tie('part')), fc.array(tie('part'), { maxLength: 3 }))
      .map(([called, given]) => `${called}(${given.join(', ')})`),
    fc
      .tuple(
        fc.constantFrom('map', 'filter', 'reduce', 'each', 'sift', 'sort', 'single', 'replace', 'split', 'lookup', 'append', 'merge'),
        fc.array(tie('part'), { minLength: 1, maxLength: 3 }),
      )
      .map(([called, given]) => `$${called}(${given.join(', ')})`),
    fc.tuple(name, tie('part')).map(([called, given]) => `${called}(?, ${given})`),
    fc.tuple(name, tie('part')).map(([given, body]) => `function(${given}) { ${body} }`),
    fc.tuple(tie('part'), tie('part')).map((parts) => parts.join(' ~> ')),
    fc.tuple(tie('part'), tie('part')).map(([from, to]) => `{"a": ${from}}.(${to})`),
    fc.tuple(tie('part'), name, tie('part')).map(([from, as, to]) => `{"a": ${from}}.a@${as}.(${to})`),
    fc.tuple(tie('part'), tie('block')).map(([when, then]) => `(${when} ? ${then} : 0)`),
  ),
}));

describe('calculations without end: whatever is written', { timeout: 60_000 }, () => {
  test('what passes comes to an end, well or not', async () => {
    const whole = fc
      .tuple(part, part, part)
      .map(([a, b, c]) => `($w := function($p, $q) { ${a} }; $f := function($g) { ${b} }; $w($w, $f); ${c})`);
    await fc.assert(
      fc.asyncProperty(whole, async (text) => {
        const parsed = parse(text);
        fc.pre('node' in parsed && endlessIn(parsed.node) === null);
        const ended = await jsonata(text, { ...GUARDRAILS, timeout: 5_000 })
          .evaluate({ a: { b: 1 } })
          .then(
            () => 'ended',
            (error: { code?: unknown }) => error.code,
          );
        expect(['D1011', 'D1012']).not.toContain(ended);
      }),
      { numRuns: 150, maxSkipsPerRun: 1_000 },
    );
  });
});
