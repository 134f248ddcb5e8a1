import { contracts } from '../riv/contract.ts';
import { elementsIn } from '../riv/xml.ts';
import type { XmlElement } from '../riv/xml.ts';
import type { Answered, Answerer } from './answers.ts';
import type { StandInStaff } from './standInPeople.ts';

/** HSA's operations. What HSA does not know is an answer without content. */
export const directoryAnswers = {
  getUnit(question, { people, refuses, someoneElse }) {
    const { namespace, answer } = contracts.getUnit;
    const of = elementsIn(namespace);
    const asked = question.text('unitHsaId');
    if (asked === null || refuses) return fault(refuses ? 'Not authorised' : 'unitHsaId');
    const unit = people.units.find((each) => isSame(each.hsaId, asked) !== someoneElse);
    return answered(
      of(
        answer,
        unit === undefined
          ? null
          : of(
              'unit',
              unit.county === null ? null : of('countyCode', unit.county),
              unit.email === null ? null : of('mail', unit.email),
              of('unitHsaId', unit.hsaId),
              unit.municipality === null ? null : of('municipalityCode', unit.municipality),
              of('unitName', unit.name),
              of('publicName', unit.name),
            ),
      ),
    );
  },
  getHealthCareUnit(question, { people, refuses, someoneElse }) {
    const { namespace, answer } = contracts.getHealthCareUnit;
    const of = elementsIn(namespace);
    const asked = question.text('healthCareUnitMemberHsaId');
    if (asked === null || refuses) return fault(refuses ? 'Not authorised' : 'healthCareUnitMemberHsaId');
    const unit = people.units.find((each) => isSame(each.hsaId, asked) !== someoneElse);
    const careUnit = unit?.careUnit ?? null;
    return answered(
      of(
        answer,
        unit === undefined || careUnit === null
          ? null
          : of(
              'healthCareUnit',
              of('unitIsHealthCareUnit', isSame(unit.hsaId, careUnit.hsaId)),
              of('healthCareUnitMemberHsaId', unit.hsaId),
              of('healthCareUnitMemberName', unit.name),
              of('healthCareUnitHsaId', careUnit.hsaId),
              of('healthCareUnitName', careUnit.name),
              of('healthCareUnitPublicName', careUnit.name),
              of('healthCareProviderHsaId', careUnit.careProvider.hsaId),
              of('healthCareProviderName', careUnit.careProvider.name),
              of('healthCareProviderPublicName', careUnit.careProvider.name),
              of('healthCareProviderOrgNo', careUnit.careProvider.organisationNumber),
            ),
      ),
    );
  },
  getCredentials(question, { people, refuses, someoneElse }) {
    const { namespace, core, answer } = contracts.getCredentials;
    const of = elementsIn(namespace);
    const asked = question.text('personHsaId');
    if (asked === null || refuses) return fault(refuses ? 'Not authorised' : 'personHsaId');
    const person = people.staff.find((each) => isSame(each.hsaId, asked) !== someoneElse);
    return answered(of(answer, person === undefined ? null : of('credentialInformation', ...credentialsOf(person, core))));
  },
  getEmployee(question, { people, refuses, someoneElse }) {
    const { namespace, core, answer } = contracts.getEmployee;
    const of = elementsIn(namespace);
    const typed = elementsIn(core);
    const asked = question.text('personHsaId');
    if (asked === null || refuses) return fault(refuses ? 'Not authorised' : 'personHsaId');
    const person = people.staff.find((each) => isSame(each.hsaId, asked) !== someoneElse);
    return answered(
      of(
        answer,
        person === undefined
          ? null
          : of(
              'personInformation',
              typed('personHsaId', person.hsaId),
              typed('givenName', person.givenName),
              typed('middleAndSurName', person.familyName),
              person.email === null ? null : typed('mail', person.email),
              person.mobile === null ? null : typed('mobileNumber', person.mobile),
              typed('title', person.title),
              typed('dn', 'o=Stand-in,c=SE'),
              typed('protectedPerson', person.protectedPerson),
            ),
      ),
    );
  },
} as const satisfies Record<string, Answerer>;

const answered = (body: XmlElement): Answered => ({ kind: 'answer', body });
const fault = (what: string): Answered => ({ kind: 'fault', text: `Invalid content was found: ${what}` });
const isSame = (one: string, other: string): boolean => one.toUpperCase() === other.toUpperCase();

function credentialsOf(person: StandInStaff, core: string): XmlElement[] {
  const of = elementsIn(core);
  return [
    of('givenName', person.givenName),
    of('middleAndSurName', person.familyName),
    of('personHsaId', person.hsaId),
    ...person.systemRoles.map((each) => {
      const [systemId = '', role = ''] = each.split(';');
      return of('hsaSystemRole', of('systemId', systemId), of('role', role));
    }),
    of('protectedPerson', person.protectedPerson),
    ...person.commissions.map(({ hsaId, name, purpose, careUnit, careProvider }) =>
      of(
        'commission',
        of('commissionName', name),
        of('commissionHsaId', hsaId),
        of('commissionPurpose', purpose),
        of('healthCareUnitHsaId', careUnit.hsaId),
        of('healthCareUnitName', careUnit.name),
        of('healthCareProviderHsaId', careProvider.hsaId),
        of('healthCareProviderName', careProvider.name),
        of('healthCareProviderOrgNo', careProvider.organisationNumber),
      ),
    ),
  ];
}
