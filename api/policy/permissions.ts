import type { Role } from '../../db/role.ts';

/** A row of the matrix (docs/rights.md §4; the catalogue's §2.2 and §2.3): a capability, in a sentence, and the roles that have it. */
export interface Permission {
  /** What one may do, as a Swedish verb phrase. */
  readonly sentence: string;
  /** `citizen`: in one's own running moments, or acting for another in theirs. */
  readonly roles: readonly (Role | 'citizen')[];
  /** Requirement ids, or the page that decided it. */
  readonly source: string;
  /** A capability that the catalogue of requirements does not know. */
  readonly ours?: true;
}

/** The permission matrix, whole and in one place. Routes name the capability they ask for (`../policy.ts`); what no row gives nobody has. */
export const permissions = {
  // The platform and the organisation.
  manageCareProviders: {
    sentence: 'ansluta vårdgivare och utse deras administratörer',
    roles: ['nationalAdministrator'],
    source: 'ROL-03, UNI-10',
  },
  managePlatformRoles: {
    sentence: 'utse och ta bort nationella administratörer och systemadministratörer',
    roles: ['nationalAdministrator'],
    source: 'ROL-03',
  },
  managePublishingUnits: { sentence: 'hantera utgivarenheter', roles: ['nationalAdministrator'], source: 'ROL-02, UNI-09' },
  monitorServices: {
    sentence: 'följa anslutna tjänster och deras svarstider',
    roles: ['systemAdministrator'],
    source: 'ROL-04, OPS-04',
  },
  manageUnits: {
    sentence: 'lägga till, aktivera och inaktivera enheter och utse deras behörighetsadministratör',
    roles: ['careProviderAdministrator'],
    source: 'ROL-10, UNI-07',
  },
  readCatalogue: {
    sentence: 'läsa innehållskatalogen',
    roles: ['nationalAdministrator', 'careProviderAdministrator', 'citizenAdministrator', 'publisher'],
    source: 'ROL-03, ROL-12, UNI-15',
  },
  activateMoments: { sentence: 'aktivera moment och versioner på enheter', roles: ['careProviderAdministrator'], source: 'ROL-10, DES-15' },
  managePermissions: {
    sentence: 'ge och ta tillbaka roller på enheten och inaktivera personal',
    roles: ['permissionAdministrator'],
    source: 'ROL-05, ROL-11',
  },
  manageUserGroups: { sentence: 'skapa användargrupper på en utgivarenhet', roles: ['permissionAdministrator'], source: 'ROL-05, DES-27' },
  publishMoments: { sentence: 'publicera och avpublicera moment i katalogen', roles: ['publisher'], source: 'ROL-07' },

  // Announcements, by audience. The first is what each of the others opens the pages with.
  announce: {
    sentence: 'skriva, ändra och ta tillbaka meddelanden',
    roles: ['nationalAdministrator', 'systemAdministrator', 'careProviderAdministrator', 'citizenAdministrator'],
    source: 'ANN-01, ANN-05',
  },
  announceService: {
    sentence: 'skriva service- och systemmeddelanden till alla',
    roles: ['nationalAdministrator', 'systemAdministrator'],
    source: 'ROL-04, ANN-05',
  },
  announceToProvider: {
    sentence: 'skriva meddelanden till personalen på vårdgivarens enheter',
    roles: ['careProviderAdministrator'],
    source: 'ROL-10, ANN-05',
  },
  announceToUnit: {
    sentence: 'skriva meddelanden till enhetens personal och invånare',
    roles: ['citizenAdministrator'],
    source: 'ROL-12, ANN-01',
  },

  // The unit.
  seeUnitsMoments: {
    sentence: 'se vilka moment som pågår på enheten',
    roles: ['therapist', 'citizenAdministrator'],
    source: 'ROL-12, THV-02',
  },
  startMoment: { sentence: 'starta moment på invånare', roles: ['therapist', 'citizenAdministrator'], source: 'ROL-12, ROL-13' },
  findCitizens: { sentence: 'söka invånare att starta moment på', roles: ['therapist', 'citizenAdministrator'], source: 'ROL-12, ROL-13' },
  openMoments: { sentence: 'öppna och stänga öppna moment', roles: ['citizenAdministrator'], source: 'ROL-12, OPN-03' },
  manageCategories: { sentence: 'skapa kategorier på enheten', roles: ['citizenAdministrator'], source: 'ROL-12' },
  seeEnded: {
    sentence: 'se vilka moment som är avslutade',
    roles: ['citizenAdministrator', 'dataAdministrator'],
    source: 'ROL-12, ROL-14',
  },
  revealProtected: {
    sentence: 'visa uppgifter om en skyddad identitet, med skäl',
    roles: ['therapist', 'citizenAdministrator'],
    source: 'CZN-20, ITG-23',
    ours: true,
  },

  openInEmergency: {
    sentence: 'öppna det som en invånare har spärrat, i nödläge och med skäl',
    roles: ['therapist'],
    source: 'decided.md',
    ours: true,
  },

  // One running moment, as staff.
  readContent: { sentence: 'läsa formulär, resultat, tidslinje och plan', roles: ['therapist'], source: 'ROL-13' },
  answerForms: { sentence: 'svara på formulär åt invånaren där momentet tillåter det', roles: ['therapist'], source: 'OQ-14', ours: true },
  withdrawForms: { sentence: 'återta ett skickat formulär, med skäl', roles: ['therapist'], source: 'FRM-23', ours: true },
  communicate: { sentence: 'läsa och skriva meddelanden', roles: ['therapist'], source: 'ROL-13' },
  steer: { sentence: 'styra moduler, formulär, mätbatterier och aktivitetsplan', roles: ['therapist'], source: 'ROL-13' },
  pause: { sentence: 'pausa och återuppta ett moment', roles: ['therapist'], source: 'decided.md', ours: true },
  flag: { sentence: 'skapa, läsa och släcka flaggor', roles: ['therapist'], source: 'ROL-13, FLG-15' },
  maintain: { sentence: 'sätta ett moment i vidmakthållande', roles: ['therapist'], source: 'ROL-13, MNT-01' },
  endMoment: { sentence: 'avsluta ett moment', roles: ['therapist'], source: 'ROL-13, END-01' },
  testRun: {
    sentence: 'köra ett moment framåt i tiden på en testinvånare',
    roles: ['therapist', 'designer'],
    source: 'MOM-26',
    ours: true,
  },
  decode: {
    sentence: 'läsa krypterade uppgifter i Temporal, med skäl',
    roles: ['operator', 'therapist'],
    source: 'decided.md',
    ours: true,
  },
  readSharedForms: { sentence: 'läsa gemensamma formulär', roles: ['therapist', 'designer', 'publisher'], source: 'UNI-13' },

  // The log.
  reviewLog: { sentence: 'granska loggen över åtkomst', roles: ['logAdministrator'], source: 'ROL-16, LOG-18, LOG-19' },

  // The citizen.
  useOwnMoments: { sentence: 'läsa och svara i sina egna moment', roles: ['citizen'], source: 'ROL-15' },
  startOpenMoments: { sentence: 'starta öppna moment', roles: ['citizen'], source: 'OPN-01' },
  readOwnLog: { sentence: 'se vem som har läst uppgifter om en själv', roles: ['citizen'], source: 'LOG-17', ours: true },
} as const satisfies Record<string, Permission>;

export type Capability = keyof typeof permissions;
