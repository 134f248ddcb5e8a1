import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { Session } from '../api/schemas/session.ts';
import { Refusal, api } from './api.ts';

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session', '*'],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await api.session();
    } catch (error) {
      if (error instanceof Refusal && error.problem.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

export type Citizen = Extract<Session, { kind: 'citizen' }>;
export type Staff = Extract<Session, { kind: 'staff' }>;

/** The session for a route's `beforeLoad`, asked once. */
export const loadSession = (client: QueryClient): Promise<Session | null> => client.ensureQueryData(sessionQuery);

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
