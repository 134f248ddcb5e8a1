import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import type { Session } from '../api/schemas/session.ts';
import { Refusal, api } from './api.ts';
import { audienceOf, turnTo } from './audience.ts';
import type { Audience } from './audience.ts';

/** Who is signed in as the one that this tab is turned to; null when nobody is. */
export const sessionQuery = queryOptions({ queryKey: ['session', '*'], queryFn: () => sessionAs(), staleTime: 60_000 });

/** Who is signed in in this browser as the one or the other. */
export async function sessionAs(audience?: Audience): Promise<Session | null> {
  try {
    return await api.session(audience);
  } catch (error) {
    if (error instanceof Refusal && error.problem.status === 401) return null;
    throw error;
  }
}

export type Citizen = Extract<Session, { kind: 'citizen' }>;
export type Staff = Extract<Session, { kind: 'staff' }>;

/** The session for a route's `beforeLoad`, asked once. */
export const loadSession = (client: QueryClient): Promise<Session | null> => client.ensureQueryData(sessionQuery);

/**
 * Leads to sign-in without a session as the one whom the page is for. Whoever only has the other, and has come to the first page of all, is
 * led home there.
 */
export async function sessionFor(audience: Audience, client: QueryClient, here: string): Promise<Session> {
  turnTo(audience, client);
  const session = await loadSession(client);
  if (session !== null) return session;
  const other = here === '/' ? await sessionAs('staff').catch(() => null) : null;
  if (other !== null) throw redirect({ to: homeOf(other) });
  throw redirect({ to: '/logga-in', search: here === '/' ? {} : { till: here } });
}

/** The same, and home when the page is for others of the same kind. */
export async function only(kind: 'citizen' | 'staff', client: QueryClient, here: string): Promise<void> {
  const session = await sessionFor(kind, client, here);
  if (session.kind !== kind) throw redirect({ to: homeOf(session) });
}

/** Leads on whoever is signed in already as the one whom they are on their way as; with no way told, as any of the two. */
export async function goOn(client: QueryClient, to: string | undefined): Promise<void> {
  for (const audience of to === undefined ? (['citizen', 'staff'] as const) : [audienceOf(to)]) {
    // Sign-in can be offered even when the server does not say who is there.
    const session = await sessionAs(audience).catch(() => null);
    if (session === null) continue;
    turnTo(audience, client);
    client.setQueryData(sessionQuery.queryKey, session);
    throw redirect({ to: homeOf(session) });
  }
}

/** Where a signed-in person begins. */
export function homeOf(session: Session): '/' | '/personal' | '/drift' | '/admin' | '/arbetsplats' {
  switch (session.kind) {
    case 'citizen':
      return '/';
    case 'undecided':
      return '/arbetsplats';
    case 'administrator':
      return '/admin';
    case 'staff':
      if (session.roles.includes('therapist')) return '/personal';
      return session.roles.every((role) => role === 'operator') ? '/drift' : '/admin';
  }
}
