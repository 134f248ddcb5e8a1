import type { ToldChange } from '../../db/organisationChange.ts';
import type { KnownStaff } from '../../db/organisationStaff.ts';
import { roleNames } from '../policy/roleNames.ts';
import type { AdminStaff, Change } from '../schemas/organisation.ts';
import { iso } from './running.ts';

/** What a person is called by those who administer: somebody protected is masked to everyone outside the own unit (ITG-23). */
export const nameOf = (person: Pick<KnownStaff, 'givenName' | 'familyName' | 'protected'>, sameUnit: boolean): string =>
  person.protected && !sameUnit ? 'Skyddad identitet' : `${person.givenName} ${person.familyName}`.trim();

/** A person in a list of administration. */
export const presentStaff = (person: KnownStaff, sameUnit: boolean): AdminStaff => ({
  id: person.id,
  hsaId: person.hsaId,
  name: nameOf(person, sameUnit),
  title: person.protected && !sameUnit ? '' : person.title,
  active: person.active,
});

/** What was done, as a sentence. */
export function presentChange(change: ToldChange, sameUnit: boolean): Change {
  return { id: change.id, at: iso(change.at), sentence: sentenceOf(change, sameUnit), reason: change.reason };
}

function sentenceOf(change: ToldChange, sameUnit: boolean): string {
  const by = nameOf(change.by, sameUnit);
  const whom = change.staff === null ? '' : nameOf(change.staff, sameUnit);
  const role = change.role === null ? '' : roleNames[change.role].name.toLowerCase();
  const place = change.unit ?? change.careProvider;
  const there = place === null || sameUnit ? '' : ` på ${place}`;
  switch (change.what) {
    case 'granted':
      return `${by} gav ${whom} rollen ${role}${there}.`;
    case 'revoked':
      return `${by} tog bort rollen ${role} från ${whom}${there}.`;
    case 'suspended':
      return `${by} inaktiverade ${whom}${there}.`;
    case 'resumed':
      return `${by} aktiverade ${whom}${there}.`;
    case 'careProviderAdded':
      return `${by} anslöt vårdgivaren ${change.name}.`;
    case 'unitAdded':
      return `${by} lade till enheten ${change.name}.`;
    case 'unitActivated':
      return `${by} aktiverade enheten ${change.unit}.`;
    case 'unitInactivated':
      return `${by} inaktiverade enheten ${change.unit}.`;
    case 'publishingUnitAdded':
      return `${by} lade till utgivarenheten ${change.name} med ${whom} som ansvarig.`;
    case 'publishingUnitRenamed':
      return `${by} gav utgivarenheten namnet ${change.name}.`;
    case 'responsibleChanged':
      return `${by} gjorde ${whom} ansvarig för ${change.unit}.`;
    case 'userGroupAdded':
      return `${by} skapade användargruppen ${change.name}.`;
    case 'userGroupChanged':
      return `${by} ändrade användargruppen ${change.name}.`;
  }
}
