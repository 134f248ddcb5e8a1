import { describe, test } from 'vitest';
import { asking } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: answers that are fetched', () => {
  test('from a form, a question, a date or a start fact that is not there', () => {
    expectProblems(
      'PrefillKnown',
      asking(
        { kind: 'yesNo', id: 'a', text: 'A', prefill: { from: 'form', form: 'f9', question: 'q' } },
        { kind: 'yesNo', id: 'b', text: 'B', prefill: { from: 'form', form: 'f1', question: 'q' } },
        { kind: 'date', id: 'c', text: 'C', prefill: { from: 'start', what: 'date', name: 'op' } },
        { kind: 'yesNo', id: 'd', text: 'D', prefill: { from: 'startFact', fact: 'x' } },
      ),
      [
        'error forms[0].questions[0].prefill: Det finns inget formulär med id ”f9”.',
        'error forms[0].questions[1].prefill: Formuläret ”Formulär 1” har ingen fråga med id ”q”.',
        'error forms[0].questions[2].prefill: Det finns inget datum med id ”op”.',
        'error forms[0].questions[3].prefill: Det finns ingen startuppgift med id ”x”.',
      ],
    );
  });

  test('an answer of another sort', () => {
    expectProblems(
      'PrefillKnown',
      asking(
        { kind: 'yesNo', id: 'a', text: 'A' },
        { kind: 'number', id: 'b', text: 'B', prefill: { from: 'form', form: 'f1', question: 'a' } },
        { kind: 'time', id: 'c', text: 'C', prefill: { from: 'today' } },
      ),
      [
        'error forms[0].questions[1].prefill: Svaret på ”a” är av en annan sort än den här frågans.',
        'error forms[0].questions[2].prefill: Dagens datum kan bara stå i en datumfråga.',
      ],
    );
  });

  test('two at once, and in a group', () => {
    expectProblems(
      'PrefillKnown',
      asking(
        { kind: 'date', id: 'a', text: 'A', initial: '2026-01-01', prefill: { from: 'today' } },
        { kind: 'group', id: 'g', text: 'G', questions: [{ kind: 'date', id: 'b', text: 'B', prefill: { from: 'today' } }] },
      ),
      [
        'error forms[0].questions[0].prefill: Frågan ”a” har både ett svar från början och ett som hämtas.',
        'error forms[0].questions[1].questions[0].prefill: I en grupp som upprepas kan inget svar hämtas.',
      ],
    );
  });

  test('what is there and fits passes', () => {
    expectProblems(
      'PrefillKnown',
      {
        ...asking(
          { kind: 'number', id: 'a', text: 'A', prefill: { from: 'startFact', fact: 'age' } },
          { kind: 'date', id: 'b', text: 'B', prefill: { from: 'start', what: 'date', name: 'op' } },
          { kind: 'longText', id: 'c', text: 'C' },
          { kind: 'shortText', id: 'd', text: 'D', prefill: { from: 'form', form: 'f1', question: 'c' } },
        ),
        startFacts: [{ kind: 'number', id: 'age', title: 'Ålder' }],
        dates: [{ id: 'op', title: 'Operation', question: 'När?' }],
      },
      [],
    );
  });

  const options = ['a', 'b'].map((id) => ({ id, text: id }));
  const number = { minimum: 0, maximum: 10 };
  /** One of each sort whose answers look like another's. */
  const sorts = [
    { kind: 'singleChoice' as const, options },
    { kind: 'dropDown' as const, options },
    { kind: 'multipleChoice' as const, options },
    { kind: 'shortText' as const },
    { kind: 'longText' as const },
    { kind: 'number' as const },
    { kind: 'slider' as const, ...number },
    { kind: 'ratingScale' as const, ...number },
    { kind: 'yesNo' as const },
    { kind: 'time' as const },
  ];
  const ALIKE: Readonly<Record<string, readonly string[]>> = {
    option: ['singleChoice', 'dropDown'],
    several: ['multipleChoice'],
    text: ['shortText', 'longText'],
    number: ['number', 'slider', 'ratingScale'],
    yesNo: ['yesNo'],
    time: ['time'],
  };
  const isAlike = (one: string, other: string) => Object.values(ALIKE).some((kinds) => kinds.includes(one) && kinds.includes(other));

  test.each(sorts.map(({ kind }) => kind))('what is answered to %s is taken over where answers look the same, and nowhere else', (kind) => {
    const source = sorts.find((each) => each.kind === kind);
    expectProblems(
      'PrefillKnown',
      asking(
        ...(source ? [{ ...source, id: 'from', text: 'Från' }] : []),
        ...sorts.map((sort) => ({
          ...sort,
          id: `q${sort.kind}`,
          text: 'Till',
          prefill: { from: 'form' as const, form: 'f1', question: 'from' },
        })),
      ),
      sorts.flatMap((sort, index) =>
        isAlike(kind, sort.kind)
          ? []
          : [`error forms[0].questions[${index + 1}].prefill: Svaret på ”from” är av en annan sort än den här frågans.`],
      ),
    );
  });

  test('a date or a start fact is an answer of its own sort, and each is found by its own id', () => {
    expectProblems(
      'PrefillKnown',
      {
        ...asking(
          { kind: 'date', id: 'a', text: 'A', prefill: { from: 'start', what: 'date', name: 'op' } },
          { kind: 'time', id: 'b', text: 'B', prefill: { from: 'start', what: 'date', name: 'birth' } },
          { kind: 'date', id: 'c', text: 'C', prefill: { from: 'start', what: 'date', name: 'gone' } },
          { kind: 'yesNo', id: 'd', text: 'D', prefill: { from: 'startFact', fact: 'worried' } },
          { kind: 'yesNo', id: 'e', text: 'E', prefill: { from: 'startFact', fact: 'age' } },
          { kind: 'number', id: 'f', text: 'F', prefill: { from: 'startFact', fact: 'gone' } },
        ),
        startFacts: [
          { kind: 'number', id: 'age', title: 'Ålder' },
          { kind: 'yesNo', id: 'worried', title: 'Orolig' },
        ],
        dates: [
          { id: 'op', title: 'Operation', question: 'När?' },
          { id: 'birth', title: 'Födelse', question: 'När?' },
        ],
      },
      [
        'error forms[0].questions[1].prefill: Ett datum från starten kan bara stå i en datumfråga.',
        'error forms[0].questions[2].prefill: Det finns inget datum med id ”gone”.',
        'error forms[0].questions[4].prefill: Startuppgiften ”age” är inget svar på en fråga av den här sorten.',
        'error forms[0].questions[5].prefill: Det finns ingen startuppgift med id ”gone”.',
      ],
    );
  });
});
