import '../i18n/staffTexts.ts';
import '../i18n/organisationTexts.ts';
import '../ui/css/staff.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { UnitStaffList } from '../../api/schemas/organisation.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/emptyState.tsx';
import { TextArea } from '../ui/field.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { CheckboxTiles } from '../ui/tiles.tsx';
import { ChangeList } from './changeList.tsx';
import { HsaIdDialog } from './hsaIdDialog.tsx';
import { problemAt } from './problemAt.ts';
import { Searched } from './searched.tsx';
import { StaffTable } from './staffTable.tsx';

/** The unit's staff with their roles: added, changed, inactivated (ROL-05, ROL-11), with what is recommended (ROL-17). */
export function StaffPage() {
  const list = useQuery({ queryKey: ['unitStaff', '*'], queryFn: api.unitStaff });
  return (
    <div className="stack" data-gap="wide">
      <PageHead
        title={t('unitStaff.title')}
        back={<Link to="/admin">{t('admin.title')}</Link>}
        under={list.data && t('unitStaff.under', { unit: list.data.unit.name })}
        action={list.data && <Add list={list.data} />}
      />
      <Loaded query={list}>
        {({ roles, staff, changes }) => (
          <>
            <FewHolders roles={roles} />
            {staff.length === 0 ? (
              <EmptyState title={t('unitStaff.none')}>{t('unitStaff.noneText')}</EmptyState>
            ) : (
              <Searched rows={staff} words={({ name, hsaId, title }) => [name, hsaId, title]}>
                {(found) => <StaffTable staff={found} roles={roles} />}
              </Searched>
            )}
            <ChangeList changes={changes} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function FewHolders({ roles }: { roles: UnitStaffList['roles'] }) {
  const few = roles.filter(({ role, holders, recommended }) => role !== 'operator' && holders < recommended);
  if (few.length === 0) return null;
  return (
    <Notice>
      <p>
        <strong>{t('unitStaff.fewTitle')}</strong>
      </p>
      {few.map(({ role, name, holders, recommended }) => (
        <p key={role}>{t('unitStaff.few', { role: name, count: holders, recommended })}</p>
      ))}
    </Notice>
  );
}

function Add({ list: { unit, roles } }: { list: UnitStaffList }) {
  const [chosen, setChosen] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const given = { roles: chosen, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) };
  return (
    <HsaIdDialog
      trigger={(open) => <Button onClick={open}>{t('unitStaff.add')}</Button>}
      title={t('unitStaff.add')}
      text={unit.careUnit === null ? t('unitStaff.addText') : t('unitStaff.addTextCare', { careUnit: unit.careUnit })}
      confirm={t('unitStaff.add')}
      given={given}
      act={async (key, hsaId) => {
        await api.addUnitStaff(key, { hsaId, ...given });
        setChosen([]);
        setReason('');
      }}
    >
      {(error) => (
        <>
          <CheckboxTiles
            label={t('unitStaff.roles')}
            error={problemAt(error, 'roles')}
            options={roles.map(({ role, name, about }) => ({ id: role, text: name, help: about }))}
            value={chosen}
            onChange={setChosen}
          />
          <TextArea
            label={t('org.why')}
            optional
            error={problemAt(error, 'reason')}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </>
      )}
    </HsaIdDialog>
  );
}
