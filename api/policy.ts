import type { Role, SignedIn } from './signedIn.ts';

/**
 * The whole law on one page: who may ask what. Nothing that has no row can be declared (`declare.ts`); public routes are listed one by one.
 * Citizens' routes are about their own running moments, staff's about their unit's; `maySee` decides that for each, and row-level security stands behind.
 */
export const policy = {
  'GET /auth/sign-in': { who: 'anyone' },
  'GET /auth/callback': { who: 'anyone' },
  'GET /auth/page.css': { who: 'anyone' },
  'POST /auth/sign-out': { who: 'anyone' },
  'GET /api/session': { who: 'anyone' },
  'GET /api/openapi.json': { who: 'anyone' },
  'GET /api/docs': { who: 'anyone' },
  'GET /api/docs/{file}': { who: 'anyone' },
  // Refused outside loopback by the route itself.
  'GET /dev/inbox': { who: 'anyone' },
  'GET /dev/inbox.json': { who: 'anyone' },
  'GET /healthz': { who: 'anyone' },
  'GET /readyz': { who: 'anyone' },

  'GET /api/events': { who: 'signedIn' },
  'GET /media/{moment}/{file}': { who: 'signedIn' },

  'GET /api/me/moments': { who: 'citizen' },
  'GET /api/me/moments/{id}': { who: 'citizen' },
  'GET /api/me/moments/{id}/modules/{module}': { who: 'citizen' },
  'POST /api/me/moments/{id}/modules/{module}/complete': { who: 'citizen' },
  'GET /api/me/moments/{id}/forms/{instance}': { who: 'citizen' },
  'PUT /api/me/moments/{id}/forms/{instance}/draft': { who: 'citizen' },
  'DELETE /api/me/moments/{id}/forms/{instance}/draft': { who: 'citizen' },
  'POST /api/me/moments/{id}/forms/{instance}/answers': { who: 'citizen' },
  'GET /api/me/moments/{id}/forms/{instance}/versions/{version}': { who: 'citizen' },
  'POST /api/me/moments/{id}/forms/{instance}/files': { who: 'citizen' },
  'GET /api/me/moments/{id}/files/{file}': { who: 'citizen' },
  'DELETE /api/me/moments/{id}/files/{file}': { who: 'citizen' },
  'GET /api/me/moments/{id}/pages/{form}': { who: 'citizen' },
  'POST /api/me/moments/{id}/pages/{form}': { who: 'citizen' },
  'GET /api/me/moments/{id}/plan': { who: 'citizen' },
  'GET /api/me/moments/{id}/plan/calendar': { who: 'citizen' },
  'GET /api/me/moments/{id}/results': { who: 'citizen' },
  'GET /api/me/moments/{id}/messages': { who: 'citizen' },
  'POST /api/me/moments/{id}/messages': { who: 'citizen' },
  'POST /api/me/moments/{id}/messages/read': { who: 'citizen' },
  'GET /api/me/moments/{id}/why': { who: 'citizen' },
  'POST /api/me/moments/{id}/modules/{module}/ask': { who: 'citizen' },
  'POST /api/me/moments/{id}/steps': { who: 'citizen' },
  'POST /api/me/moments/{id}/pause': { who: 'citizen' },
  'POST /api/me/moments/{id}/resume': { who: 'citizen' },
  'POST /api/me/moments/{id}/invitation': { who: 'citizen' },
  'POST /api/me/moments/{id}/send-time': { who: 'citizen' },
  'POST /api/me/moments/{id}/measures/{measure}/values': { who: 'citizen' },

  'GET /api/catalogue': { who: 'staff', roles: ['therapist'] },
  'GET /api/citizens': { who: 'staff', roles: ['therapist'] },
  'GET /api/overview': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments': { who: 'staff', roles: ['therapist'] },
  'GET /api/running-moments/{id}': { who: 'staff', roles: ['therapist'] },
  'GET /api/running-moments/{id}/results': { who: 'staff', roles: ['therapist'] },
  'GET /api/running-moments/{id}/forms/{instance}': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/forms/{instance}/read': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/forms/{instance}/answers': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/forms/{instance}/withdraw': { who: 'staff', roles: ['therapist'] },
  'GET /api/running-moments/{id}/forms/{instance}/versions/{version}': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/forms/{instance}/files': { who: 'staff', roles: ['therapist'] },
  'GET /api/running-moments/{id}/files/{file}': { who: 'staff', roles: ['therapist'] },
  'GET /api/running-moments/{id}/pages/{form}': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/pages/{form}': { who: 'staff', roles: ['therapist'] },
  'GET /api/running-moments/{id}/sendable-forms': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/forms': { who: 'staff', roles: ['therapist'] },
  'GET /api/running-moments/{id}/plan': { who: 'staff', roles: ['therapist'] },
  'GET /api/running-moments/{id}/plan/calendar': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/measures/{measure}/values': { who: 'staff', roles: ['therapist'] },
  'GET /api/shared-forms': { who: 'staff', roles: ['therapist'] },
  'GET /api/shared-forms/{form}/{version}': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/forms/{instance}/unread': { who: 'staff', roles: ['therapist'] },
  'GET /api/running-moments/{id}/why': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/modules/{module}/open': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/modules/{module}/lock': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/modules/{module}/reopen': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/modules/{module}/complete': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/pause': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/resume': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/maintenance': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/maintenance/take-back': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/batteries/{battery}/occasions': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/batteries/{battery}/occasions/{occasion}/withdraw': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/dates/{name}': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/events/{name}': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/measures/{measure}': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/measures/{measure}/end': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/own-flags': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/own-flags/{name}/remove': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/flags/{flag}/put-out': { who: 'staff', roles: ['therapist'] },
  'GET /api/running-moments/{id}/messages': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/messages': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/messages/read': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/end': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/fast-forward': { who: 'staff', roles: ['therapist'] },
  'POST /api/running-moments/{id}/decoding': { who: 'staff', roles: ['operator', 'therapist'] },
  'POST /api/temporal/codec/decode': { who: 'staff', roles: ['operator', 'therapist'] },
} as const satisfies Record<string, PolicyRow>;

export type PolicyRow =
  | { readonly who: 'anyone' | 'signedIn' | 'citizen' }
  /** Any of the roles in the unit that the session is for. */
  | { readonly who: 'staff'; readonly roles: readonly Role[] };

export type PolicyKey = keyof typeof policy;

/** Whether this person may ask this at all. Which running moments it may be about is `maySee`'s. */
export function may(signedIn: SignedIn | null, row: PolicyRow): boolean {
  switch (row.who) {
    case 'anyone':
      return true;
    case 'signedIn':
      return signedIn !== null;
    case 'citizen':
      return signedIn?.kind === 'citizen';
    case 'staff':
      return signedIn?.kind === 'staff' && row.roles.some((role) => signedIn.roles.includes(role));
  }
}

/** Whether this person may see anything of this running moment: the citizen whose it is, or staff of its unit. */
export function maySee(signedIn: SignedIn, thing: { readonly citizenId: string; readonly unitId: string }): boolean {
  return signedIn.kind === 'citizen' ? thing.citizenId === signedIn.id : thing.unitId === signedIn.unit.id;
}
