import { Away } from './away.ts';
import type { Resident } from './populationRegister.ts';
import type { Services } from './openServices.ts';
import type { Credentials, Employee } from './staffDirectory.ts';
import { Refused } from './standIn.ts';
import type { UserProfile } from './userProfiles.ts';

/** What the registers say of a citizen just now (MOM-05). Each answers for itself: one that is away hides nothing that the other knows. */
export interface CitizenLookedUp {
  readonly register: { readonly kind: 'known'; readonly resident: Resident } | { readonly kind: 'unknown' } | LookUpAway;
  readonly profile: { readonly kind: 'known'; readonly profile: UserProfile } | { readonly kind: 'noAccount' } | LookUpAway;
}

/** What HSA says of a person just now. */
export type StaffLookedUp =
  | { readonly kind: 'known'; readonly credentials: Credentials; readonly employee: Employee }
  | { readonly kind: 'unknown' }
  | LookUpAway;

/** The service did not answer: what was known last is used, or nothing is done. */
export interface LookUpAway {
  readonly kind: 'away';
}

type CitizenServices = Pick<Services, 'populationRegister' | 'userProfiles'>;

/** Asks the population register and 1177 at the same time. Never throws for a service's sake. */
export async function lookUpCitizen(services: CitizenServices, personalIdentityNumber: string): Promise<CitizenLookedUp> {
  const [register, profile] = await Promise.all([
    orAway(async () => {
      const resident = await services.populationRegister.lookupResident(personalIdentityNumber);
      return resident === null ? ({ kind: 'unknown' } as const) : ({ kind: 'known', resident } as const);
    }),
    lookUpProfile(services, personalIdentityNumber),
  ]);
  return { register, profile };
}

/** Asks 1177 alone, as before each send (NTF-01). */
export function lookUpProfile(
  services: Pick<Services, 'userProfiles'>,
  personalIdentityNumber: string,
): Promise<CitizenLookedUp['profile']> {
  return orAway(async () => {
    const profile = await services.userProfiles.getUserProfile(personalIdentityNumber);
    return profile === null ? ({ kind: 'noAccount' } as const) : ({ kind: 'known', profile } as const);
  });
}

/** Asks HSA for the person and their commissions (UNI-19). Never throws for the service's sake. */
export function lookUpStaff(services: Pick<Services, 'staffDirectory'>, hsaId: string): Promise<StaffLookedUp> {
  return orAway(async () => {
    const [credentials, employee] = await Promise.all([
      services.staffDirectory.getCredentials(hsaId),
      services.staffDirectory.getEmployee(hsaId),
    ]);
    return credentials === null || employee === null ? ({ kind: 'unknown' } as const) : ({ kind: 'known', credentials, employee } as const);
  });
}

/** A refusal tells as little of a person as no answer. */
async function orAway<T>(ask: () => Promise<T>): Promise<T | LookUpAway> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Away || error instanceof Refused) return { kind: 'away' };
    throw error;
  }
}
