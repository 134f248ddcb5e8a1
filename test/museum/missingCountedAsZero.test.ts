import { form } from '../../compiler/document/form.ts';
import * as scoring from '../../scoring/score.ts';
import { show } from './exhibit.ts';

/**
 * muccg/rdrf#2368: a score treated missing answers as zero, and a person who had skipped the hardest questions came out as well.
 * Here the method says how many may be missing; with more of them there is no score and staff are told.
 */
const phq9 = form.parse({
  id: 'phq9',
  title: 'PHQ-9',
  questions: Array.from({ length: 9 }, (_, index) => ({
    kind: 'singleChoice',
    id: `q${index + 1}`,
    text: `Fråga ${index + 1}`,
    mandatory: false,
    options: [0, 1, 2, 3].map((score) => ({ id: `a${score}`, text: `${score}`, score })),
  })),
  results: [
    {
      id: 'total',
      title: 'Summa',
      method: { kind: 'sum', questions: Array.from({ length: 9 }, (_, index) => `q${index + 1}`), missingAllowed: 2 },
      minimum: 0,
      maximum: 27,
      bands: [
        { from: 0, to: 9, name: 'Lindrig', tone: 'calm' },
        { from: 10, to: 27, name: 'Måttlig eller svår', tone: 'high' },
      ],
      audience: ['staff'],
    },
  ],
});

/** Threes on the questions that were answered: two skipped, and six. */
const twoSkipped = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((number) => [`q${number}`, 'a3']));
const sixSkipped = Object.fromEntries([1, 2, 3].map((number) => [`q${number}`, 'a3']));

show(
  'missing counted as zero',
  {
    source: 'muccg/rdrf#2368',
    happens: async ({ scoreForm }: typeof scoring) =>
      (await Promise.all([scoreForm(phq9, twoSkipped), scoreForm(phq9, sixSkipped)]))
        .flat()
        .map(({ value, band, failure }) => ({ value, band, failure })),
    ours: [
      { value: 27, band: 'Måttlig eller svår', failure: null },
      { value: null, band: null, failure: '6 svar saknas, och högst 2 får saknas.' },
    ],
    accident: [
      { value: 21, band: 'Måttlig eller svår', failure: null },
      { value: 9, band: 'Lindrig', failure: null },
    ],
    without: [{ file: 'scoring/counted.ts', find: 'items.push({ item, score });', replace: 'items.push({ item, score: score ?? 0 });' }],
  },
  scoring,
  'scoring/score.ts',
);
