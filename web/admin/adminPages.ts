import type { Session } from '../../api/schemas/session.ts';

/** A page of administration: its address, the key of its name and of a line about it in `sv.admin.json`, and the roles that it is for. */
export interface AdminPage {
  readonly path: string;
  readonly key: string;
  readonly roles: readonly AnyRole[];
  /** On publishing units only, training ones too. */
  readonly publishingOnly?: true;
}

type AnyRole = Extract<Session, { roles: unknown }>['roles'][number];

/** All pages of administration, in the order they are listed. The server decides all the same (`api/policy/permissions.ts`). */
export const adminPages = [
  { path: '/admin/logg', key: 'log', roles: ['logAdministrator'] },
  { path: '/admin/vardgivare', key: 'careProviders', roles: ['nationalAdministrator'] },
  { path: '/admin/utgivarenheter', key: 'publishingUnits', roles: ['nationalAdministrator'] },
  { path: '/admin/nationella-roller', key: 'platformRoles', roles: ['nationalAdministrator'] },
  { path: '/admin/enheter', key: 'units', roles: ['careProviderAdministrator'] },
  { path: '/admin/personal', key: 'staff', roles: ['permissionAdministrator'] },
  { path: '/admin/anvandargrupper', key: 'userGroups', roles: ['permissionAdministrator'], publishingOnly: true },
  { path: '/admin/tjanster', key: 'services', roles: ['systemAdministrator'] },
  {
    path: '/admin/katalog',
    key: 'catalogue',
    roles: ['nationalAdministrator', 'careProviderAdministrator', 'citizenAdministrator', 'publisher'],
  },
  { path: '/admin/oppna-moment', key: 'openMoments', roles: ['citizenAdministrator'] },
  {
    path: '/admin/meddelanden',
    key: 'announcements',
    roles: ['nationalAdministrator', 'systemAdministrator', 'careProviderAdministrator', 'citizenAdministrator'],
  },
  { path: '/admin/kategorier', key: 'categories', roles: ['citizenAdministrator'] },
  {
    path: '/admin/behorigheter',
    key: 'permissions',
    roles: [
      'nationalAdministrator',
      'systemAdministrator',
      'careProviderAdministrator',
      'logAdministrator',
      'permissionAdministrator',
      'citizenAdministrator',
      'therapist',
      'dataAdministrator',
      'operator',
      'designer',
      'publisher',
    ],
  },
] as const satisfies readonly AdminPage[];
