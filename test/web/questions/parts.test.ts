import { describe, expect, test } from 'vitest';
import { NO_LOGIC } from '../../../compiler/answers/shown.ts';
import { formLogic } from '../../../compiler/answers/formLogic.ts';
import { BODY_REGIONS } from '../../../compiler/document/bodyRegions.ts';
import { form } from '../../../compiler/document/form.ts';
import { dayInWords } from '../../../web/dayInWords.ts';
import { fileFault } from '../../../web/questions/acceptedFiles.ts';
import { fileSize } from '../../../web/questions/fileSize.ts';
import { together } from '../../../web/questions/duration.tsx';
import { howMany } from '../../../web/questions/multipleChoice.tsx';
import { seenNow } from '../../../web/questions/seenNow.ts';
import { signatureOf } from '../../../web/questions/signatureOf.ts';
import { summaryLine } from '../../../web/questions/summaryLine.ts';
import { bodyBox, bodyShapes } from '../../../web/ui/bodyShapes.ts';
import { orderOf } from '../../../web/ui/ranking.tsx';
import { onStep } from '../../../web/ui/slider.tsx';
import { withChoice } from '../../../web/ui/tiles.tsx';

describe('choices', () => {
  const options = [
    { id: 'a', text: 'A' },
    { id: 'b', text: 'B' },
    { id: 'none', text: 'Inget', exclusive: true },
  ];
  test.each([
    [[], 'b', true, ['b']],
    [['b'], 'a', true, ['a', 'b']],
    [['a', 'b'], 'a', false, ['b']],
    [['a', 'b'], 'none', true, ['none']],
    [['none'], 'a', true, ['a']],
    [['none'], 'none', false, []],
    [['gone'], 'a', true, ['a']],
  ])('from %j, pressing %s to %s gives %j', (value, id, checked, next) => {
    expect(withChoice(options, value, id, checked)).toEqual(next);
  });

  test.each([
    [undefined, undefined, 'Du kan välja flera.'],
    [undefined, 3, 'Välj högst 3.'],
    [2, undefined, 'Välj minst 2.'],
    [2, 2, 'Välj 2.'],
    [2, 4, 'Välj minst 2 och högst 4.'],
  ])('from %s to %s: %s', (minimum, maximum, words) => {
    expect(howMany(minimum, maximum)).toBe(words);
  });
});

describe('an order', () => {
  test.each([
    [['c'], ['a', 'c', 'b'], ['c', 'a', 'b']],
    [[], [], ['a', 'b', 'c']],
    [
      ['gone', 'b'],
      ['b', 'gone'],
      ['b', 'a', 'c'],
    ],
    [['c', 'b', 'a'], [], ['c', 'b', 'a']],
  ])('of the answer %j, last seen as %j, is %j', (answer, seen, order) => {
    expect(orderOf(['a', 'b', 'c'], answer, seen)).toEqual(order);
  });
});

describe('a step on a line', () => {
  test.each([
    [6.3, 0, 12, 0.5, 6.5],
    [-1, 0, 12, 0.5, 0],
    [99, 0, 10, 3, 9],
    [0.30000000000000004, 0, 1, 0.1, 0.3],
    [2, 1, 10, 2, 3],
    [-3.2, -5, 5, 1, -3],
  ])('%s between %s and %s by %s is %s', (value, minimum, maximum, step, at) => {
    expect(onStep(value, minimum, maximum, step)).toBe(at);
  });
});

test.each([
  ['', '', undefined],
  ['1', '30', 90],
  ['', '45', 45],
  ['2', '', 120],
  ['1,5', '', 90],
  ['1', 'tio', '1 h tio min'],
])('%j hours and %j minutes are %j', (hours, minutes, answer) => {
  expect(together(hours, minutes)).toBe(answer);
});

test.each([
  ['2026-11-22', 'söndag 22 november 2026'],
  ['2028-02-29', 'tisdag 29 februari 2028'],
  ['2026-02-29', null],
  ['22 november', null],
])('%s reads %s', (day, words) => {
  expect(dayInWords(day)).toBe(words);
});

describe('a file', () => {
  const file = (type: string, size: number) => ({ type, size }) as File;
  test.each([
    [file('image/png', 10), null],
    [file('', 10), null],
    [file('image/svg+xml', 10), 'Den sortens fil går inte att skicka här. Välj en bild eller en pdf.'],
    [file('text/html', 10), 'Den sortens fil går inte att skicka här. Välj en bild eller en pdf.'],
    [file('application/pdf', 12_300_000), 'Filen är för stor: 12,3 MB. Den får vara högst 10 MB.'],
    [file('image/png', 0), 'Filen är tom.'],
  ])('%j: %s', (one, fault) => {
    expect(fileFault(one, ['image', 'pdf'], 10)).toBe(fault);
  });

  test.each([
    [999, '999 byte'],
    [340_400, '340 kB'],
    [2_449_000, '2,4 MB'],
  ])('of %s bytes is %s', (bytes, words) => {
    expect(fileSize(bytes)).toBe(words);
  });
});

test('a signature is read as far as it goes', () => {
  expect(signatureOf({ name: 'Anna', drawing: 'f1' })).toEqual({ name: 'Anna', drawing: 'f1' });
  expect(signatureOf({ name: 7 })).toEqual({ name: '', drawing: undefined });
  expect(signatureOf(['a'])).toEqual({ name: '', drawing: undefined });
});

describe('the body map', () => {
  test('every region has its outline, and no outline is without its region', () => {
    expect(Object.keys(bodyShapes).sort()).toEqual(BODY_REGIONS.map(({ id }) => id).sort());
  });

  test('the person’s right is to the left from the front and to the right from behind', () => {
    const middle = (id: string) => {
      const all = [...(bodyShapes[id] ?? '').matchAll(/(\d+(?:\.\d+)?),/g)].map(([, x]) => Number(x));
      return (Math.min(...all) + Math.max(...all)) / 2;
    };
    for (const { id, side } of BODY_REGIONS.filter(({ name }) => name.startsWith('Höger'))) {
      expect(middle(id) < bodyBox.width / 2, id).toBe(side === 'front');
      expect(middle(id) + middle(id.replace('Right', 'Left')), id).toBeCloseTo(bodyBox.width);
    }
  });
});

const medicines = form.parse({
  id: 'f',
  title: 'F',
  questions: [
    { kind: 'yesNo', id: 'takes', text: 'Tar du läkemedel?' },
    {
      kind: 'singleChoiceMatrix',
      id: 'm',
      text: 'Hur ofta?',
      rows: [{ id: 'r', text: 'Huvudvärk' }],
      options: [],
    },
    {
      kind: 'group',
      id: 'g',
      text: 'Vilka?',
      itemTitle: 'Läkemedel',
      shownWhen: 'answers.takes = true',
      questions: [
        { kind: 'yesNo', id: 'effects', text: 'Biverkningar?' },
        { kind: 'longText', id: 'which', text: 'Vilka då?', shownWhen: 'answers.effects = true' },
      ],
    },
  ],
});

describe('what a page shows', () => {
  test('a repetition just added asks what an empty one asks, whatever the others are answered', () => {
    const seen = seenNow(medicines.questions, formLogic(medicines), { takes: true, g: [{ effects: true }] });
    expect(seen.groups['g']?.map(({ questions }) => questions)).toEqual([['effects', 'which'], ['effects']]);
  });

  test('a group that is not shown has nothing to ask', () => {
    const seen = seenNow(medicines.questions, formLogic(medicines), { takes: false });
    expect([seen.questions, seen.groups['g']]).toEqual([['takes', 'm'], undefined]);
    expect(seenNow(medicines.questions, NO_LOGIC, {}).questions).toEqual(['takes', 'm', 'g']);
  });
});

describe('a line of the error summary', () => {
  const { questions } = medicines;
  test.each([
    [{ question: 'takes', message: 'Svara på frågan.' }, 'Tar du läkemedel? Svara på frågan.'],
    [{ question: 'm', message: 'Svara på raden.', at: ['r'] }, 'Hur ofta?, Huvudvärk: Svara på raden.'],
    [{ question: 'g', message: 'Svara på frågan.', at: [1, 'which'] }, 'Vilka?, Läkemedel 2, Vilka då? Svara på frågan.'],
    [{ question: 'gone', message: 'Frågan finns inte i formuläret.' }, 'Frågan finns inte i formuläret.'],
  ])('%j', (problem, words) => {
    expect(summaryLine(questions, problem)).toBe(words);
  });
});
