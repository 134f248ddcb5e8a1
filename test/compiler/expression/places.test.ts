import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { lower } from '../../../compiler/expression/lower.ts';
import { parse, type Node } from '../../../compiler/expression/parse.ts';
import { faultsOf } from '../../../compiler/expression/subset.ts';

const faults = (text: string) => {
  const lowered = lower(text);
  return 'faults' in lowered ? lowered.faults : [];
};

describe('expression: a fault stands where it begins', () => {
  const path = 'forms.f.answers.a';
  test.each([
    ['a sign', `${path} & "b"`, ['& "b"']],
    ['a path that leads nowhere', '1 = answers.abc', ['answers.abc']],
    ['a path from another root', `1 = form.f.answers.a`, ['form.f.answers.a']],
    ['a function', `${path} = $uppercase("a")`, ['$uppercase("a")']],
    ['a function without its value', 'true and $exists()', ['$exists()']],
    ['a function with a filter', `1 = $count(${path})[0]`, [`$count(${path})[0]`]],
    ['a variable', `${path} = $abc`, ['$abc']],
    ['a step that is no name', '1 = forms.*.answers.a', ['*.answers.a']],
    ['a list to the right', `${path} = [12]`, ['[12]']],
    ['an object', `${path} = {"a": 1}`, ['{"a": 1}']],
    ['a filtered list', '1 in [1, 2][0]', ['[1, 2][0]']],
    ['a function in a list', '1 in [2, $not(true)]', ['$not(true)]']],
    ['a filter in a list', '1 in [2, true[0]]', ['true[0]]']],
    ['an empty parenthesis', '1 = ()', ['()']],
    ['two things in one parenthesis', 'true and (1; 2)', ['(1; 2)']],
    ['a filtered parenthesis', 'true and (1 = 2)[0]', ['(1 = 2)[0]']],
    ['a filtered number', '1 = 12345[0]', ['12345[0]']],
    ['a filtered word', '1 = true[0]', ['true[0]']],
    ['every part of a choice', `1 & 2 ? 3 & 4 : 5 & 6`, ['& 2 ? 3 & 4 : 5 & 6', '& 4 : 5 & 6', '& 6']],
    ['both sides of a sign', '(1 & 2) and (3 & 4)', ['& 2) and (3 & 4)', '& 4)']],
    ['behind a minus', '1 < -(3 & 4)', ['& 4)']],
    ['inside a function', '$not(3 & 4)', ['& 4)']],
  ])('%s', (_what, text, rests) => {
    expect(faults(text).map(({ position }) => text.slice(position))).toEqual(rests);
  });

  test('what cannot be read stands where reading stopped', () => {
    expect(faults('forms.f.answers.a > 1 2')).toEqual([
      { message: 'Uttrycket går inte att läsa. Kontrollera stavning, parenteser och tecken.', position: 23 },
    ]);
    expect(faults('1 = `a')).toEqual([{ message: 'Ett namn saknar avslutande grav accent (`).', position: 6 }]);
    expect(faults('1 = 1 /* så')).toEqual([{ message: 'En kommentar saknar avslutande */.', position: 6 }]);
    expect(faults('1 =')).toEqual([
      { message: 'Uttrycket tar slut för tidigt. Något saknas i slutet, till exempel en parentes eller ett värde.', position: 3 },
    ]);
  });
});

describe('expression: how much there may be', () => {
  test('eight defaults are read, nine are not', () => {
    const defaults = (count: number) => `forms.f.answers.a${' ?: 1'.repeat(count)}`;
    expect('node' in parse(defaults(8))).toBe(true);
    expect(parse(defaults(9))).toEqual({
      fault: { message: 'Fler än 8 standardvärden (?: eller ??) ryms inte i ett uttryck.', position: 0 },
    });
  });

  test('what is nested deeper than can be read is refused', () => {
    expect(parse(`${'('.repeat(100_000)}1${')'.repeat(100_000)}`)).toEqual({
      fault: { message: 'Uttrycket är för djupt nästlat för att läsas.', position: 0 },
    });
  });

  const tooLarge = [{ message: 'Villkoret är för stort. Dela upp det i flera.', position: 0 }];

  test('250 values with a word between them are the most', () => {
    const values = (count: number) => Array.from({ length: count }, () => 'true').join(' or ');
    expect(faults(values(250))).toEqual([]);
    expect(faults(values(251))).toEqual(tooLarge);
  });
});

describe('expression: behind a long list', () => {
  test('nothing passes unseen', () => {
    const list = (length: number) => `1 in [${Array.from({ length }, () => '1').join(', ')}]`;
    expect(faults(list(498))).toEqual([]);
    expect(faults(list(499)).map(({ message }) => message)).toEqual(['Villkoret är för stort. Dela upp det i flera.']);
    expect(faults(`${list(600)} or $eval("1")`).map(({ message }) => message)).toEqual(['Villkoret är för stort. Dela upp det i flera.']);
  });
});

describe('expression: what a newer jsonata might say', () => {
  const unknown = 'Den här delen av JSONata kan inte användas i ett villkor.';
  const one = { type: 'number', value: 1, position: 1 };
  const choice = jsonata('1 ? 2').ast() as unknown as Node;
  const { condition: _condition, ...withoutCondition } = choice;
  const { then: _then, ...withoutOutcome } = choice;
  const path = { type: 'path', steps: ['forms', 'f', 'answers', 'a'].map((value) => ({ type: 'name', value })) };

  test.each([
    ['a value with a part of its own', { ...one, newer: true }],
    ['a sign with a part of its own', { type: 'binary', value: '=', lhs: one, rhs: one, newer: true }],
    ['a sign without its left', { type: 'binary', value: '=', rhs: one }],
    ['a sign without its right', { type: 'binary', value: '=', lhs: one }],
    ['a choice with a part of its own', { ...choice, newer: true } as Node],
    ['a choice without its condition', withoutCondition],
    ['a choice without its outcome', withoutOutcome],
    [
      'a list with a part of its own',
      { type: 'binary', value: 'in', lhs: one, rhs: { type: 'unary', value: '[', expressions: [one], newer: 1 } },
    ],
    [
      'a function with a part of its own',
      { type: 'function', procedure: { type: 'variable', value: 'not' }, arguments: [path], newer: true },
    ],
    ['a kind of its own', { type: 'newer' }],
  ])('%s is refused', (_what, node) => {
    expect(faultsOf(node).map(({ message }) => message)).toEqual([unknown]);
  });

  test.each([
    ['a minus without its value', { type: 'unary', value: '-' }, 'Ett objekt inom klammerparentes kan inte användas i ett villkor.'],
    [
      'a minus with a part of its own',
      { type: 'unary', value: '-', expression: one, newer: 1 },
      'Ett objekt inom klammerparentes kan inte användas i ett villkor.',
    ],
    [
      'a function without a name',
      { type: 'function', arguments: [one] },
      'Funktionen här kan inte användas i ett villkor. Räkna ut värdet som ett resultat och jämför med det.',
    ],
    [
      'a function without values',
      { type: 'function', procedure: { type: 'variable', value: 'not' } },
      'Funktionen $not ska ha precis ett värde inom parentes.',
    ],
    ['a parenthesis without parts', { type: 'block' }, 'En parentes i ett villkor ska hålla precis ett uttryck.'],
    [
      'a parenthesis with a part of its own',
      { type: 'block', expressions: [one], newer: 1 },
      'En parentes i ett villkor ska hålla precis ett uttryck.',
    ],
  ])('%s is refused', (_what, node, message) => {
    expect(faultsOf(node).map((fault) => fault.message)).toEqual([message]);
  });

  test('a path without steps leads nowhere, and one with a part of its own is no path', () => {
    expect(faultsOf({ type: 'path' }).map(({ message }) => message.slice(0, 14))).toEqual(['”” pekar inte ']);
    expect(faultsOf({ type: 'path', steps: [] }).map(({ position }) => position)).toEqual([0]);
    expect(faultsOf(path)).toEqual([]);
    const newer = { ...path, newer: 1 };
    expect(faultsOf(newer).map(({ message }) => message.slice(0, 40))).toEqual(['En väg i ett villkor är bara namn med pu']);
  });

  test('parts that are not there are no parts', () => {
    expect(faultsOf({ ...one, newer: undefined } as never)).toEqual([]);
  });
});
