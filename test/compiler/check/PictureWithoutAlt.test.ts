import { describe, test } from 'vitest';
import { asking } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: pictures and what they show', () => {
  test('an option of a picture choice without a picture is reported', () => {
    expectProblems(
      'PictureWithoutAlt',
      asking({
        kind: 'pictureChoice',
        id: 'p',
        text: 'P',
        options: [
          { id: 'a', text: 'A', image: { src: 'a.png', alt: 'A' } },
          { id: 'b', text: 'B' },
        ],
      }),
      ['error forms[0].questions[0].options[1].image: Alternativet ”b” i bildvalet saknar bild.'],
    );
  });

  test('media that are not described are reported', () => {
    expectProblems(
      'PictureWithoutAlt',
      asking(
        { kind: 'yesNo', id: 'y', text: 'Y', media: { media: 'image', src: 'a.png', alt: ' ' } },
        { kind: 'multipleChoice', id: 'm', text: 'M', options: [{ id: 'a', text: 'A', image: { src: 'a.png', alt: '' } }] },
      ),
      [
        'error forms[0].questions[0].media.alt: Bilden eller inspelningen vid frågan ”y” saknar beskrivning.',
        'warning forms[0].questions[1].options[0].image.alt: Bilden på alternativet ”a” saknar beskrivning.',
      ],
    );
  });
});
