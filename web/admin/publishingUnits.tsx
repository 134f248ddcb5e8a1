import '../i18n/staffTexts.ts';
import '../i18n/organisationTexts.ts';
import '../ui/css/staff.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PublishingUnitList } from '../../api/schemas/organisation.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/emptyState.tsx';
import { TextField } from '../ui/field.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { Status } from '../ui/status.tsx';
import { Tag } from '../ui/tag.tsx';
import { RadioTiles } from '../ui/tiles.tsx';
import { Appointed } from './appointed.tsx';
import { ChangeList } from './changeList.tsx';
import { ChangePublishingUnit } from './changePublishingUnit.tsx';
import { ConfirmDialog } from './confirmDialog.tsx';
import { HsaIdDialog } from './hsaIdDialog.tsx';
import { problemAt } from './problemAt.ts';
import { RegionField, type ChosenRegion } from './regionField.tsx';
import { Searched } from './searched.tsx';

/** Publishing units, ordinary and for training, with the responsible person and those who give roles there (UNI-09, UNI-11). */
export function PublishingUnitsPage() {
  const list = useQuery({ queryKey: ['publishingUnits', '*'], queryFn: api.publishingUnits });
  return (
    <div className="stack narrow" data-gap="wide">
      <PageHead
        title={t('publishingUnits.title')}
        back={<Link to="/admin">{t('admin.title')}</Link>}
        under={t('publishingUnits.under')}
        action={list.data && <Add regions={list.data.regions} />}
      />
      <Loaded query={list}>
        {({ units, changes }) => (
          <>
            {units.length === 0 ? (
              <EmptyState title={t('publishingUnits.none')}>{t('publishingUnits.noneText')}</EmptyState>
            ) : (
              <Searched rows={units} words={({ name, hsaId, region }) => [name, hsaId ?? '', region]}>
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

interface Given extends ChosenRegion {
  readonly kind: string;
  readonly responsible: string;
  readonly permissionAdministrator: string;
}
const nothing: Given = { kind: 'publishing', responsible: '', permissionAdministrator: '' };

function Add({ regions }: { regions: PublishingUnitList['regions'] }) {
  const [given, setGiven] = useState<Given>(nothing);
  const { kind, responsible, permissionAdministrator, ...region } = given;
  return (
    <HsaIdDialog
      trigger={(open) => <Button onClick={open}>{t('publishingUnits.add')}</Button>}
      title={t('publishingUnits.add')}
      text={t('publishingUnits.addText')}
      label={t('publishingUnits.unit')}
      confirm={t('publishingUnits.add')}
      given={given}
      act={async (key, hsaId) => {
        await api.addPublishingUnit(key, { hsaId, ...given });
        setGiven(nothing);
      }}
    >
      {(error) => (
        <>
          <RadioTiles
            label={t('publishingUnits.kind')}
            options={(['publishing', 'training'] as const).map((id) => ({
              id,
              text: t(`publishingUnits.kinds.${id}`),
              help: t(`publishingUnits.kindHelp.${id}`),
            }))}
            value={kind}
            onChange={(chosen) => setGiven({ ...given, kind: chosen })}
          />
          <RegionField
            regions={regions}
            value={region}
            onChange={(chosen) => setGiven({ kind, responsible, permissionAdministrator, ...chosen })}
            error={error}
          />
          {(['responsible', 'permissionAdministrator'] as const).map((field) => (
            <TextField
              key={field}
              label={t(`publishingUnits.${field}`)}
              error={problemAt(error, field)}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              value={given[field]}
              onChange={(event) => setGiven({ ...given, [field]: event.target.value })}
            />
          ))}
        </>
      )}
    </HsaIdDialog>
  );
}

function UnitCard({ unit }: { unit: PublishingUnitList['units'][number] }) {
  const { id, name, kind, hsaId, region, active, responsible, permissionAdministrators } = unit;
  return (
    <Card label={name} {...(active ? {} : { tone: 'still' as const })}>
      <div className="stack" data-gap="none">
        <div className="row">
          <h2>{name}</h2>
          <Tag {...(kind === 'training' ? { colour: 'morgon' as const } : {})}>{t(`publishingUnits.kinds.${kind}`)}</Tag>
          <Status colour={active ? 'skog' : 'neutral'} filled={active}>
            {active ? t('org.active') : t('org.inactive')}
          </Status>
        </div>
        <p className="quiet">{[region, hsaId].filter((each) => each !== null).join(' · ')}</p>
        <p>{responsible === null ? t('publishingUnits.noResponsible') : t('publishingUnits.isResponsible', { name: responsible.name })}</p>
      </div>
      <Appointed
        label={t('publishingUnits.administrators')}
        people={permissionAdministrators}
        nobody={t('publishingUnits.nobody')}
        role={t('publishingUnits.role')}
        remove={(key, staff, body) => api.removePermissionAdministrator(key, 'publishing-units', id, staff, body)}
      />
      <div className="row">
        <HsaIdDialog
          trigger={(open) => (
            <Button variant="secondary" aria-label={t('publishingUnits.appointOf', { name })} onClick={open}>
              {t('publishingUnits.appoint')}
            </Button>
          )}
          title={t('publishingUnits.appointOf', { name })}
          text={t('publishingUnits.appointText')}
          confirm={t('publishingUnits.appoint')}
          act={(key, given) => api.appointPermissionAdministrator(key, 'publishing-units', id, given)}
        />
        <ChangePublishingUnit id={id} name={name} />
        <ConfirmDialog
          trigger={(open) => (
            <Button
              variant="quiet"
              aria-label={t(active ? 'publishingUnits.inactivateTitle' : 'publishingUnits.activateTitle', { name })}
              onClick={open}
            >
              {t(active ? 'publishingUnits.inactivate' : 'publishingUnits.activate')}
            </Button>
          )}
          title={t(active ? 'publishingUnits.inactivateTitle' : 'publishingUnits.activateTitle', { name })}
          consequence={t(active ? 'publishingUnits.inactivateText' : 'publishingUnits.activateText')}
          confirm={t(active ? 'publishingUnits.inactivate' : 'publishingUnits.activate')}
          danger={active}
          act={(key) => api.changePublishingUnit(key, id, { active: !active })}
        />
      </div>
    </Card>
  );
}
