import { randomUUID } from 'node:crypto';
import type { Credentials, DirectoryCommission, StaffDirectory } from '../staffDirectory.ts';
import { contracts } from './contract.ts';
import { instantOf } from './instantOf.ts';
import { readerOf } from './reader.ts';
import type { Reader } from './reader.ts';
import type { RivLine } from './rivLine.ts';
import { elementsIn } from './xml.ts';

/** GetCredentialsForPersonIncludingProtectedPerson, version 2, and GetEmployeeIncludingProtectedPerson, version 4. */
export function rivStaffDirectory(line: RivLine, logicalAddress: string): StaffDirectory {
  return {
    getCredentials(hsaId) {
      const contract = contracts.getCredentials;
      const of = elementsIn(contract.namespace);
      const body = of(contract.request, of('personHsaId', hsaId));
      return line.ask(contract, { logicalAddress, body, correlationId: randomUUID() }, (element) => {
        const found = readerOf(element, contract.namespace)
          .parts('credentialInformation')
          .map((each) => credentialsOf(each.in(contract.core)));
        return together(found, hsaId);
      });
    },
    getEmployee(hsaId) {
      const contract = contracts.getEmployee;
      const of = elementsIn(contract.namespace);
      const body = of(contract.request, of('personHsaId', hsaId));
      return line.ask(contract, { logicalAddress, body, correlationId: randomUUID() }, (element) => {
        const [person] = readerOf(element, contract.namespace)
          .parts('personInformation')
          .map((each) => each.in(contract.core));
        if (person === undefined) return null;
        demandSame(person.demand('personHsaId'), hsaId);
        return {
          hsaId,
          givenName: person.text('givenName'),
          familyName: person.demand('middleAndSurName'),
          title: person.text('title'),
          email: person.text('mail'),
          mobile: person.texts('mobileNumber')[0] ?? null,
          protectedPerson: person.flag('protectedPerson'),
          endsAt: instantOf(person.text('personEndDate')),
        };
      });
    },
  };
}

/** HSA answers one part for each place that a person is entered at; they are one person. */
function together(found: readonly Credentials[], hsaId: string): Credentials | null {
  const [first] = found;
  if (first === undefined) return null;
  for (const each of found) demandSame(each.hsaId, hsaId);
  return {
    ...first,
    protectedPerson: found.some((each) => each.protectedPerson),
    commissions: found.flatMap((each) => each.commissions),
    systemRoles: [...new Set(found.flatMap((each) => each.systemRoles))],
  };
}

function credentialsOf(person: Reader): Credentials {
  return {
    hsaId: person.demand('personHsaId'),
    givenName: person.text('givenName'),
    familyName: person.demand('middleAndSurName'),
    protectedPerson: person.flag('protectedPerson'),
    commissions: person.parts('commission').map(commissionOf),
    systemRoles: person.parts('hsaSystemRole').map((role) => `${role.demand('systemId')};${role.demand('role')}`),
  };
}

function commissionOf(commission: Reader): DirectoryCommission {
  const careUnit = commission.text('healthCareUnitHsaId');
  return {
    hsaId: commission.demand('commissionHsaId'),
    name: commission.demand('commissionName'),
    purpose: commission.demand('commissionPurpose'),
    careUnit:
      careUnit === null
        ? null
        : {
            hsaId: careUnit,
            name: commission.text('healthCareUnitName') ?? careUnit,
            endsAt: instantOf(commission.text('healthCareUnitEndDate')),
          },
    careProvider: { hsaId: commission.demand('healthCareProviderHsaId'), name: commission.demand('healthCareProviderName') },
  };
}

/** HSA ids are the same whatever their case. */
function demandSame(answered: string, asked: string): void {
  if (answered.toUpperCase() !== asked.toUpperCase()) throw new Error('The answer is about somebody else.');
}
