/** A citizen of the demo. Names are invented; personal identity numbers are of the Swedish Tax Agency's kind for tests and belong to nobody. */
export interface SeededCitizen {
  readonly id: string;
  /** Twelve digits. */
  readonly personalIdentityNumber: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly mobile: string;
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
];
