import '../i18n/staffTexts.ts';
import '../i18n/organisationTexts.ts';
import '../ui/css/staff.css';
import { useQuery } from '@tanstack/react-query';
import type { UnitList } from '../../api/schemas/organisation.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/emptyState.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { Status } from '../ui/status.tsx';
import { Appointed } from './appointed.tsx';
import { ChangeList } from './changeList.tsx';
import { ConfirmDialog } from './confirmDialog.tsx';
import { HsaIdDialog } from './hsaIdDialog.tsx';
import { InactivateUnit } from './inactivateUnit.tsx';
import { Searched } from './searched.tsx';

/** The own care provider's units: added, opened, closed, each with those who give roles there (ROL-10). */
export function UnitsPage() {
  const list = useQuery({ queryKey: ['units', '*'], queryFn: api.units });
  return (
    <div className="stack narrow" data-gap="wide">
      <PageHead
        title={t('units.title')}
        back={<Link to="/admin">{t('admin.title')}</Link>}
        under={list.data && t('units.under', { careProvider: list.data.careProvider })}
        action={
          <HsaIdDialog
            trigger={(open) => <Button onClick={open}>{t('units.add')}</Button>}
            title={t('units.add')}
            text={t('units.addText')}
            confirm={t('units.add')}
            act={api.addUnit}
          />
        }
      />
      <Loaded query={list}>
        {({ units, changes }) => (
          <>
            {units.length === 0 ? (
              <EmptyState title={t('units.none')}>{t('units.noneText')}</EmptyState>
            ) : (
              <Searched rows={units} words={({ name, hsaId, careUnit }) => [name, hsaId, careUnit]}>
                {(found) => found.map((unit) => <UnitCard key={unit.id} unit={unit} />)}
              </Searched>
            )}
            <ChangeList changes={changes} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function UnitCard({ unit }: { unit: UnitList['units'][number] }) {
  const { id, name, hsaId, careUnit, active, permissionAdministrators } = unit;
  return (
    <Card label={name} {...(active ? {} : { tone: 'still' as const })}>
      <div className="stack" data-gap="none">
        <div className="row">
          <h2>{name}</h2>
          <Status colour={active ? 'skog' : 'neutral'} filled={active}>
            {active ? t('org.active') : t('org.inactive')}
          </Status>
        </div>
        <p className="quiet">{t('units.facts', { careUnit, hsaId })}</p>
      </div>
      <Appointed
        label={t('units.administrators')}
        people={permissionAdministrators}
        nobody={t('units.nobody')}
        role={t('units.role')}
        remove={(key, staff, body) => api.removePermissionAdministrator(key, 'units', id, staff, body)}
      />
      {permissionAdministrators.length === 1 && <p className="quiet small">{t('units.one')}</p>}
      <div className="row">
        <HsaIdDialog
          trigger={(open) => (
            <Button variant="secondary" aria-label={t('units.appointOf', { name })} onClick={open}>
              {t('units.appoint')}
            </Button>
          )}
          title={t('units.appointOf', { name })}
          text={t('units.appointText', { careUnit })}
          confirm={t('units.appoint')}
          act={(key, given) => api.appointPermissionAdministrator(key, 'units', id, given)}
        />
        {active ? (
          <InactivateUnit id={id} name={name} />
        ) : (
          <ConfirmDialog
            trigger={(open) => (
              <Button variant="quiet" aria-label={t('units.activateOf', { name })} onClick={open}>
                {t('units.activate')}
              </Button>
            )}
            title={t('units.activateOf', { name })}
            consequence={t('units.activateText')}
            confirm={t('units.activate')}
            act={(key) => api.setUnitActive(key, id, true, {})}
          />
        )}
      </div>
    </Card>
  );
}
