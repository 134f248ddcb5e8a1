import '../i18n/staffTexts.ts';
import '../i18n/catalogueTexts.ts';
import '../ui/css/staff.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CatalogueAdmin, CatalogueVersion } from '../../api/schemas/catalogueAdmin.ts';
import type { Session } from '../../api/schemas/session.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { sessionQuery } from '../session.ts';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/emptyState.tsx';
import { TextField } from '../ui/field.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { Tag } from '../ui/tag.tsx';
import { CatalogueVersionCard } from './catalogueVersion.tsx';

/** The catalogue, for those who publish, activate or only read: one card a moment, its versions under each other, the newest first. */
export function CataloguePage() {
  const { data: session } = useQuery(sessionQuery);
  const catalogue = useQuery({ queryKey: ['wholeCatalogue', '*'], queryFn: api.wholeCatalogue });
  return (
    <div className="stack narrow" data-gap="wide">
      <PageHead title={t('catalogue.title')} back={<Link to="/admin">{t('admin.title')}</Link>} under={underOf(session)} />
      <Loaded query={catalogue}>{(all) => <Content catalogue={all} activates={activates(session)} />}</Loaded>
    </div>
  );
}

const activates = (session: Session | null | undefined): boolean =>
  session?.kind === 'administrator' && session.roles.includes('careProviderAdministrator');

function underOf(session: Session | null | undefined): string {
  if (activates(session)) return t('catalogue.underProvider');
  if (session?.kind === 'administrator') return t('catalogue.underWhole');
  return session?.kind === 'staff' && session.roles.includes('publisher') ? t('catalogue.underUnit') : t('catalogue.underPublic');
}

function Content({ catalogue, activates: mayActivate }: { catalogue: CatalogueAdmin; activates: boolean }) {
  const [search, setSearch] = useState('');
  const moments = byMoment(catalogue.versions);
  if (moments.length === 0) return <EmptyState title={t('catalogue.none')}>{t('catalogue.noneText')}</EmptyState>;
  const wanted = search.trim().toLocaleLowerCase('sv');
  const found = moments.filter(([first]) => first.name.toLocaleLowerCase('sv').includes(wanted));
  return (
    <>
      {moments.length > 5 && (
        <TextField
          label={t('catalogue.search')}
          type="search"
          autoComplete="off"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      <div aria-live="polite">
        {found.length === 0 && <p className="quiet">{t('catalogue.nothingFound', { search: search.trim() })}</p>}
      </div>
      {found.map((versions) => {
        const [newest] = versions;
        return (
          <Card key={newest.moment} label={newest.name}>
            <div className="row">
              <h2>{newest.name}</h2>
              <Tag>{t(`momentKind.${newest.kind}`)}</Tag>
            </div>
            <p>{newest.summary}</p>
            {versions.map((version) => (
              <CatalogueVersionCard key={version.id} version={version} catalogue={catalogue} mayActivate={mayActivate} />
            ))}
          </Card>
        );
      })}
    </>
  );
}

type Versions = readonly [CatalogueVersion, ...CatalogueVersion[]];

function byMoment(versions: readonly CatalogueVersion[]): Versions[] {
  const moments = new Map<string, Versions>();
  for (const version of versions) {
    const before = moments.get(version.moment);
    moments.set(version.moment, before === undefined ? [version] : [...before, version]);
  }
  return [...moments.values()];
}
