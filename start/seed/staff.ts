import type { UnitRole } from '../../db/role.ts';

/** A member of staff of the demo, with the roles granted to them. Names and HSA-ids are invented. */
export interface SeededStaff {
  readonly id: string;
  readonly hsaId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string;
  readonly email: string;
  readonly grants: readonly { readonly unit: string; readonly role: UnitRole }[];
}

const SLEEP_CLINIC = '0b6f1e7a-51a0-4c0e-9a01-5f1d3c7e0001';
const HEALTH_CENTRE = '0b6f1e7a-51a0-4c0e-9a01-5f1d3c7e0002';

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
];
