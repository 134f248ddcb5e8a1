import type { SeededStaff } from './staff.ts';
import { careProviders, careUnits } from './places.ts';

/** What HSA knows and Stegvis has not met yet: to be added by those who administer. */
export const inHsaOnly = {
  staff: [
    {
      id: '4c7e9f10-8a2b-4d53-b6e4-91d0a75c0901',
      hsaId: 'SE2321000016-STG91',
      givenName: 'Åsa',
      familyName: 'Wikström',
      title: 'Leg. sjuksköterska',
      email: 'asa.wikstrom@example.se',
      grants: [],
      commissions: careUnits.map(({ id }) => ({ careUnit: id, purpose: 'careAndTreatment' as const })),
    },
    {
      id: '4c7e9f10-8a2b-4d53-b6e4-91d0a75c0902',
      hsaId: 'SE2321000016-STG92',
      givenName: 'Rolf',
      familyName: 'Granat',
      title: 'Vikarie',
      email: 'rolf.granat@example.se',
      grants: [],
      commissions: [],
    },
  ],
  units: [
    { hsaId: 'SE2321000016-E091', name: 'Ångestmottagningen Norrvik', careUnit: careUnits[0].id },
    { hsaId: 'SE2321000016-E092', name: 'Smärtmottagningen Lövåsen', careUnit: careUnits[1].id },
    { hsaId: 'SE2321000016-E093', name: 'Projektkontoret', careUnit: null },
    { hsaId: 'SE2321000016-U091', name: 'Norrviks nya utgivare', careUnit: null },
    { hsaId: 'SE2321000032-VG01', name: 'Fjällbygdens vård', careUnit: null },
    ...careProviders.map(({ hsaId, name }) => ({ hsaId, name, careUnit: null })),
  ],
} as const satisfies {
  readonly staff: readonly SeededStaff[];
  readonly units: readonly { readonly hsaId: string; readonly name: string; readonly careUnit: string | null }[];
};
