import { useMutation, useQuery } from '@tanstack/react-query';
import type { OwnSession } from '../../api/schemas/session.ts';
import { api, newAct } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import '../i18n/sessionTexts.ts';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { spokenTime } from '../spoken.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/pageHead.tsx';

/** One's own sessions, in this browser and elsewhere, and the way out of all of them. */
export function OwnSessions() {
  const sessions = useQuery({ queryKey: ['ownSessions', '*'], queryFn: api.ownSessions });
  const endAll = useMutation({
    mutationFn: async () => api.endAllSessions(newAct()),
    onSuccess: () => window.location.assign('/logga-in'),
  });
  return (
    <div className="stack" data-gap="wide">
      <PageHead title={t('session.own.title')} under={t('session.own.under')} />
      <Loaded query={sessions}>
        {(all) => (
          <ul className="doors">
            {all.map((each) => (
              <li key={each.begunAt}>
                <Row session={each} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {endAll.isError && (
        <Notice kind="error" live>
          <p>{sentenceOf(endAll.error)}</p>
        </Notice>
      )}
      <div className="row">
        <Button variant="secondary" busy={endAll.isPending} onClick={() => endAll.mutate()}>
          {t('session.own.endAll')}
        </Button>
      </div>
    </div>
  );
}

function Row({ session }: { session: OwnSession }) {
  const now = new Date().toISOString();
  const where = session.place ?? session.actingFor;
  return (
    <div>
      <div className="stack" data-gap="tight">
        <p>
          <strong>{t(session.isThis ? 'session.own.here' : 'session.own.elsewhere')}</strong>
          {where !== null && <span className="quiet"> · {where}</span>}
        </p>
        <p className="quiet small">
          {t(`session.own.${session.way}`, { begun: spokenTime(session.begunAt, now), used: spokenTime(session.usedAt, now) })}
        </p>
      </div>
    </div>
  );
}
