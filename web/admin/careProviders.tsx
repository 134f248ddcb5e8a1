import '../i18n/staffTexts.ts';
import '../i18n/organisationTexts.ts';
import '../ui/css/staff.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CareProviderList } from '../../api/schemas/organisation.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/emptyState.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { Appointed } from './appointed.tsx';
import { ChangeList } from './changeList.tsx';
import { HsaIdDialog } from './hsaIdDialog.tsx';
import { RegionField, type ChosenRegion } from './regionField.tsx';
import { Searched } from './searched.tsx';

/** The care providers that are connected, and those who administer each (ROL-03, UNI-10). */
export function CareProvidersPage() {
  const list = useQuery({ queryKey: ['careProviders', '*'], queryFn: api.careProviders });
  return (
    <div className="stack narrow" data-gap="wide">
      <PageHead
        title={t('careProviders.title')}
        back={<Link to="/admin">{t('admin.title')}</Link>}
        under={t('careProviders.under')}
        action={list.data && <Connect regions={list.data.regions} />}
      />
      <Loaded query={list}>
        {({ providers, changes }) => (
          <>
            {providers.length === 0 ? (
              <EmptyState title={t('careProviders.none')}>{t('careProviders.noneText')}</EmptyState>
            ) : (
              <Searched rows={providers} words={({ name, hsaId, region }) => [name, hsaId, region]}>
                {(found) => found.map((provider) => <ProviderCard key={provider.id} provider={provider} />)}
              </Searched>
            )}
            <ChangeList changes={changes} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Connect({ regions }: { regions: CareProviderList['regions'] }) {
  const [region, setRegion] = useState<ChosenRegion>({});
  return (
    <HsaIdDialog
      trigger={(open) => <Button onClick={open}>{t('careProviders.connect')}</Button>}
      title={t('careProviders.connect')}
      text={t('careProviders.connectText')}
      confirm={t('careProviders.connect')}
      given={region}
      act={async (key, hsaId) => {
        await api.addCareProvider(key, { hsaId, ...region });
        setRegion({});
      }}
    >
      {(error) => <RegionField regions={regions} value={region} onChange={setRegion} error={error} />}
    </HsaIdDialog>
  );
}

function ProviderCard({ provider }: { provider: CareProviderList['providers'][number] }) {
  const { id, name, region, hsaId, organisationNumber, units, administrators } = provider;
  return (
    <Card label={name}>
      <div className="stack" data-gap="none">
        <h2>{name}</h2>
        <p className="quiet">{t('careProviders.facts', { region, hsaId })}</p>
        <p className="quiet">
          {[
            organisationNumber === null ? null : t('careProviders.organisationNumber', { number: organisationNumber }),
            t('careProviders.units', { count: units }),
          ]
            .filter((each) => each !== null)
            .join(' · ')}
        </p>
      </div>
      <Appointed
        label={t('careProviders.administrators')}
        people={administrators}
        nobody={t('careProviders.nobody')}
        role={t('careProviders.role')}
        remove={(key, staff, body) => api.removeProviderAdministrator(key, id, staff, body)}
      />
      <div>
        <HsaIdDialog
          trigger={(open) => (
            <Button variant="secondary" aria-label={t('careProviders.appointOf', { name })} onClick={open}>
              {t('careProviders.appoint')}
            </Button>
          )}
          title={t('careProviders.appointOf', { name })}
          text={t('careProviders.appointText')}
          confirm={t('careProviders.appoint')}
          act={(key, given) => api.appointProviderAdministrator(key, id, given)}
        />
      </div>
    </Card>
  );
}
