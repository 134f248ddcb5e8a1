import { bornSoThat, testNumber } from './testNumber.ts';

/** A citizen of the demo. Names are invented; personal identity numbers are of the Swedish Tax Agency's kind for tests and belong to nobody. */
export interface SeededCitizen {
  readonly id: string;
  /** Twelve digits. */
  readonly personalIdentityNumber: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly mobile: string;
  /** Protected in the population register. */
  readonly protected?: true;
  /** `2026-03-02` */
  readonly deceasedOn?: string;
  /** Has never signed in to 1177. */
  readonly withoutAccount?: true;
  /** Has turned notices off. */
  readonly withoutNotices?: true;
  /** Those whom the citizen acts for, by id. */
  readonly actsFor?: readonly { readonly citizen: string; readonly as: 'guardian' | 'agent' }[];
}

/** The demo's citizens. The eleventh is the test citizen that test runs are started on. */
export const citizens: readonly SeededCitizen[] = [
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0001',
    personalIdentityNumber: '197804232390',
    givenName: 'Erik',
    familyName: 'Sandell',
    email: 'erik.sandell@example.se',
    mobile: '+46701740605',
  },
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0002',
    personalIdentityNumber: '199108122384',
    givenName: 'Aisha',
    familyName: 'Rahimi',
    email: 'aisha.rahimi@example.se',
    mobile: '+46701740606',
  },
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0003',
    personalIdentityNumber: '195601172389',
    givenName: 'Karin',
    familyName: 'Öberg',
    email: 'karin.oberg@example.se',
    mobile: '+46701740607',
  },
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0004',
    personalIdentityNumber: '198506302390',
    givenName: 'Jonas',
    familyName: 'Ekdahl',
    email: 'jonas.ekdahl@example.se',
    mobile: '+46701740608',
  },
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0005',
    personalIdentityNumber: '196909052380',
    givenName: 'Milena',
    familyName: 'Petrovic',
    email: 'milena.petrovic@example.se',
    mobile: '+46701740609',
  },
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0006',
    personalIdentityNumber: '194902112392',
    givenName: 'Åke',
    familyName: 'Lindståhl',
    email: 'ake.lindstahl@example.se',
    mobile: '+46701740610',
  },
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0007',
    personalIdentityNumber: '199603282386',
    givenName: 'Sara',
    familyName: 'Häggblad',
    email: 'sara.haggblad@example.se',
    mobile: '+46701740611',
  },
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0008',
    personalIdentityNumber: '200105192397',
    givenName: 'Oskar',
    familyName: 'Wennerdal',
    email: 'oskar.wennerdal@example.se',
    mobile: '+46701740612',
  },
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0009',
    personalIdentityNumber: '196207042380',
    givenName: 'Birgitta',
    familyName: 'Nordqvist',
    email: 'birgitta.nordqvist@example.se',
    mobile: '+46701740613',
  },
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0010',
    personalIdentityNumber: '197311292390',
    givenName: 'Daniel',
    familyName: 'Åsenlöf',
    email: 'daniel.asenlof@example.se',
    mobile: '+46701740614',
  },
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0011',
    personalIdentityNumber: '198001012395',
    givenName: 'Test',
    familyName: 'Testsson',
    email: 'test.testsson@example.se',
    mobile: '+46701740615',
  },
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0012',
    personalIdentityNumber: '198810142383',
    givenName: 'Linnéa',
    familyName: 'Sjövall',
    email: 'linnea.sjovall@example.se',
    mobile: '+46701740616',
  },
  // A guardian of four: the right to two of them has ended, and to one it ends at midnight.
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0013',
    personalIdentityNumber: testNumber('1985-03-21', 'female'),
    givenName: 'Anna',
    familyName: 'Granlund',
    email: 'anna.granlund@example.se',
    mobile: '+46701740617',
    actsFor: ['0014', '0015', '0016', '0017'].map((child) => ({ citizen: `7d0c52aa-3b64-4f0e-8c11-2a9e6b4f${child}`, as: 'guardian' })),
  },
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0014',
    personalIdentityNumber: testNumber(bornSoThat(12, -100), 'female'),
    givenName: 'Elsa',
    familyName: 'Granlund',
    email: 'elsa.granlund@example.se',
    mobile: '+46701740618',
  },
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0015',
    personalIdentityNumber: testNumber(bornSoThat(13, -60), 'male'),
    givenName: 'Hugo',
    familyName: 'Granlund',
    email: 'hugo.granlund@example.se',
    mobile: '+46701740619',
  },
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0016',
    personalIdentityNumber: testNumber(bornSoThat(14, -30), 'female'),
    givenName: 'Wilma',
    familyName: 'Granlund',
    email: 'wilma.granlund@example.se',
    mobile: '+46701740620',
  },
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0017',
    personalIdentityNumber: testNumber(bornSoThat(13, 1), 'male'),
    givenName: 'Alve',
    familyName: 'Granlund',
    email: 'alve.granlund@example.se',
    mobile: '+46701740621',
  },
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0018',
    personalIdentityNumber: testNumber('1991-06-11', 'female'),
    givenName: 'Lena',
    familyName: 'Marklund',
    email: 'lena.marklund@example.se',
    mobile: '+46701740622',
    protected: true,
  },
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0019',
    personalIdentityNumber: testNumber('1938-01-19', 'male'),
    givenName: 'Bengt',
    familyName: 'Oskarsson',
    email: 'bengt.oskarsson@example.se',
    mobile: '+46701740623',
    deceasedOn: '2026-03-02',
  },
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0020',
    personalIdentityNumber: testNumber('2000-09-02', 'female'),
    givenName: 'Yasmin',
    familyName: 'Farah',
    email: 'yasmin.farah@example.se',
    mobile: '+46701740624',
    withoutAccount: true,
  },
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0021',
    personalIdentityNumber: testNumber('1952-12-04', 'male'),
    givenName: 'Gunnar',
    familyName: 'Falk',
    email: 'gunnar.falk@example.se',
    mobile: '+46701740625',
    withoutNotices: true,
  },
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0022',
    personalIdentityNumber: testNumber('1971-04-27', 'female'),
    givenName: 'Maj',
    familyName: 'Ström',
    email: 'maj.strom@example.se',
    mobile: '+46701740626',
    actsFor: [{ citizen: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0006', as: 'agent' }],
  },
  {
    id: '7d0c52aa-3b64-4f0e-8c11-2a9e6b4f0023',
    personalIdentityNumber: testNumber('1994-02-08', 'male'),
    givenName: 'Olle',
    familyName: 'Vinge',
    email: 'olle.vinge@example.se',
    mobile: '+46701740627',
  },
];
