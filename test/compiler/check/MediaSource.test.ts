import { describe, test } from 'vitest';
import { aModuleWith } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: where media come from', () => {
  test('a file in the folder of the moment and an https address are allowed', () => {
    expectProblems(
      'MediaSource',
      {
        modules: [
          aModuleWith(
            { kind: 'media', id: 'st1', title: 'Andas', media: 'image', src: 'bilder/sömn 1.svg', alt: 'En övning' },
            { kind: 'media', id: 'st2', title: 'Film', media: 'image', src: 'https://example.org/a.png', alt: 'b' },
          ),
        ],
      },
      [],
    );
  });

  test('a way out of the folder is refused', () => {
    expectProblems(
      'MediaSource',
      { modules: [aModuleWith({ kind: 'media', id: 'st1', title: 'Andas', media: 'image', src: '../hemligt.png', alt: 'En övning' })] },
      [
        'error modules[0].sections[0].steps[0].src: Adressen ska vara en fil i momentets mapp, till exempel ”andning.mp3”, eller börja med https://.',
      ],
    );
  });

  test('a script is refused', () => {
    expectProblems(
      'MediaSource',
      {
        modules: [aModuleWith({ kind: 'media', id: 'st1', title: 'Andas', media: 'image', src: 'javascript:alert(1)', alt: 'En övning' })],
      },
      [
        'error modules[0].sections[0].steps[0].src: Adressen ska vara en fil i momentets mapp, till exempel ”andning.mp3”, eller börja med https://.',
      ],
    );
  });

  test('an address without encryption is refused', () => {
    expectProblems(
      'MediaSource',
      {
        modules: [
          aModuleWith({ kind: 'media', id: 'st1', title: 'Andas', media: 'image', src: 'http://example.org/a.png', alt: 'En övning' }),
        ],
      },
      [
        'error modules[0].sections[0].steps[0].src: Adressen ska vara en fil i momentets mapp, till exempel ”andning.mp3”, eller börja med https://.',
      ],
    );
  });

  test('another host without scheme is refused', () => {
    expectProblems(
      'MediaSource',
      {
        modules: [aModuleWith({ kind: 'media', id: 'st1', title: 'Andas', media: 'image', src: '//example.org/a.png', alt: 'En övning' })],
      },
      [
        'error modules[0].sections[0].steps[0].src: Adressen ska vara en fil i momentets mapp, till exempel ”andning.mp3”, eller börja med https://.',
      ],
    );
  });

  test('an absolute path is refused', () => {
    expectProblems(
      'MediaSource',
      { modules: [aModuleWith({ kind: 'media', id: 'st1', title: 'Andas', media: 'image', src: '/etc/passwd', alt: 'En övning' })] },
      [
        'error modules[0].sections[0].steps[0].src: Adressen ska vara en fil i momentets mapp, till exempel ”andning.mp3”, eller börja med https://.',
      ],
    );
  });

  test('an address with a name and a password in it is refused', () => {
    expectProblems(
      'MediaSource',
      {
        modules: [
          aModuleWith({ kind: 'media', id: 'st1', title: 'Andas', media: 'image', src: 'https://a:b@example.org/x.png', alt: 'En övning' }),
        ],
      },
      [
        'error modules[0].sections[0].steps[0].src: Adressen ska vara en fil i momentets mapp, till exempel ”andning.mp3”, eller börja med https://.',
      ],
    );
  });
});
