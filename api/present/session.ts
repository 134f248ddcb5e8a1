import { deviceKey } from '../deviceKey.ts';
import type { Deps } from '../deps.ts';
import type { Session } from '../schemas/session.ts';
import type { SignedIn } from '../signedIn.ts';

/** Who is signed in, without anything of the session itself. Operators are told where the Temporal UI is, when there is one. */
export function presentSession(signedIn: SignedIn, { temporalUiUrl, cookieKey }: Pick<Deps, 'temporalUiUrl' | 'cookieKey'>): Session {
  const { id, givenName, familyName } = signedIn;
  if (signedIn.kind === 'citizen') return { kind: 'citizen', id, givenName, familyName, deviceKey: deviceKey(cookieKey, id) };
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
