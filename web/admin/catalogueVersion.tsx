import '../ui/css/catalogue.css';
import type { CatalogueAdmin, CatalogueVersion } from '../../api/schemas/catalogueAdmin.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { spokenDate, spokenDay } from '../spoken.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Notice } from '../ui/notice.tsx';
import { Tag } from '../ui/tag.tsx';
import { ActivateVersion } from './activateVersion.tsx';
import { ConfirmDialog } from './confirmDialog.tsx';
import { VersionTermsDialog } from './versionTerms.tsx';

const COLOURS = { awaiting: 'morgon', published: 'skog', unpublished: 'neutral' } as const;

/** One version: where it stands, who may use it, where it is active, and what this reader may do with it. */
export function CatalogueVersionCard({
  version,
  catalogue,
  mayActivate,
}: {
  version: CatalogueVersion;
  catalogue: CatalogueAdmin;
  mayActivate: boolean;
}) {
  const { id, name, status } = version;
  const which = { name, version: version.version };
  const now = new Date().toISOString();
  return (
    <section className="stack version" data-gap="close" aria-label={`${name} ${version.version}`}>
      <div className="row">
        <h3>{t('catalogue.version', { version: version.version })}</h3>
        <Tag colour={COLOURS[status]}>{t(`catalogue.status.${status}`)}</Tag>
        {version.publishedAt !== null && status === 'published' && (
          <span className="quiet small">{t('catalogue.publishedAt', { when: spokenDate(version.publishedAt, now) })}</span>
        )}
      </div>
      <p className="quiet small">{factsOf(version).join(' · ')}</p>
      {mayActivate && !version.available && (
        <Notice kind="warning">
          <p>{t('catalogue.notAvailable')}</p>
        </Notice>
      )}
      {mayActivate && <ActiveOn version={version} catalogue={catalogue} />}
      {version.publishRefused !== null && <p className="quiet">{version.publishRefused}</p>}
      <div className="row">
        {version.mayPublish && (
          <ConfirmDialog
            trigger={(open) => (
              <Button size="small" onClick={open}>
                {t('catalogue.publish')}
              </Button>
            )}
            title={t('catalogue.publishTitle', which)}
            consequence={t('catalogue.publishText')}
            confirm={t('catalogue.publish')}
            act={(key) => api.publishVersion(key, id)}
          />
        )}
        {version.own && <VersionTermsDialog version={version} careProviders={catalogue.careProviders} />}
        {version.own && status === 'published' && (
          <ConfirmDialog
            trigger={(open) => (
              <Button size="small" variant="secondary" onClick={open}>
                {t('catalogue.unpublish')}
              </Button>
            )}
            title={t('catalogue.unpublishTitle', which)}
            consequence={t('catalogue.unpublishText')}
            confirm={t('catalogue.unpublish')}
            danger
            act={(key) => api.unpublishVersion(key, id)}
          />
        )}
        {mayActivate && version.available && <ActivateVersion version={version} units={catalogue.units} />}
      </div>
      {version.history.length > 0 && (
        <Disclosure plain summary={t('catalogue.history')}>
          <ul className="stack" data-gap="tight">
            {version.history.map(({ what, by, at }) => (
              <li key={`${at} ${what} ${by}`}>
                {by === null
                  ? t('catalogue.bySystem', { what: t(`catalogue.event.${what}`), when: spokenDay(at, now) })
                  : t('catalogue.by', { what: t(`catalogue.event.${what}`), name: by, when: spokenDay(at, now) })}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}

function ActiveOn({ version, catalogue }: { version: CatalogueVersion; catalogue: CatalogueAdmin }) {
  if (version.activations.length === 0) return <p className="quiet">{t('catalogue.activeNowhere')}</p>;
  const nameOf = (unit: string): string => catalogue.units.find(({ id }) => id === unit)?.name ?? '';
  return (
    <div className="stack" data-gap="tight">
      <h4>{t('catalogue.activeOn')}</h4>
      <ul className="stack" data-gap="tight">
        {version.activations
          .toSorted((a, b) => nameOf(a.unit).localeCompare(nameOf(b.unit), 'sv'))
          .map(({ id, unit, reachesRunning }) => (
            <li key={id} className="row" data-between>
              <span>
                {nameOf(unit)}
                {reachesRunning && <span className="quiet small">{t('catalogue.reachesRunning')}</span>}
              </span>
              <ConfirmDialog
                trigger={(open) => (
                  <Button variant="quiet" onClick={open}>
                    {t('catalogue.end')}
                    <span className="sr-only"> {nameOf(unit)}</span>
                  </Button>
                )}
                title={t('catalogue.endTitle', { name: version.name, version: version.version, unit: nameOf(unit) })}
                consequence={t('catalogue.endText')}
                confirm={t('catalogue.end')}
                danger
                act={(key) => api.endActivation(key, id)}
              />
            </li>
          ))}
      </ul>
    </div>
  );
}

function factsOf({ owner, visibility, careProviders, licence, permittedAudience }: CatalogueVersion): string[] {
  const names = careProviders.map(({ name }) => name).join(', ');
  return [
    ...(owner === null ? [] : [t('catalogue.owner', { name: owner.name })]),
    visibility === 'everyone' || names === '' ? t('catalogue.forEveryone') : t('catalogue.forSome', { names }),
    ...(permittedAudience === '' ? [] : [t('catalogue.permittedAudience', { text: permittedAudience })]),
    ...(licence === '' ? [] : [t('catalogue.licence', { text: licence })]),
  ];
}
