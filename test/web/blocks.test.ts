import { describe, expect, test } from 'vitest';
import type { Question } from '../../compiler/document/question.ts';
import { question } from '../../compiler/document/question.ts';
import { blocksOf, headingBefore, pageTitleOf } from '../../web/citizen/blocks.ts';

const make = (id: string, kind: string, more: object = {}): Question =>
  question.parse({ id, kind, text: id, ...(kind === 'singleChoice' ? { options: [] } : {}), ...more });
const ids = (blocks: readonly (readonly Question[])[]) => blocks.map((block) => block.map(({ id }) => id).join(' '));

describe('blocks of a form', () => {
  test('a short form is one block', () => {
    expect(ids(blocksOf([make('a', 'yesNo'), make('b', 'singleChoice'), make('c', 'longText')]))).toEqual(['a b c']);
  });

  test('a form without questions has no block', () => {
    expect(blocksOf([])).toEqual([]);
  });

  test('in a long form each choice stands by itself, and words after the last question go with it', () => {
    const nine = Array.from({ length: 9 }, (_, index) =>
      make(`q${index + 1}`, 'singleChoice', index === 0 ? { heading: 'De senaste två veckorna' } : {}),
    );
    expect(ids(blocksOf([...nine, make('help', 'information')]))).toEqual(['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9 help']);
  });

  test('small inputs stand four together, and a heading begins a new block', () => {
    const small = ['a', 'b', 'c', 'd', 'e'].map((id) => make(id, 'time'));
    expect(ids(blocksOf([...small, make('f', 'number', { heading: 'Dagen' }), make('g', 'number')]))).toEqual(['a b c d', 'e', 'f g']);
  });

  test('information goes with the question that follows it', () => {
    const small = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => make(id, 'time'));
    expect(ids(blocksOf([small[0] as Question, make('i', 'information'), ...small.slice(1)]))[1]).toMatch(/^i b/);
  });

  test('every question stands in exactly one block, in the form’s order', () => {
    const questions = [
      'time',
      'singleChoice',
      'information',
      'number',
      'number',
      'longText',
      'yesNo',
      'time',
      'multipleChoice',
      'information',
    ].map((kind, index) => make(`q${index}`, kind));
    expect(blocksOf(questions).flat()).toEqual(questions);
  });

  test('a block that begins midway repeats the heading in force', () => {
    const nine = Array.from({ length: 9 }, (_, index) =>
      make(`q${index + 1}`, 'singleChoice', index === 0 ? { heading: 'De senaste två veckorna' } : {}),
    );
    const blocks = blocksOf(nine);
    expect([headingBefore(nine, blocks[0] ?? []), headingBefore(nine, blocks[4] ?? [])]).toEqual([null, 'De senaste två veckorna']);
  });

  test('a form that says where its pages begin has those pages, short or long, with their titles', () => {
    const questions = [
      make('a', 'yesNo', { pageTitle: 'Om dig' }),
      make('b', 'singleChoice'),
      make('c', 'singleChoice', { newPage: true, pageTitle: 'Om besvären' }),
      make('d', 'time'),
      make('e', 'time', { newPage: true }),
    ];
    const pages = blocksOf(questions);
    expect(ids(pages)).toEqual(['a b', 'c d', 'e']);
    expect(pages.map((page) => pageTitleOf(questions, page))).toEqual(['Om dig', 'Om besvären', null]);
  });

  test('a reckoned value stands with the questions it is made of', () => {
    const seven = Array.from({ length: 7 }, (_, index) => make(`q${index + 1}`, 'singleChoice'));
    const sum = make('sum', 'calculated', { expression: '1 + 1' });
    expect(ids(blocksOf([...seven.slice(0, 3), sum, ...seven.slice(3)]))).toEqual(['q1', 'q2', 'q3 sum', 'q4', 'q5', 'q6', 'q7']);
  });
});
