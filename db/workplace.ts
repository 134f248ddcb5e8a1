import type { Instant } from '../engine/plan.ts';
import type { Commission, Grant, Staff, UnitKind } from './people.ts';
import { isEnough } from './purposes.ts';
import type { AdministratorRole, UnitRole } from './role.ts';

/**
 * Where a member of staff may work, one at a time (docs/rights.md §3). `commission` is what makes it possible; none is asked for on a
 * publishing unit and on the platform.
 */
export type Workplace =
  | {
      readonly kind: 'unit';
      readonly id: string;
      readonly name: string;
      readonly unitKind: UnitKind;
      readonly commission: Commission | null;
      readonly roles: readonly UnitRole[];
    }
  | {
      readonly kind: 'careProvider' | 'careUnit';
      readonly id: string;
      readonly name: string;
      readonly commission: Commission;
      readonly roles: readonly AdministratorRole[];
    }
  | { readonly kind: 'platform'; readonly roles: readonly AdministratorRole[] };

/** All of a person's workplaces at an instant, units first. Pure: the rows say the same to row-level security (`stegvis_enter`). */
export function workplacesOf(staff: Pick<Staff, 'active' | 'grants' | 'commissions'>, at: Instant): Workplace[] {
  if (!staff.active) return [];
  const valid = staff.commissions.filter(({ validFrom, validTo }) => validFrom <= at && (validTo === null || validTo > at));
  const platform = staff.grants.filter(({ unit, careProvider }) => unit === null && careProvider === null);
  return [
    ...unitsOf(staff.grants, valid),
    ...providersOf(staff.grants, valid),
    ...valid
      .filter((commission) => isEnough('logAdministrator', commission))
      .map(
        (commission): Workplace => ({
          kind: 'careUnit',
          id: commission.careUnit.id,
          name: commission.careUnit.name,
          commission,
          roles: ['logAdministrator'],
        }),
      ),
    ...(platform.length === 0 ? [] : [{ kind: 'platform' as const, roles: platform.map(({ role }) => role as AdministratorRole) }]),
  ];
}

/** Units by the grants on them. With several commissions on one care unit the one for care and treatment counts first. */
function unitsOf(grants: readonly Grant[], valid: readonly Commission[]): Workplace[] {
  const units = new Map<string, { unit: NonNullable<Grant['unit']>; roles: UnitRole[] }>();
  for (const { unit, role } of grants) {
    if (unit === null || !unit.active) continue;
    const entry = units.get(unit.id) ?? { unit, roles: [] };
    units.set(unit.id, { unit, roles: [...entry.roles, role as UnitRole] });
  }
  return [...units.values()].flatMap(({ unit, roles }): Workplace[] => {
    const held = valid.filter(({ careUnit }) => careUnit.id === unit.careUnit);
    const commission = held.find(({ purpose }) => purpose === 'careAndTreatment') ?? held[0] ?? null;
    const enough = unit.kind === 'care' ? roles.filter((role) => held.some((each) => isEnough(role, each))) : roles;
    if (enough.length === 0) return [];
    return [
      {
        kind: 'unit',
        id: unit.id,
        name: unit.name,
        unitKind: unit.kind,
        commission: unit.kind === 'care' ? commission : null,
        roles: enough,
      },
    ];
  });
}

function providersOf(grants: readonly Grant[], valid: readonly Commission[]): Workplace[] {
  return grants.flatMap(({ role, careProvider }): Workplace[] => {
    const commission = valid.find((each) => each.careProvider.id === careProvider?.id && isEnough(role, each));
    if (role !== 'careProviderAdministrator' || careProvider === null || !careProvider.active || commission === undefined) return [];
    return [{ kind: 'careProvider', id: careProvider.id, name: careProvider.name, commission, roles: [role] }];
  });
}
