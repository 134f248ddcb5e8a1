import type { StandInCitizen, StandInPeople, StandInStaff, StandInUnit } from '../../integrations/standIns/standInPeople.ts';
import { citizens } from './citizens.ts';
import type { SeededCitizen } from './citizens.ts';
import { inHsaOnly } from './inHsaOnly.ts';
import { careProviders, careUnits, units } from './places.ts';
import { staff } from './staff.ts';
import type { SeededStaff } from './staff.ts';

/** The demo's people and places as the national services know them. */
export const standInPeople: StandInPeople = {
  citizens: citizens.map(citizen),
  staff: [...staff, ...inHsaOnly.staff].map(member),
  units: [...units, ...inHsaOnly.units].map(unit),
};

function citizen({
  personalIdentityNumber,
  givenName,
  familyName,
  email,
  mobile,
  actsFor = [],
  ...awkward
}: SeededCitizen): StandInCitizen {
  return {
    personalIdentityNumber,
    givenName,
    familyName,
    protectedIdentity: awkward.protected === true,
    deceasedOn: awkward.deceasedOn ?? null,
    registered: true,
    county: awkward.protected === true ? null : '14',
    municipality: awkward.protected === true ? null : '80',
    account: awkward.withoutAccount === true ? null : { email, mobile, notices: awkward.withoutNotices !== true },
    children: actsFor
      .filter(({ as }) => as === 'guardian')
      .flatMap(({ citizen: id }) => citizens.find((each) => each.id === id)?.personalIdentityNumber ?? []),
  };
}

function member(person: SeededStaff): StandInStaff {
  const { hsaId, givenName, familyName, title, email } = person;
  const holding = person.commissions?.filter(({ validTo }) => validTo === undefined || Date.parse(validTo) > Date.now()) ?? implied(person);
  return {
    hsaId,
    givenName,
    familyName,
    title,
    email,
    mobile: null,
    protectedPerson: person.protected === true,
    systemRoles: [...new Set(holding.flatMap(({ systemRoles = [] }) => systemRoles))],
    commissions: holding.map(({ careUnit, purpose }) => {
      const place = careUnitOf(careUnit);
      const name = purpose === 'administration' ? 'Administration' : 'Vård och behandling';
      return { hsaId: `${place.hsaId}-${hsaId}`, name, purpose: name, careUnit: place, careProvider: place.careProvider };
    }),
  };
}

/** For care and treatment on the care unit of each unit that a role is granted on. */
function implied({ grants }: SeededStaff): { careUnit: string; purpose: 'careAndTreatment'; systemRoles?: readonly string[] }[] {
  const held = grants.flatMap((grant) => units.find(({ id }) => id === grant.unit)?.careUnit ?? []);
  return [...new Set(held)].map((careUnit) => ({ careUnit, purpose: 'careAndTreatment' }));
}

function unit({ hsaId, name, careUnit }: { hsaId: string; name: string; careUnit: string | null }): StandInUnit {
  const place = { hsaId, name, email: null, county: '14', municipality: '80' };
  return { ...place, careUnit: careUnit === null ? null : careUnitOf(careUnit) };
}

function careUnitOf(id: string): NonNullable<StandInUnit['careUnit']> {
  const found = careUnits.find((each) => each.id === id);
  const provider = careProviders.find((each) => each.id === found?.careProvider);
  if (!found || !provider) throw new Error(`The demo has no care unit "${id}".`);
  const { hsaId, name, organisationNumber } = provider;
  return { hsaId: found.hsaId, name: found.name, careProvider: { hsaId, name, organisationNumber } };
}
