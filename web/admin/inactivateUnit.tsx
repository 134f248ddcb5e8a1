import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Obstacles } from '../../api/schemas/organisation.ts';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { spokenDay } from '../spoken.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';

/** Closes a unit when nothing stands in the way; otherwise says what does, in the order it is dealt with (UNI-07, UNI-08). */
export function InactivateUnit({ id, name }: { id: string; name: string }) {
  const [open, setOpen] = useState(false);
  const obstacles = useQuery({ queryKey: ['obstacles', '*', id], queryFn: () => api.obstacles(id), enabled: open, gcTime: 0 });
  const run = useAct<null, unknown>(
    '*',
    (key) => api.setUnitActive(key, id, false, {}),
    () => setOpen(false),
  );
  return (
    <>
      <Button
        variant="quiet"
        aria-label={t('units.inactivateOf', { name })}
        onClick={() => {
          run.reset();
          setOpen(true);
        }}
      >
        {t('units.inactivate')}
      </Button>
      <Dialog title={t('units.inactivateOf', { name })} open={open} onClose={() => setOpen(false)}>
        <Loaded query={obstacles}>
          {(found) =>
            found.moments.length > 0 ? (
              <InTheWay found={found} onClose={() => setOpen(false)} />
            ) : (
              <>
                <p>{t('units.inactivateText')}</p>
                {run.isError && (
                  <Notice kind="error" live>
                    <p>{sentenceOf(run.error)}</p>
                  </Notice>
                )}
                <div className="row">
                  <Button danger busy={run.isPending} onClick={() => run.mutate(null)}>
                    {t('units.inactivate')}
                  </Button>
                  <Button variant="secondary" onClick={() => setOpen(false)}>
                    {t('ui.cancel')}
                  </Button>
                </div>
              </>
            )
          }
        </Loaded>
      </Dialog>
    </>
  );
}

function InTheWay({ found, onClose }: { found: Obstacles; onClose: () => void }) {
  const now = new Date().toISOString();
  const kinds = ['running', 'pending', 'unpurged'] as const;
  return (
    <>
      <p>{t('units.inTheWay')}</p>
      <ol>
        {kinds
          .filter((kind) => found[kind] > 0)
          .map((kind) => (
            <li key={kind}>{t(`units.${kind}`, { count: found[kind] })}</li>
          ))}
      </ol>
      <ul className="rows" aria-label={t('units.obstacles')}>
        {found.moments.map(({ moment, version, phase, startedAt, responsible }, index) => (
          <li key={`${startedAt} ${index}`}>
            <span className="stack" data-gap="none">
              <span>
                {`${moment}\u00a0${version}`} · {t(`phase.${phase}`)}
              </span>
              <span className="quiet small">
                {t('units.startedBy', { when: spokenDay(startedAt, now), responsible: responsible ?? t('units.noResponsible') })}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <div>
        <Button variant="secondary" onClick={onClose}>
          {t('units.close')}
        </Button>
      </div>
    </>
  );
}
