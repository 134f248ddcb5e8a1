import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personalDataIn } from '../../api/personalDataIn.ts';

const kinds = (text: string, names: Parameters<typeof personalDataIn>[1] = []): string[] =>
  personalDataIn(text, names).map((found) => `${found.kind} ${found.text}`);

describe('personal data in a text for many', () => {
  test.each([
    '197804232390',
    '19780423-2390',
    '780423-2390',
    '7804232390',
    '780423+2390',
    '780423 - 2390',
    // A coordination number, and a slip in the last digit.
    '19780483-2391',
    '780423–2390',
  ])('%s is an identity number', (number) => {
    expect(kinds(`Hej ${number}, välkommen.`)).toEqual([`identityNumber ${number}`]);
  });

  test.each(['08-123 45 67', '070-174 06 05', '0701740605', '+46 70 174 06 05', '+46701740605', '0046 8 123 456 78', '018-611 00 00'])(
    '%s is a phone number',
    (number) => {
      expect(kinds(`Ring ${number} om du undrar.`)).toEqual([`phone ${number}`]);
    },
  );

  test.each(['erik.sandell@example.se', 'namn+nyhet@vård.example.se'])('%s is an e-mail address', (address) => {
    expect(kinds(`Skriv till ${address}.`)).toEqual([`email ${address}`]);
  });

  test('the whole name of someone on the unit is told in either order, with genitive and capitals; a first name alone is not', () => {
    const names = [
      { givenName: 'Erik', familyName: 'Sandell' },
      { givenName: 'Åsa', familyName: 'Öberg' },
    ];
    expect(kinds('erik sandells grupp, Öberg, ÅSA och Erik', names)).toEqual(['name erik sandells', 'name Öberg, ÅSA']);
    expect(kinds('Eriks Sandellska samlingen, Erika Sandell', names)).toEqual([]);
    expect(kinds('A\u030asa O\u0308berg', names)).toEqual(['name Åsa Öberg']);
  });

  test.each([
    'Mottagningen är stängd 24–26 december. Vi öppnar igen måndag 28 december 2026 kl. 8.00.',
    'Ring 1177 för råd, eller 112 när det är bråttom.',
    'Nu är vi 12 345 som har gått kursen sedan 2019-2026.',
    'Uppdatering 2026-11-22 kl. 22.00–23.30, version 4.12.3.',
    'Rum 0412 på plan 3.',
  ])('nothing is told of: %s', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  test('what is told stands in the text, once each, and a name with signs in it is no pattern', () => {
    expect(kinds('070-174 06 05 och 070-174 06 05')).toEqual(['phone 070-174 06 05']);
    expect(kinds('a.b c', [{ givenName: '.*', familyName: '(' }])).toEqual([]);
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.string({ minLength: 1, maxLength: 10 }), (text, name) => {
        const whole = text.normalize('NFC');
        for (const found of personalDataIn(text, [{ givenName: name, familyName: name }])) expect(whole).toContain(found.text);
      }),
    );
  });
});
