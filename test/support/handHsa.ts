import { Away } from '../../integrations/away.ts';
import type { Credentials, StaffDirectory } from '../../integrations/staffDirectory.ts';
import type { HealthCareUnit, UnitDirectory } from '../../integrations/unitDirectory.ts';

/** HSA in a test's own hand: what is in it, what was asked of it, and whether it answers. */
export interface HandHsa {
  readonly unitDirectory: UnitDirectory;
  readonly staffDirectory: StaffDirectory;
  /** HSA ids, in the order they were asked for. */
  readonly asked: string[];
  readonly units: Map<string, { readonly name: string; readonly belongsTo: Pick<HealthCareUnit, 'careUnit' | 'careProvider'> | null }>;
  readonly people: Map<
    string,
    Pick<Credentials, 'commissions'> & { readonly givenName: string; readonly familyName: string; readonly protectedPerson?: boolean }
  >;
  isThere: boolean;
}

/** An HSA that nobody has told anything. */
export function handHsa(): HandHsa {
  const hsa: HandHsa = {
    asked: [],
    units: new Map(),
    people: new Map(),
    isThere: true,
    unitDirectory: {
      getUnit: async (hsaId) => {
        const unit = found('unitDirectory', hsa.units, hsaId);
        const nothing = { county: null, municipality: null, email: null, startsAt: null, endsAt: null };
        return unit === null ? null : { hsaId, name: unit.name, publicName: unit.name, ...nothing };
      },
      getHealthCareUnit: async (hsaId) => {
        const belongsTo = found('unitDirectory', hsa.units, hsaId)?.belongsTo ?? null;
        return belongsTo === null
          ? null
          : { ...belongsTo, isCareUnit: belongsTo.careUnit.hsaId === hsaId, endsAt: null, isArchived: false };
      },
    },
    staffDirectory: {
      getCredentials: async (hsaId) => {
        const person = found('staffDirectory', hsa.people, hsaId);
        return person === null ? null : { protectedPerson: false, ...person, hsaId, systemRoles: [] };
      },
      getEmployee: async (hsaId) => {
        const person = found('staffDirectory', hsa.people, hsaId);
        const nothing = { title: 'Sjuksköterska', email: null, mobile: null, endsAt: null };
        return person === null ? null : { protectedPerson: false, ...person, hsaId, ...nothing };
      },
    },
  };
  const found = <Thing>(service: string, things: ReadonlyMap<string, Thing>, hsaId: string): Thing | null => {
    hsa.asked.push(hsaId);
    if (!hsa.isThere) throw new Away(service, 'unreachable');
    return things.get(hsaId) ?? null;
  };
  return hsa;
}
