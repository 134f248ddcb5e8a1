import type { CitizenFacts } from './lookedUp.ts';
import type { CitizenLookedUp } from '../integrations/lookUp.ts';

/** What a look-up has found out, as the rows keep it. A register that was away says nothing; one that knows nobody says that they are not registered. */
export function citizenFacts({ register, profile }: Partial<CitizenLookedUp>): CitizenFacts {
  return { ...(register === undefined ? {} : residentFacts(register)), ...(profile === undefined ? {} : profileFacts(profile)) };
}

function residentFacts(register: CitizenLookedUp['register']): CitizenFacts {
  if (register.kind === 'away') return {};
  if (register.kind === 'unknown') return { registered: false };
  const { resident } = register;
  const { standing } = resident;
  return {
    ...(resident.givenName === null ? {} : { givenName: resident.givenName }),
    ...(resident.familyName === null ? {} : { familyName: resident.familyName }),
    protected: resident.protectedIdentity,
    county: resident.county,
    municipality: resident.municipality,
    registered: standing.kind === 'registered',
    ...(standing.kind === 'deceased' ? (standing.on === null ? {} : { deceasedOn: standing.on }) : { deceasedOn: null }),
  };
}

/** Without an account nothing is known of how to reach them: what was known is kept. */
function profileFacts(profile: CitizenLookedUp['profile']): CitizenFacts {
  if (profile.kind === 'away') return {};
  if (profile.kind === 'noAccount') return { hasAccount: false };
  const { email, mobile, mailNotices, smsNotices } = profile.profile;
  return { hasAccount: true, notices: mailNotices || smsNotices, email, mobile };
}
