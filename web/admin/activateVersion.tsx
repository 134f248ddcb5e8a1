import { useState } from 'react';
import type { CatalogueAdmin, CatalogueVersion } from '../../api/schemas/catalogueAdmin.ts';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { CheckboxTiles } from '../ui/tiles.tsx';
import { problemAt } from './problemAt.ts';

/** Activates a version on one or many of the care provider's units where it is not active. */
export function ActivateVersion({ version, units }: { version: CatalogueVersion; units: CatalogueAdmin['units'] }) {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [missing, setMissing] = useState(false);
  const activate = useAct<string[], unknown>(
    '*',
    (key, to) => api.activate(key, { momentVersion: version.id, units: to }),
    () => {
      setOpen(false);
      setChosen([]);
    },
  );
  const left = units.filter(({ id }) => !version.activations.some(({ unit }) => unit === id));
  const may = left.filter(({ active }) => active);
  if (may.length === 0) return null;
  const asleep = left.filter(({ active }) => !active);
  const which = { name: version.name, version: version.version };
  return (
    <>
      <Button size="small" variant="secondary" aria-label={t('catalogue.activateOf', which)} onClick={() => setOpen(true)}>
        {t('catalogue.activate')}
      </Button>
      <Dialog title={t('catalogue.activateOf', which)} open={open} onClose={() => setOpen(false)}>
        <p>{t('catalogue.activateText')}</p>
        <CheckboxTiles
          label={t('catalogue.activateWhere')}
          error={missing ? t('catalogue.chooseUnit') : undefined}
          options={may.map(({ id, name }) => ({ id, text: name }))}
          value={chosen}
          onChange={(ids) => {
            setMissing(false);
            setChosen(ids);
          }}
        />
        {asleep.map(({ id, name }) => (
          <p key={id} className="quiet">
            {name}: {t('catalogue.inactiveUnit')}
          </p>
        ))}
        {activate.isError && (
          <Notice kind="error" live>
            <p>{problemAt(activate.error, 'units') ?? problemAt(activate.error, 'momentVersion') ?? sentenceOf(activate.error)}</p>
          </Notice>
        )}
        <div className="row">
          <Button busy={activate.isPending} onClick={() => (chosen.length === 0 ? setMissing(true) : activate.mutate([...chosen]))}>
            {t('catalogue.activate')}
          </Button>
          <Button variant="secondary" onClick={() => setOpen(false)}>
            {t('ui.cancel')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
