import { describe, test } from 'vitest';
import { aModuleWith } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: media for the one who does not hear', () => {
  test('a film without captions and a recording without transcript are warnings', () => {
    expectProblems(
      'MediaWithoutCaptions',
      {
        modules: [
          aModuleWith(
            { kind: 'media', id: 'st1', title: 'Filmen', media: 'video', src: 'a.mp4', alt: 'b' },
            { kind: 'media', id: 'st2', title: 'Ljudet', media: 'audio', src: 'a.mp3', alt: 'b' },
            { kind: 'media', id: 'st3', title: 'Bilden', media: 'image', src: 'a.png', alt: 'b' },
          ),
        ],
      },
      [
        'warning modules[0].sections[0].steps[0].captions: Filmen ”Filmen” saknar textning.',
        'warning modules[0].sections[0].steps[1].transcript: Ljudet ”Ljudet” saknar utskrift.',
      ],
    );
  });

  test('with captions and transcript there is nothing to say', () => {
    expectProblems(
      'MediaWithoutCaptions',
      {
        modules: [
          aModuleWith(
            { kind: 'media', id: 'st1', title: 'F', media: 'video', src: 'a.mp4', alt: 'b', captions: 'a.vtt' },
            { kind: 'media', id: 'st2', title: 'L', media: 'audio', src: 'a.mp3', alt: 'b', transcript: 'Andas in.' },
          ),
        ],
      },
      [],
    );
  });
});
