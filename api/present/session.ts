import type { OwnSession as SessionRow } from '../../db/sessions.ts';
import type { Workplace as WorkplaceRow } from '../../db/workplace.ts';
import { deviceKey } from '../deviceKey.ts';
import type { Deps, SessionTimes } from '../deps.ts';
import type { OwnSession, Session, Workplace } from '../schemas/session.ts';
import type { SignedIn } from '../signedIn.ts';

/** Who is signed in, without anything of the session itself. Operators are told where the Temporal UI is, when there is one. */
export function presentSession(
  signedIn: SignedIn,
  times: SessionTimes,
  { temporalUiUrl, cookieKey }: Pick<Deps, 'temporalUiUrl' | 'cookieKey'>,
): Session {
  const { id, givenName, familyName } = signedIn;
  const more = signedIn.more === true;
  const until = { now: iso(times.now), idle: iso(times.idleEndsAt), absolute: iso(times.endsAt) };
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
      actingEnded: signedIn.actingEnded ?? null,
      until,
      more,
    };
  }
  if (signedIn.kind === 'undecided') return { kind: 'undecided', id, givenName, familyName, title: signedIn.title, until, more };
  if (signedIn.kind === 'administrator') {
    const { title, place, roles } = signedIn;
    return {
      kind: 'administrator',
      id,
      givenName,
      familyName,
      title,
      place: { kind: place.kind, name: place.name },
      roles: [...roles],
      until,
      more,
    };
  }
  return {
    kind: 'staff',
    id,
    givenName,
    familyName,
    title: signedIn.title,
    unit: signedIn.unit,
    roles: [...signedIn.roles],
    until,
    more,
    ...(temporalUiUrl !== '' && signedIn.roles.includes('operator') ? { temporalUi: temporalUiUrl } : {}),
  };
}

/** A place to work, and whether it is this session's. */
export function presentWorkplace(workplace: WorkplaceRow, signedIn: SignedIn): Workplace {
  const roles = [...workplace.roles];
  if (workplace.kind === 'platform') {
    const chosen = signedIn.kind === 'administrator' && signedIn.place.kind === 'platform';
    return { kind: 'platform', id: null, name: 'Stegvis', commission: null, roles, chosen };
  }
  const { kind, id, name, commission } = workplace;
  const chosen =
    kind === 'unit'
      ? signedIn.kind === 'staff' && signedIn.unit.id === id
      : signedIn.kind === 'administrator' && signedIn.place.kind === kind && signedIn.place.id === id;
  return { kind, id, name, commission: commission?.name ?? null, roles, chosen };
}

/** One of one's own sessions, without anything that could be used to take it over. */
export function presentOwnSession({ createdAt, lastUsedAt, provider, isThis, place, actingFor }: SessionRow): OwnSession {
  return { begunAt: iso(createdAt), usedAt: iso(lastUsedAt), way: provider === 'saml' ? 'siths' : 'oidc', isThis, place, actingFor };
}

const iso = (at: number): string => new Date(at).toISOString();
