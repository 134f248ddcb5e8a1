import { declare, json, routes } from '../declare.ts';
import { permissions } from '../policy/permissions.ts';
import type { Permission } from '../policy/permissions.ts';
import { roleNames } from '../policy/roleNames.ts';
import { permissionMatrix } from '../schemas/organisation.ts';

/** The permission matrix as people read it: the very rows that the policy decides by. */
export function permissionRoutes() {
  return routes().openapi(matrix, (c) =>
    c.json(
      {
        roles: Object.entries(roleNames).map(([role, told]) => ({ role, ...told })),
        permissions: Object.values<Permission>(permissions).map(({ sentence, roles, source, ours }) => ({
          sentence,
          roles: [...roles],
          source,
          ours: ours === true,
        })),
      },
      200,
    ),
  );
}

const matrix = declare('GET /api/permissions', {
  summary: 'Who may do what',
  responses: { 200: json(permissionMatrix, 'The permission matrix') },
});
