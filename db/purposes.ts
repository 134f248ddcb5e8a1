import type { Commission } from './people.ts';
import type { Role } from './role.ts';

/** What a role asks of a commission where one is asked for: any purpose, or a given one with a system role in HSA. */
export type Asked =
  | { readonly kind: 'none' }
  | { readonly kind: 'any' }
  | { readonly kind: 'of'; readonly purpose: string; readonly systemRole: string };

/** By role, as data (UNI-19, LOG-19). On a publishing unit and on the platform an entry in HSA is enough for anybody. */
const purposes: Readonly<Record<Role, Asked>> = {
  nationalAdministrator: { kind: 'none' },
  systemAdministrator: { kind: 'none' },
  careProviderAdministrator: { kind: 'any' },
  permissionAdministrator: { kind: 'any' },
  citizenAdministrator: { kind: 'any' },
  therapist: { kind: 'any' },
  dataAdministrator: { kind: 'any' },
  operator: { kind: 'any' },
  designer: { kind: 'any' },
  publisher: { kind: 'any' },
  logAdministrator: { kind: 'of', purpose: 'administration', systemRole: 'BIF;Loggadministratör' },
};

/** Whether a commission is enough for a role in care. */
export function isEnough(role: Role, commission: Pick<Commission, 'purpose' | 'systemRoles'> | null): boolean {
  const asked = purposes[role];
  if (asked.kind === 'none') return true;
  if (commission === null) return false;
  return asked.kind === 'any' || (commission.purpose === asked.purpose && commission.systemRoles.includes(asked.systemRole));
}
