import type { UnitStaffList } from '../../api/schemas/organisation.ts';
import { t } from '../i18n/text.ts';
import { Status } from '../ui/status.tsx';
import { Table } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';
import { ChangeRoles } from './changeRoles.tsx';
import { StaffActivity } from './staffActivity.tsx';

type Row = UnitStaffList['staff'][number];

/** Those with roles on the unit, with what each rests on and what can be done. */
export function StaffTable({ staff, roles }: { staff: readonly Row[]; roles: UnitStaffList['roles'] }) {
  const nameOf = (role: string): string => roles.find((each) => each.role === role)?.name ?? role;
  return (
    <Table
      caption={t('unitStaff.title')}
      rows={staff}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'name',
          label: t('unitStaff.name'),
          by: ({ name }) => name,
          cell: (row) => (
            <span className="stack" data-gap="none">
              <span className="row" data-gap="tight">
                {row.name} {row.oneself && <Tag>{t('unitStaff.you')}</Tag>}
              </span>
              <span className="quiet small">{[row.title, row.hsaId].filter((each) => each !== '').join(' · ')}</span>
            </span>
          ),
        },
        {
          id: 'roles',
          label: t('unitStaff.roles'),
          by: (row) => row.roles.map(nameOf).join(),
          cell: (row) =>
            row.roles.length === 0 && !row.permissionAdministrator ? (
              <span className="quiet">{t('unitStaff.noRoles')}</span>
            ) : (
              <span className="row" data-gap="tight">
                {row.permissionAdministrator && <Tag colour="himmel">{t('unitStaff.permissionAdministrator')}</Tag>}
                {row.roles.map((role) => (
                  <Tag key={role}>{nameOf(role)}</Tag>
                ))}
              </span>
            ),
        },
        { id: 'state', label: t('unitStaff.state'), by: stateOf, cell: (row) => <State row={row} /> },
        {
          id: 'acts',
          label: t('unitStaff.acts'),
          cell: (row) => (
            <span className="row" data-gap="tight">
              {!row.suspended && <ChangeRoles person={row} roles={roles} />}
              {!row.permissionAdministrator && <StaffActivity person={row} />}
            </span>
          ),
        },
      ]}
    />
  );
}

const stateOf = (row: Row): string => (row.suspended || !row.active ? 'inactive' : row.hasCommission ? 'active' : 'noCommission');

function State({ row }: { row: Row }) {
  const state = stateOf(row);
  if (state === 'inactive') return <Status>{t('org.inactive')}</Status>;
  if (state === 'active')
    return (
      <Status colour="skog" filled>
        {t('org.active')}
      </Status>
    );
  return (
    <span className="stack" data-gap="none">
      <Status colour="lera">{t('unitStaff.noCommission')}</Status>
      <span className="quiet small">{t('unitStaff.noCommissionText')}</span>
    </span>
  );
}
