import type { Role } from '../../db/role.ts';

/** What each role is called and does, in Swedish: the one place for both. */
export const roleNames = {
  nationalAdministrator: {
    name: 'Nationell administratör',
    about: 'Ansluter vårdgivare, ordnar utgivarenheter och utser dem som förvaltar hela tjänsten.',
  },
  systemAdministrator: {
    name: 'Systemadministratör',
    about: 'Följer anslutna tjänster och skriver driftmeddelanden.',
  },
  careProviderAdministrator: {
    name: 'Vårdgivaradministratör',
    about: 'Lägger till enheter, aktiverar moment på dem och utser deras behörighetsadministratörer.',
  },
  permissionAdministrator: {
    name: 'Behörighetsadministratör',
    about: 'Ger och tar tillbaka roller på enheten.',
  },
  citizenAdministrator: {
    name: 'Invånaradministratör',
    about: 'Startar moment, öppnar öppna moment och följer enhetens moment utan att läsa svaren.',
  },
  therapist: {
    name: 'Behandlare',
    about: 'Startar och sköter moment, läser svar och resultat och skriver till invånaren.',
  },
  dataAdministrator: {
    name: 'Dataadministratör',
    about: 'Ser avslutade moment, tar ut uppgifter ur dem och gallrar.',
  },
  operator: {
    name: 'Driftansvarig',
    about: 'Felsöker driften och kan, med skäl, läsa krypterade uppgifter.',
  },
  designer: { name: 'Designer', about: 'Bygger moment och formulär.' },
  publisher: { name: 'Utgivare', about: 'Publicerar moment i katalogen och ansvarar för dem.' },
  logAdministrator: {
    name: 'Loggadministratör',
    about: 'Granskar vem som har läst uppgifter. Rollen ges i HSA.',
  },
  citizen: { name: 'Invånare', about: 'Läser och svarar i sina egna moment, eller för ett barn eller någon annan med fullmakt.' },
} as const satisfies Record<Role | 'citizen', { readonly name: string; readonly about: string }>;
