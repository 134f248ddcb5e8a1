import { describe, test } from 'vitest';
import { asking } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: patterns of answers', () => {
  test('a pattern that cannot be read is reported', () => {
    expectProblems('SafePattern', asking({ kind: 'shortText', id: 's', text: 'S', pattern: '[a-', patternText: 'Skriv.' }), [
      'error forms[0].questions[0].pattern: Mönstret går inte att läsa. Kontrollera parenteser och tecken.',
    ]);
  });

  test('what repeats something of varying length is reported', () => {
    expectProblems('SafePattern', asking({ kind: 'shortText', id: 's', text: 'S', pattern: '(a+)+b', patternText: 'Skriv.' }), [
      'error forms[0].questions[0].pattern: Mönstret upprepar något som själv kan vara olika långt. Skriv det enklare.',
    ]);
  });

  test('so is what repeats alternatives', () => {
    expectProblems('SafePattern', asking({ kind: 'shortText', id: 's', text: 'S', pattern: '(?:a|ab)*c', patternText: 'Skriv.' }), [
      'error forms[0].questions[0].pattern: Mönstret upprepar något som själv kan vara olika långt. Skriv det enklare.',
    ]);
  });

  test('what looks back at what was read, or ahead, is reported', () => {
    expectProblems(
      'SafePattern',
      asking(
        { kind: 'shortText', id: 's', text: 'S', pattern: '(a)\\1', patternText: 'Skriv.' },
        { kind: 'shortText', id: 't', text: 'T', pattern: '(?=a)a', patternText: 'Skriv.' },
      ),
      [
        'error forms[0].questions[0].pattern: Mönstret får inte hänvisa till något som redan är läst (\\1).',
        'error forms[0].questions[1].pattern: Mönstret får inte se framåt eller bakåt (?=, ?!, ?<).',
      ],
    );
  });

  test('many stars after each other are reported', () => {
    expectProblems('SafePattern', asking({ kind: 'shortText', id: 's', text: 'S', pattern: 'a*a*a*a*a*b', patternText: 'Skriv.' }), [
      'error forms[0].questions[0].pattern: Mönstret kan ta för lång tid att pröva. Skriv det med färre * och +.',
    ]);
  });

  test('one without a sentence is a warning', () => {
    expectProblems('SafePattern', asking({ kind: 'shortText', id: 's', text: 'S', pattern: 'a' }), [
      'warning forms[0].questions[0].patternText: Frågan ”s” säger inte vad man ska skriva när svaret inte passar mönstret.',
    ]);
  });

  test('ordinary patterns pass', () => {
    expectProblems(
      'SafePattern',
      asking(
        { kind: 'shortText', id: 'a', text: 'S', pattern: '[A-Z]{3} ?\\d{2}[A-Z\\d]', patternText: 'Skriv.' },
        { kind: 'shortText', id: 'b', text: 'S', pattern: '\\d{3} ?\\d{2}', patternText: 'Skriv.' },
        { kind: 'shortText', id: 'c', text: 'S', pattern: '(?:19|20)\\d{2}', patternText: 'Skriv.' },
        { kind: 'shortText', id: 'd', text: 'S', pattern: '[\\p{L} -]+', patternText: 'Skriv.' },
        { kind: 'shortText', id: 'e', text: 'S', pattern: '(\\d{2}:){2}\\d{2}', patternText: 'Skriv.' },
        { kind: 'shortText', id: 'f', text: 'S', pattern: '[^,]*', patternText: 'Skriv.' },
      ),
      [],
    );
  });
});
