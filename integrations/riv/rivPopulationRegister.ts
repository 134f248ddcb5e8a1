import { randomUUID } from 'node:crypto';
import type { PopulationRegister, Resident, ResidentStanding } from '../populationRegister.ts';
import { contracts } from './contract.ts';
import { readerOf } from './reader.ts';
import type { Reader } from './reader.ts';
import type { RivLine } from './rivLine.ts';
import { elementsIn } from './xml.ts';

/** LookupResidentForFullProfile, version 1 (with what 1.1 adds). */
export function rivPopulationRegister(line: RivLine, logicalAddress: string): PopulationRegister {
  const contract = contracts.lookupResident;
  const of = elementsIn(contract.namespace);
  return {
    lookupResident(personalIdentityNumber) {
      const body = of(contract.request, of('personId', personalIdentityNumber), of('lookUpSpecification'));
      return line.ask(contract, { logicalAddress, body, correlationId: randomUUID() }, (element) => {
        const [resident, ...more] = readerOf(element, contract.namespace).parts('resident');
        if (resident === undefined) return null;
        if (more.length > 0) throw new Error('The answer is about several people.');
        const found = residentOf(resident.in(contract.core));
        if (found.personalIdentityNumber !== personalIdentityNumber) throw new Error('The answer is about somebody else.');
        return found;
      });
    },
  };
}

/** Types that version 1.1 adds to the register. */
const ADDED = 'urn:riv:population:residentmaster:1.1';

function residentOf(resident: Reader): Resident {
  const marked = resident.demand('Sekretessmarkering');
  if (marked !== 'J' && marked !== 'N') throw new Error('The protection is unknown.');
  const protectedIdentity = marked === 'J';
  const post = resident.part('Personpost');
  if (post === null) throw new Error('"Personpost" is missing.');
  const name = post.part('Namn');
  const address = post.part('Folkbokforingsadress');
  const sex = post.text('Kon');
  return {
    personalIdentityNumber: post.demand('PersonId'),
    givenName: name?.text('Fornamn') ?? null,
    familyName: name === null ? null : [name.text('Mellannamn'), name.text('Efternamn')].filter((part) => part !== null).join(' ') || null,
    sex: sex === 'K' ? 'female' : sex === 'M' ? 'male' : null,
    protectedIdentity,
    county: protectedIdentity ? null : (address?.text('LanKod') ?? null),
    municipality: protectedIdentity ? null : (address?.text('KommunKod') ?? null),
    standing: standingOf(post),
  };
}

/** `AV` is deceased; `GN` has another number since; everything else that takes somebody out of the register is told as one. */
function standingOf(post: Reader): ResidentStanding {
  const out = post.part('Avregistrering');
  if (out === null) return { kind: 'registered' };
  const cause = out.in(ADDED).text('AvregistreringsorsakKodKomplett') ?? out.demand('AvregistreringsorsakKod');
  const on = dayOf(out.text('Avregistreringsdatum'));
  return cause === 'AV' ? { kind: 'deceased', on } : { kind: 'deregistered', on, newNumber: post.in(ADDED).text('HanvisningsPersonNr') };
}

/** `20260314` → `2026-03-14`. The register knows some days in part only, `20260300`. */
function dayOf(text: string | null): string | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text ?? '') ?? [];
  return year === undefined || month === '00' || day === '00' ? null : `${year}-${month}-${day}`;
}
