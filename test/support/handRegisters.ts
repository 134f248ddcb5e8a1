import { Away } from '../../integrations/away.ts';
import type { PopulationRegister, Resident } from '../../integrations/populationRegister.ts';
import type { Services } from '../../integrations/openServices.ts';
import type { UserProfile, UserProfiles } from '../../integrations/userProfiles.ts';

/** The population register and 1177 in a test's own hand: who is not told otherwise is registered, has an account and wants notices. */
export interface HandRegisters extends Pick<Services, 'populationRegister' | 'userProfiles' | 'health'> {
  /** Personal identity numbers, in the order the register was asked for them. */
  readonly asked: string[];
  /** Null: the register knows nobody by the number. */
  readonly residents: Map<string, Partial<Resident> | null>;
  /** Null: has never signed in to 1177. */
  readonly profiles: Map<string, Partial<UserProfile> | null>;
  registerIsThere: boolean;
  profilesAreThere: boolean;
}

export function handRegisters(): HandRegisters {
  const populationRegister: PopulationRegister = {
    lookupResident: async (personalIdentityNumber) => {
      registers.asked.push(personalIdentityNumber);
      if (!registers.registerIsThere) throw new Away('populationRegister', 'unreachable');
      const told = registers.residents.get(personalIdentityNumber);
      if (told === null) return null;
      const nothing = { givenName: null, familyName: null, sex: null, protectedIdentity: false, county: null, municipality: null } as const;
      return { personalIdentityNumber, ...nothing, standing: { kind: 'registered' }, ...told };
    },
  };
  const userProfiles: UserProfiles = {
    getUserProfile: async (personalIdentityNumber) => {
      if (!registers.profilesAreThere) throw new Away('userProfiles', 'unreachable');
      const told = registers.profiles.get(personalIdentityNumber);
      if (told === null) return null;
      const usual = { mailNotices: true, smsNotices: true, county: null, municipality: null, relatives: [] };
      return {
        personalIdentityNumber,
        givenName: null,
        familyName: null,
        email: 'post@example.se',
        mobile: '+46701740600',
        ...usual,
        ...told,
      };
    },
    getUserProfileByAgent: () => Promise.reject(new Away('userProfiles', 'unreachable')),
  };
  const registers: HandRegisters = {
    asked: [],
    residents: new Map(),
    profiles: new Map(),
    registerIsThere: true,
    profilesAreThere: true,
    populationRegister,
    userProfiles,
    health: () => [],
  };
  return registers;
}
