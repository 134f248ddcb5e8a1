import { deviceKey } from '../deviceKey.ts';
import type { Deps } from '../deps.ts';
import type { Session } from '../schemas/session.ts';
import type { SignedIn } from '../signedIn.ts';

/** Who is signed in, without anything of the session itself. Operators are told where the Temporal UI is, when there is one. */
export function presentSession(signedIn: SignedIn, { temporalUiUrl, cookieKey }: Pick<Deps, 'temporalUiUrl' | 'cookieKey'>): Session {
  const { id, givenName, familyName } = signedIn;
  if (signedIn.kind === 'citizen') {
    const { actor } = signedIn;
    // Unsent answers are sealed for who sits there, and for whom: a guardian's device never opens a child's as the child's own.
    return {
      kind: 'citizen',
      id,
      givenName,
      familyName,
      actor,
      deviceKey: deviceKey(cookieKey, actor === null ? id : `${actor.id}/${id}`),
    };
  }
  if (signedIn.kind === 'undecided') return { kind: 'undecided', id, givenName, familyName, title: signedIn.title };
  if (signedIn.kind === 'administrator') {
    const { title, place, roles } = signedIn;
    return { kind: 'administrator', id, givenName, familyName, title, place: { kind: place.kind, name: place.name }, roles: [...roles] };
  }
  return {
    kind: 'staff',
    id,
    givenName,
    familyName,
    title: signedIn.title,
    unit: signedIn.unit,
    roles: [...signedIn.roles],
    ...(temporalUiUrl !== '' && signedIn.roles.includes('operator') ? { temporalUi: temporalUiUrl } : {}),
  };
}
