import type { UnitKind } from '../../db/people.ts';

/** The demo's places. Everything in it is invented. */
export const regions = [
  { id: '0b6f1e7a-51a0-4c0e-9a01-5f1d3c7e1001', name: 'Region Exempellän' },
  { id: '0b6f1e7a-51a0-4c0e-9a01-5f1d3c7e1002', name: 'Region Provlandet' },
] as const;

export const careProviders = [
  {
    id: '0b6f1e7a-51a0-4c0e-9a01-5f1d3c7e2001',
    hsaId: 'SE2321000016-VG01',
    name: 'Norrviks vård',
    organisationNumber: '232100-0016',
    region: regions[0].id,
  },
  {
    id: '0b6f1e7a-51a0-4c0e-9a01-5f1d3c7e2002',
    hsaId: 'SE2321000024-VG01',
    name: 'Provlandets vård',
    organisationNumber: '232100-0024',
    region: regions[1].id,
  },
] as const;

export const careUnits = [
  {
    id: '0b6f1e7a-51a0-4c0e-9a01-5f1d3c7e3001',
    hsaId: 'SE2321000016-VE01',
    name: 'Norrviks psykiatri',
    careProvider: careProviders[0].id,
  },
  {
    id: '0b6f1e7a-51a0-4c0e-9a01-5f1d3c7e3002',
    hsaId: 'SE2321000016-VE02',
    name: 'Norrviks primärvård',
    careProvider: careProviders[0].id,
  },
  {
    id: '0b6f1e7a-51a0-4c0e-9a01-5f1d3c7e3003',
    hsaId: 'SE2321000024-VE01',
    name: 'Provlandets barn- och ungdomsvård',
    careProvider: careProviders[1].id,
  },
] as const;

export interface SeededUnit {
  readonly id: string;
  readonly hsaId: string;
  readonly name: string;
  readonly kind: UnitKind;
  /** A unit of care hangs on a care unit; a publishing unit on its region alone. */
  readonly careUnit: string | null;
  readonly region: string;
}

/** The first three give care. */
export const units = [
  {
    id: '0b6f1e7a-51a0-4c0e-9a01-5f1d3c7e0001',
    hsaId: 'SE2321000016-E001',
    name: 'Sömnmottagningen Norrvik',
    kind: 'care',
    careUnit: careUnits[0].id,
    region: regions[0].id,
  },
  {
    id: '0b6f1e7a-51a0-4c0e-9a01-5f1d3c7e0002',
    hsaId: 'SE2321000016-E002',
    name: 'Vårdcentralen Lövåsen',
    kind: 'care',
    careUnit: careUnits[1].id,
    region: regions[0].id,
  },
  {
    id: '0b6f1e7a-51a0-4c0e-9a01-5f1d3c7e0003',
    hsaId: 'SE2321000024-E001',
    name: 'Ungdomsmottagningen Sjövik',
    kind: 'care',
    careUnit: careUnits[2].id,
    region: regions[1].id,
  },
  {
    id: '0b6f1e7a-51a0-4c0e-9a01-5f1d3c7e0004',
    hsaId: 'SE2321000016-U001',
    name: 'Norrviks utgivarenhet',
    kind: 'publishing',
    careUnit: null,
    region: regions[0].id,
  },
  {
    id: '0b6f1e7a-51a0-4c0e-9a01-5f1d3c7e0005',
    hsaId: 'SE2321000016-U002',
    name: 'Norrviks utbildningsenhet',
    kind: 'training',
    careUnit: null,
    region: regions[0].id,
  },
] as const satisfies readonly SeededUnit[];
