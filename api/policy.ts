import { decide, decideNear } from './policy/decide.ts';
import type { Subject } from './policy/decide.ts';
import { judgeOf } from './policy/judge.ts';
import { nearnessOf } from './policy/nearness.ts';
import type { Capability } from './policy/permissions.ts';
import type { SignedIn } from './signedIn.ts';

/**
 * The whole law on one page: what each route asks for. Nothing that has no row can be declared (`declare.ts`); public routes are listed one by
 * one; who has the capability is the matrix's (`policy/permissions.ts`). Citizens' routes are about their own running moments, staff's about
 * their unit's; `maySee` decides that for each, and row-level security stands behind.
 */
export const policy = {
  'GET /auth/sign-in': { who: 'anyone' },
  'GET /auth/callback': { who: 'anyone' },
  'GET /auth/page.css': { who: 'anyone' },
  'POST /auth/sign-out': { who: 'anyone' },
  'GET /auth/ways': { who: 'anyone' },
  'POST /auth/backchannel-logout': { who: 'anyone' },
  'GET /auth/saml/sign-in': { who: 'anyone' },
  'GET /auth/saml/post.js': { who: 'anyone' },
  'POST /auth/saml/acs': { who: 'anyone' },
  'POST /auth/saml/slo': { who: 'anyone' },
  'GET /auth/saml/slo': { who: 'anyone' },
  'GET /auth/saml/metadata': { who: 'anyone' },
  'GET /api/openapi.json': { who: 'anyone' },
  'GET /api/docs': { who: 'anyone' },
  'GET /api/docs/{file}': { who: 'anyone' },
  // Refused outside loopback by the route itself.
  'GET /dev/inbox': { who: 'anyone' },
  'GET /dev/inbox.json': { who: 'anyone' },
  'GET /dev/services': { who: 'anyone' },
  'GET /dev/services.js': { who: 'anyone' },
  'GET /dev/services.json': { who: 'anyone' },
  'POST /dev/services/{service}': { who: 'anyone' },
  'GET /healthz': { who: 'anyone' },
  'GET /readyz': { who: 'anyone' },

  'GET /api/session': { who: 'signedIn' },
  'GET /api/session/workplaces': { who: 'signedIn' },
  'POST /api/session/workplace': { who: 'signedIn' },
  'GET /api/session/acting': { who: 'signedIn' },
  'POST /api/session/acting': { who: 'signedIn' },
  'POST /api/session/extend': { who: 'signedIn' },
  'GET /api/session/all': { who: 'signedIn' },
  'POST /api/session/end-all': { who: 'signedIn' },
  'GET /api/events': { who: 'signedIn' },
  'GET /media/{moment}/{file}': { who: 'signedIn' },

  'GET /api/log/accesses': { may: 'reviewLog' },
  'GET /api/log/sample': { may: 'reviewLog' },
  'GET /api/log/unusual': { may: 'reviewLog' },
  'POST /api/log/reviews': { may: 'reviewLog' },
  'GET /api/log/reviews': { may: 'reviewLog' },
  'GET /api/me/log': { may: 'readOwnLog' },
  'GET /api/me/log.csv': { may: 'readOwnLog' },

  'GET /api/me/moments': { may: 'useOwnMoments' },
  'GET /api/me/moments/{id}': { may: 'useOwnMoments' },
  'GET /api/me/moments/{id}/modules/{module}': { may: 'useOwnMoments' },
  'POST /api/me/moments/{id}/modules/{module}/complete': { may: 'useOwnMoments' },
  'GET /api/me/moments/{id}/forms/{instance}': { may: 'useOwnMoments' },
  'PUT /api/me/moments/{id}/forms/{instance}/draft': { may: 'useOwnMoments' },
  'DELETE /api/me/moments/{id}/forms/{instance}/draft': { may: 'useOwnMoments' },
  'POST /api/me/moments/{id}/forms/{instance}/answers': { may: 'useOwnMoments' },
  'GET /api/me/moments/{id}/forms/{instance}/versions/{version}': { may: 'useOwnMoments' },
  'POST /api/me/moments/{id}/forms/{instance}/files': { may: 'useOwnMoments' },
  'GET /api/me/moments/{id}/files/{file}': { may: 'useOwnMoments' },
  'DELETE /api/me/moments/{id}/files/{file}': { may: 'useOwnMoments' },
  'GET /api/me/moments/{id}/pages/{form}': { may: 'useOwnMoments' },
  'POST /api/me/moments/{id}/pages/{form}': { may: 'useOwnMoments' },
  'GET /api/me/moments/{id}/plan': { may: 'useOwnMoments' },
  'GET /api/me/moments/{id}/plan/calendar': { may: 'useOwnMoments' },
  'GET /api/me/moments/{id}/results': { may: 'useOwnMoments' },
  'GET /api/me/moments/{id}/messages': { may: 'useOwnMoments' },
  'POST /api/me/moments/{id}/messages': { may: 'useOwnMoments' },
  'POST /api/me/moments/{id}/messages/read': { may: 'useOwnMoments' },
  'GET /api/me/moments/{id}/why': { may: 'useOwnMoments' },
  'POST /api/me/moments/{id}/modules/{module}/ask': { may: 'useOwnMoments' },
  'POST /api/me/moments/{id}/steps': { may: 'useOwnMoments' },
  'POST /api/me/moments/{id}/pause': { may: 'useOwnMoments' },
  'POST /api/me/moments/{id}/resume': { may: 'useOwnMoments' },
  'POST /api/me/moments/{id}/invitation': { may: 'useOwnMoments' },
  'POST /api/me/moments/{id}/send-time': { may: 'useOwnMoments' },
  'POST /api/me/moments/{id}/measures/{measure}/values': { may: 'useOwnMoments' },

  'GET /api/me/open-moments': { may: 'startOpenMoments' },
  'POST /api/me/open-moments/{unit}/{moment}/start': { may: 'startOpenMoments' },

  'GET /api/announcements': { who: 'signedIn' },
  'POST /api/announcements/{id}/close': { who: 'signedIn' },
  'POST /api/announcements/{id}/read': { who: 'signedIn' },
  'GET /api/admin/announcements': { may: 'announce' },
  'POST /api/admin/announcement-checks': { may: 'announce' },
  'POST /api/admin/announcements': { may: 'announce' },
  'PATCH /api/admin/announcements/{id}': { may: 'announce' },
  'POST /api/admin/announcements/{id}/take-back': { may: 'announce' },

  'GET /api/admin/catalogue': { may: 'readCatalogue' },
  'POST /api/admin/versions/{id}/publish': { may: 'publishMoments' },
  'POST /api/admin/versions/{id}/unpublish': { may: 'publishMoments' },
  'PUT /api/admin/versions/{id}/visibility': { may: 'publishMoments' },
  'POST /api/admin/activations': { may: 'activateMoments' },
  'POST /api/admin/activations/{id}/end': { may: 'activateMoments' },
  'GET /api/unit/open-moments': { may: 'openMoments' },
  'PUT /api/unit/open-moments/{moment}': { may: 'openMoments' },
  'GET /api/unit/categories': { may: 'manageCategories' },
  'POST /api/unit/categories': { may: 'manageCategories' },
  'PATCH /api/unit/categories/{id}': { may: 'manageCategories' },

  'GET /api/permissions': { who: 'signedIn' },
  'GET /api/admin/services': { may: 'monitorServices' },
  'GET /api/admin/care-providers': { may: 'manageCareProviders' },
  'POST /api/admin/care-providers': { may: 'manageCareProviders' },
  'POST /api/admin/care-providers/{id}/administrators': { may: 'manageCareProviders' },
  'DELETE /api/admin/care-providers/{id}/administrators/{staff}': { may: 'manageCareProviders' },
  'GET /api/admin/platform-roles': { may: 'managePlatformRoles' },
  'POST /api/admin/platform-roles': { may: 'managePlatformRoles' },
  'DELETE /api/admin/platform-roles/{staff}/{role}': { may: 'managePlatformRoles' },
  'GET /api/admin/publishing-units': { may: 'managePublishingUnits' },
  'POST /api/admin/publishing-units': { may: 'managePublishingUnits' },
  'PATCH /api/admin/publishing-units/{id}': { may: 'managePublishingUnits' },
  'POST /api/admin/publishing-units/{id}/permission-administrators': { may: 'managePublishingUnits' },
  'DELETE /api/admin/publishing-units/{id}/permission-administrators/{staff}': { may: 'managePublishingUnits' },
  'GET /api/admin/units': { may: 'manageUnits' },
  'POST /api/admin/units': { may: 'manageUnits' },
  'GET /api/admin/units/{id}/obstacles': { may: 'manageUnits' },
  'POST /api/admin/units/{id}/activate': { may: 'manageUnits' },
  'POST /api/admin/units/{id}/inactivate': { may: 'manageUnits' },
  'POST /api/admin/units/{id}/permission-administrators': { may: 'manageUnits' },
  'DELETE /api/admin/units/{id}/permission-administrators/{staff}': { may: 'manageUnits' },
  'GET /api/unit/staff': { may: 'managePermissions' },
  'POST /api/unit/staff': { may: 'managePermissions' },
  'PUT /api/unit/staff/{id}/roles': { may: 'managePermissions' },
  'POST /api/unit/staff/{id}/inactivate': { may: 'managePermissions' },
  'POST /api/unit/staff/{id}/activate': { may: 'managePermissions' },
  'GET /api/unit/user-groups': { may: 'manageUserGroups' },
  'POST /api/unit/user-groups': { may: 'manageUserGroups' },
  'PUT /api/unit/user-groups/{id}': { may: 'manageUserGroups' },

  'GET /api/catalogue': { may: 'startMoment' },
  'POST /api/citizens/search': { may: 'findCitizens' },
  'POST /api/citizens/{id}/reveal': { may: 'revealProtected' },
  'POST /api/running-moments/{id}/emergency-access': { may: 'openInEmergency' },
  'GET /api/overview': { may: 'seeUnitsMoments' },
  'POST /api/running-moments': { may: 'startMoment' },
  'GET /api/running-moments/{id}': { may: 'readContent' },
  'GET /api/running-moments/{id}/results': { may: 'readContent' },
  'GET /api/running-moments/{id}/forms/{instance}': { may: 'readContent' },
  'POST /api/running-moments/{id}/forms/{instance}/read': { may: 'flag' },
  'POST /api/running-moments/{id}/forms/{instance}/answers': { may: 'answerForms' },
  'POST /api/running-moments/{id}/forms/{instance}/withdraw': { may: 'withdrawForms' },
  'GET /api/running-moments/{id}/forms/{instance}/versions/{version}': { may: 'readContent' },
  'POST /api/running-moments/{id}/forms/{instance}/files': { may: 'answerForms' },
  'GET /api/running-moments/{id}/files/{file}': { may: 'readContent' },
  'GET /api/running-moments/{id}/pages/{form}': { may: 'readContent' },
  'POST /api/running-moments/{id}/pages/{form}': { may: 'steer' },
  'GET /api/running-moments/{id}/sendable-forms': { may: 'readContent' },
  'POST /api/running-moments/{id}/forms': { may: 'steer' },
  'GET /api/running-moments/{id}/plan': { may: 'readContent' },
  'GET /api/running-moments/{id}/plan/calendar': { may: 'readContent' },
  'POST /api/running-moments/{id}/measures/{measure}/values': { may: 'steer' },
  'GET /api/shared-forms': { may: 'readSharedForms' },
  'GET /api/shared-forms/{form}/{version}': { may: 'readSharedForms' },
  'POST /api/running-moments/{id}/forms/{instance}/unread': { may: 'flag' },
  'GET /api/running-moments/{id}/why': { may: 'readContent' },
  'POST /api/running-moments/{id}/modules/{module}/open': { may: 'steer' },
  'POST /api/running-moments/{id}/modules/{module}/lock': { may: 'steer' },
  'POST /api/running-moments/{id}/modules/{module}/reopen': { may: 'steer' },
  'POST /api/running-moments/{id}/modules/{module}/complete': { may: 'steer' },
  'POST /api/running-moments/{id}/pause': { may: 'pause' },
  'POST /api/running-moments/{id}/resume': { may: 'pause' },
  'POST /api/running-moments/{id}/maintenance': { may: 'maintain' },
  'POST /api/running-moments/{id}/maintenance/take-back': { may: 'maintain' },
  'POST /api/running-moments/{id}/batteries/{battery}/occasions': { may: 'steer' },
  'POST /api/running-moments/{id}/batteries/{battery}/occasions/{occasion}/withdraw': { may: 'steer' },
  'POST /api/running-moments/{id}/dates/{name}': { may: 'steer' },
  'POST /api/running-moments/{id}/events/{name}': { may: 'steer' },
  'POST /api/running-moments/{id}/measures/{measure}': { may: 'steer' },
  'POST /api/running-moments/{id}/measures/{measure}/end': { may: 'steer' },
  'POST /api/running-moments/{id}/own-flags': { may: 'flag' },
  'POST /api/running-moments/{id}/own-flags/{name}/remove': { may: 'flag' },
  'POST /api/running-moments/{id}/flags/{flag}/put-out': { may: 'flag' },
  'GET /api/running-moments/{id}/messages': { may: 'communicate' },
  'POST /api/running-moments/{id}/messages': { may: 'communicate' },
  'POST /api/running-moments/{id}/messages/read': { may: 'communicate' },
  'POST /api/running-moments/{id}/end': { may: 'endMoment' },
  'POST /api/running-moments/{id}/fast-forward': { may: 'testRun' },
  'POST /api/running-moments/{id}/decoding': { may: 'decode' },
  'POST /api/temporal/codec/decode': { may: 'decode' },
} as const satisfies Record<string, PolicyRow>;

/** Public, for whoever is signed in (also before a workplace is chosen), or for those whom the matrix gives the capability. */
export type PolicyRow = { readonly who: 'anyone' | 'signedIn' } | { readonly may: Capability };

export type PolicyKey = keyof typeof policy;

/** Whether this person may ask this at all. Which running moments it may be about is `maySee`'s. */
export function may(signedIn: SignedIn | null, row: PolicyRow): boolean {
  if ('may' in row) return signedIn !== null && has(signedIn, row.may);
  return row.who === 'anyone' || signedIn !== null;
}

/** Whether the matrix gives a person this capability where they work now. */
export function has(signedIn: SignedIn, capability: Capability): boolean {
  const judge = judgeOf(signedIn);
  if (judge !== undefined) return judge.has(signedIn, capability);
  return decide(subjectOf(signedIn), capability, null).allowed;
}

/** The roles of whoever asks, where they work now; nothing before a workplace is chosen. */
const subjectOf = (signedIn: SignedIn): Subject => {
  if (signedIn.kind === 'citizen') return { roles: ['citizen'] };
  return { roles: signedIn.kind === 'undecided' ? [] : signedIn.roles };
};

/** Whether this person may see anything of this running moment: the citizen whose it is, or staff of its unit. */
export function maySee(signedIn: SignedIn, thing: { readonly citizenId: string; readonly unitId: string }): boolean {
  const judge = judgeOf(signedIn);
  if (judge !== undefined) return judge.maySee(signedIn);
  return decideNear({ nearness: nearnessOf(signedIn, thing), ended: false, blocked: false, consented: false, emergency: false }).allowed;
}
