import type { RunningMomentPage } from '../../api/schemas/staff.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { capitalised, spokenDate, spokenTime } from '../spoken.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Steps } from '../ui/steps.tsx';
import { Phase } from './citizenTable.tsx';
import { ReasonDialog } from './reasonDialog.tsx';

/** The left column: who it is about, how it stands, what to be careful with, and the way to end it. */
export function WhoAndWhat({ page }: { page: RunningMomentPage }) {
  return (
    <aside className="stack" aria-label={t('running.about')}>
      {page.warnings.map((warning) => (
        <Notice key={warning} kind="warning">
          <p>{warning}</p>
        </Notice>
      ))}
      {page.masked && (
        <ReasonDialog
          runningMoment={page.id}
          trigger={(open) => (
            <div>
              <Button variant="secondary" size="small" onClick={open}>
                {t('running.reveal')}
              </Button>
            </div>
          )}
          title={t('running.revealTitle')}
          consequence={t('running.revealText')}
          label={t('reason.label')}
          confirm={t('running.revealConfirm')}
          act={(key, reason) => api.reveal(key, page.citizen.id, reason)}
        />
      )}
      <dl className="facts">
        <dt>{t('table.phase')}</dt>
        <dd>
          <Phase phase={page.phase} />
        </dd>
        <dt>{t('running.unit')}</dt>
        <dd>{page.unit}</dd>
        <dt>{t('table.responsible')}</dt>
        <dd>{page.responsible?.name ?? t('table.noResponsible')}</dd>
        <dt>{t('running.started')}</dt>
        <dd>{spokenDate(page.startedAt, page.now)}</dd>
        <dt>{t('table.activity')}</dt>
        <dd>{page.lastActivityAt === null ? t('table.never') : capitalised(spokenTime(page.lastActivityAt, page.now))}</dd>
        <dt>{t('table.next')}</dt>
        <dd>{page.nextDueAt === null ? '–' : capitalised(spokenTime(page.nextDueAt, page.now))}</dd>
      </dl>
      {page.progress.total > 0 && (
        <Steps
          done={page.progress.completed}
          total={page.progress.total}
          words={t('moment.progress', { done: page.progress.completed, count: page.progress.total })}
        />
      )}
      {page.phase !== 'ended' && (
        <ReasonDialog
          runningMoment={page.id}
          trigger={(open) => (
            <div>
              <Button variant="secondary" size="small" onClick={open}>
                {t('running.end')}
              </Button>
            </div>
          )}
          title={t('running.endTitle', { moment: page.moment, citizen: page.citizen.name })}
          consequence={t('running.endText')}
          label={t('reason.label')}
          confirm={t('running.end')}
          danger
          act={(key, reason) => api.end(key, page.id, reason)}
        />
      )}
    </aside>
  );
}
