import '../i18n/besideTexts.ts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { MyOpenMoment } from '../../api/schemas/openMoment.ts';
import { useAct } from '../act.ts';
import { api, type Started } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';

/** Moments that the citizen may start alone and has not (OPN-05). Nothing at all when there are none: it is no part of what must be done. */
export function OpenMoments() {
  const { data } = useQuery({ queryKey: ['myOpenMoments', '*'], queryFn: api.myOpenMoments, staleTime: 60_000 });
  const offered = (data ?? []).filter(({ running }) => running === null);
  if (offered.length === 0) return null;
  return (
    <section className="stack" data-gap="close" aria-labelledby="open-moments">
      <div className="stack" data-gap="tight">
        <h2 id="open-moments">{t('myOpenMoments.title')}</h2>
        <p className="quiet">{t('myOpenMoments.text')}</p>
      </div>
      {offered.map((open) => (
        <Offer key={`${open.unit.id} ${open.moment}`} open={open} />
      ))}
    </section>
  );
}

function Offer({ open }: { open: MyOpenMoment }) {
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const start = useAct<{ unit: string; moment: string }, Started>(
    '*',
    api.startOpenMoment,
    ({ id }) => void navigate({ to: '/moment/$id', params: { id } }),
  );
  const { unit, moment, name, summary } = open;
  return (
    <Card tone="still">
      <h3>{name}</h3>
      <p>{summary}</p>
      <p className="quiet small">{t('myOpenMoments.at', { unit: unit.name })}</p>
      <div>
        <Button variant="secondary" onClick={() => setAsking(true)}>
          {t('myOpenMoments.start', { name })}
        </Button>
      </div>
      <Dialog title={t('myOpenMoments.confirm', { name })} open={asking} onClose={() => setAsking(false)}>
        <p>{t('myOpenMoments.follows', { unit: unit.name })}</p>
        {start.isError && (
          <Notice kind="error" live>
            <p>{sentenceOf(start.error)}</p>
          </Notice>
        )}
        <div className="row">
          <Button busy={start.isPending} onClick={() => start.mutate({ unit: unit.id, moment })}>
            {t('myOpenMoments.startShort')}
          </Button>
          <Button variant="secondary" onClick={() => setAsking(false)}>
            {t('ui.cancel')}
          </Button>
        </div>
      </Dialog>
    </Card>
  );
}
