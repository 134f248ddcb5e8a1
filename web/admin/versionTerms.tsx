import { useState } from 'react';
import type { CatalogueAdmin, CatalogueVersion } from '../../api/schemas/catalogueAdmin.ts';
import { useAct } from '../act.ts';
import { api, type VersionTerms } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { CheckboxTiles, RadioTiles } from '../ui/tiles.tsx';
import { problemAt } from './problemAt.ts';

/** Who may use a version, and on what terms (UNI-15, UNI-17). */
export function VersionTermsDialog({
  version,
  careProviders,
}: {
  version: CatalogueVersion;
  careProviders: CatalogueAdmin['careProviders'];
}) {
  const stands: VersionTerms = {
    visibility: version.visibility,
    careProviders: version.careProviders.map(({ id }) => id),
    licence: version.licence,
    permittedAudience: version.permittedAudience,
  };
  const [terms, setTerms] = useState<VersionTerms | null>(null);
  const save = useAct<VersionTerms, unknown>(
    '*',
    (key, body) => api.setVersionTerms(key, version.id, body),
    () => setTerms(null),
  );
  const shown = terms ?? stands;
  const change = (more: Partial<VersionTerms>) => {
    save.reset();
    setTerms({ ...shown, ...more });
  };
  return (
    <>
      <Button size="small" variant="secondary" onClick={() => setTerms(stands)}>
        {t('catalogue.terms')}
        <span className="sr-only">
          {' '}
          {version.name} {version.version}
        </span>
      </Button>
      <Dialog
        title={t('catalogue.termsTitle', { name: version.name, version: version.version })}
        open={terms !== null}
        onClose={() => setTerms(null)}
      >
        <RadioTiles
          label={t('catalogue.visibility')}
          options={[
            { id: 'everyone', text: t('catalogue.everyone') },
            { id: 'careProviders', text: t('catalogue.careProviders') },
          ]}
          value={shown.visibility}
          onChange={(id) => change({ visibility: id === 'everyone' ? 'everyone' : 'careProviders' })}
        />
        {shown.visibility === 'careProviders' && (
          <CheckboxTiles
            label={t('catalogue.which')}
            error={problemAt(save.error, 'careProviders')}
            options={careProviders.map(({ id, name }) => ({ id, text: name }))}
            value={shown.careProviders}
            onChange={(ids) => change({ careProviders: ids })}
          />
        )}
        <TextField
          label={t('catalogue.licenceField')}
          hint={t('catalogue.licenceHint')}
          optional
          maxLength={500}
          value={shown.licence}
          onChange={(event) => change({ licence: event.target.value })}
        />
        <TextField
          label={t('catalogue.audienceField')}
          hint={t('catalogue.audienceHint')}
          optional
          maxLength={500}
          value={shown.permittedAudience}
          onChange={(event) => change({ permittedAudience: event.target.value })}
        />
        {save.isError && problemAt(save.error, 'careProviders') === undefined && (
          <Notice kind="error" live>
            <p>{sentenceOf(save.error)}</p>
          </Notice>
        )}
        <div className="row">
          <Button busy={save.isPending} onClick={() => save.mutate(shown)}>
            {t('catalogue.save')}
          </Button>
          <Button variant="secondary" onClick={() => setTerms(null)}>
            {t('ui.cancel')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
