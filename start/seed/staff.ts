import type { Role } from '../../db/role.ts';
import { careProviders, careUnits, units } from './places.ts';

/** A member of staff of the demo, with the roles granted to them. Names and HSA-ids are invented. */
export interface SeededStaff {
  readonly id: string;
  readonly hsaId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string;
  readonly email: string;
  /** On a unit, for a care provider, or on the platform when neither is named. */
  readonly grants: readonly { readonly role: Role; readonly unit?: string; readonly careProvider?: string }[];
  /** When they are not one for care and treatment on the care unit of each unit that a role is granted on. */
  readonly commissions?: readonly SeededCommission[];
  /** Name masked to everyone outside the own unit. */
  readonly protected?: true;
}

export interface SeededCommission {
  readonly careUnit: string;
  readonly purpose: 'careAndTreatment' | 'administration';
  readonly systemRoles?: readonly string[];
  /** Past this it holds no more. */
  readonly validTo?: string;
}

const [{ id: SLEEP_CLINIC }, { id: HEALTH_CENTRE }, { id: YOUTH_CLINIC }, { id: PUBLISHERS }, { id: TRAINING }] = units;

/** The demo's staff. The first is the therapist who is responsible for most of its running moments. */
export const staff: readonly [SeededStaff, ...SeededStaff[]] = [
  {
    id: '4c7e9f10-8a2b-4d53-b6e4-91d0a75c0001',
    hsaId: 'SE2321000016-STG1',
    givenName: 'Maria',
    familyName: 'Lind',
    title: 'Leg. psykolog',
    email: 'maria.lind@example.se',
    grants: [{ unit: SLEEP_CLINIC, role: 'therapist' }],
  },
  {
    id: '4c7e9f10-8a2b-4d53-b6e4-91d0a75c0002',
    hsaId: 'SE2321000016-STG2',
    givenName: 'Johan',
    familyName: 'Åkesson',
    title: 'Leg. psykoterapeut',
    email: 'johan.akesson@example.se',
    grants: [{ unit: SLEEP_CLINIC, role: 'therapist' }],
  },
  {
    id: '4c7e9f10-8a2b-4d53-b6e4-91d0a75c0003',
    hsaId: 'SE2321000016-STG3',
    givenName: 'Eva',
    familyName: 'Björklund',
    title: 'Vårdadministratör',
    email: 'eva.bjorklund@example.se',
    grants: [{ unit: SLEEP_CLINIC, role: 'citizenAdministrator' }],
  },
  {
    id: '4c7e9f10-8a2b-4d53-b6e4-91d0a75c0004',
    hsaId: 'SE2321000016-STG4',
    givenName: 'Nils',
    familyName: 'Hallgren',
    title: 'Systemförvaltare',
    email: 'nils.hallgren@example.se',
    grants: [{ unit: SLEEP_CLINIC, role: 'operator' }],
  },
  {
    id: '4c7e9f10-8a2b-4d53-b6e4-91d0a75c0005',
    hsaId: 'SE2321000016-STG5',
    givenName: 'Fatima',
    familyName: 'Yildiz',
    title: 'Distriktssköterska',
    email: 'fatima.yildiz@example.se',
    grants: [{ unit: HEALTH_CENTRE, role: 'therapist' }],
  },
  {
    id: '4c7e9f10-8a2b-4d53-b6e4-91d0a75c0006',
    hsaId: 'SE2321000016-STG6',
    givenName: 'Sofia',
    familyName: 'Berg',
    title: 'Nationell förvaltare',
    email: 'sofia.berg@example.se',
    grants: [{ role: 'nationalAdministrator' }],
  },
  {
    id: '4c7e9f10-8a2b-4d53-b6e4-91d0a75c0007',
    hsaId: 'SE2321000016-STG7',
    givenName: 'Anders',
    familyName: 'Nyqvist',
    title: 'Systemadministratör',
    email: 'anders.nyqvist@example.se',
    grants: [{ role: 'systemAdministrator' }],
  },
  {
    id: '4c7e9f10-8a2b-4d53-b6e4-91d0a75c0008',
    hsaId: 'SE2321000016-STG8',
    givenName: 'Karin',
    familyName: 'Holm',
    title: 'Verksamhetsutvecklare',
    email: 'karin.holm@example.se',
    grants: [{ role: 'careProviderAdministrator', careProvider: careProviders[0].id }],
    commissions: [{ careUnit: careUnits[0].id, purpose: 'administration' }],
  },
  {
    id: '4c7e9f10-8a2b-4d53-b6e4-91d0a75c0009',
    hsaId: 'SE2321000016-STG9',
    givenName: 'Lars',
    familyName: 'Ekman',
    title: 'Enhetschef',
    email: 'lars.ekman@example.se',
    grants: [{ unit: HEALTH_CENTRE, role: 'permissionAdministrator' }],
  },
  {
    id: '4c7e9f10-8a2b-4d53-b6e4-91d0a75c0010',
    hsaId: 'SE2321000016-STG10',
    givenName: 'Ingrid',
    familyName: 'Palm',
    title: 'Kvalitetssamordnare',
    email: 'ingrid.palm@example.se',
    grants: [{ unit: HEALTH_CENTRE, role: 'dataAdministrator' }],
  },
  {
    id: '4c7e9f10-8a2b-4d53-b6e4-91d0a75c0011',
    hsaId: 'SE2321000016-STG11',
    givenName: 'Petra',
    familyName: 'Sund',
    title: 'Innehållsutvecklare',
    email: 'petra.sund@example.se',
    grants: [{ unit: PUBLISHERS, role: 'designer' }],
  },
  {
    id: '4c7e9f10-8a2b-4d53-b6e4-91d0a75c0012',
    hsaId: 'SE2321000016-STG12',
    givenName: 'Viktor',
    familyName: 'Ask',
    title: 'Utgivare',
    email: 'viktor.ask@example.se',
    grants: [{ unit: PUBLISHERS, role: 'publisher' }],
  },
  {
    id: '4c7e9f10-8a2b-4d53-b6e4-91d0a75c0013',
    hsaId: 'SE2321000016-STG13',
    givenName: 'Monika',
    familyName: 'Ahl',
    title: 'Loggadministratör',
    email: 'monika.ahl@example.se',
    grants: [],
    commissions: [{ careUnit: careUnits[0].id, purpose: 'administration', systemRoles: ['BIF;Loggadministratör'] }],
  },
  {
    id: '4c7e9f10-8a2b-4d53-b6e4-91d0a75c0014',
    hsaId: 'SE2321000016-STG14',
    givenName: 'Tomas',
    familyName: 'Frisk',
    title: 'Leg. sjuksköterska',
    email: 'tomas.frisk@example.se',
    grants: [{ unit: HEALTH_CENTRE, role: 'therapist' }],
    commissions: [{ careUnit: careUnits[1].id, purpose: 'careAndTreatment', validTo: '2026-06-30T22:00:00Z' }],
  },
  {
    id: '4c7e9f10-8a2b-4d53-b6e4-91d0a75c0015',
    hsaId: 'SE2321000016-STG15',
    givenName: 'Hanna',
    familyName: 'Lilja',
    title: 'Leg. fysioterapeut',
    email: 'hanna.lilja@example.se',
    grants: [{ unit: HEALTH_CENTRE, role: 'therapist' }],
    commissions: [],
  },
  {
    id: '4c7e9f10-8a2b-4d53-b6e4-91d0a75c0016',
    hsaId: 'SE2321000016-STG16',
    givenName: 'Samira',
    familyName: 'Haddad',
    title: 'Leg. läkare',
    email: 'samira.haddad@example.se',
    grants: [
      { unit: HEALTH_CENTRE, role: 'therapist' },
      { unit: YOUTH_CLINIC, role: 'therapist' },
      { unit: PUBLISHERS, role: 'designer' },
    ],
  },
  {
    id: '4c7e9f10-8a2b-4d53-b6e4-91d0a75c0017',
    hsaId: 'SE2321000016-STG17',
    givenName: 'Ylva',
    familyName: 'Norén',
    title: 'Kurator',
    email: 'ylva.noren@example.se',
    grants: [{ unit: HEALTH_CENTRE, role: 'therapist' }],
    protected: true,
  },
  {
    id: '4c7e9f10-8a2b-4d53-b6e4-91d0a75c0018',
    hsaId: 'SE2321000016-STG18',
    givenName: 'Ulf',
    familyName: 'Dahlgren',
    title: 'Leg. psykolog',
    email: 'ulf.dahlgren@example.se',
    grants: [{ unit: HEALTH_CENTRE, role: 'therapist' }],
  },
  {
    id: '4c7e9f10-8a2b-4d53-b6e4-91d0a75c0019',
    hsaId: 'SE2321000016-STG19',
    givenName: 'Tova',
    familyName: 'Testdotter',
    title: 'Testbehandlare',
    email: 'tova.testdotter@example.se',
    grants: [{ unit: TRAINING, role: 'therapist' }],
  },
];
