import { api, newAct } from './api.ts';

/** Ends the session here and at the identity provider. */
export async function signOut(): Promise<void> {
  const { redirect } = await api.signOut(newAct()).catch(() => ({ redirect: '/logga-in' }));
  window.location.assign(redirect);
}
