import '../i18n/pageTexts.ts';
import '../i18n/staffTexts.ts';
import '../ui/css/staff.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { RunningMomentPage } from '../../api/schemas/staff.ts';
import { api } from '../api.ts';
import { Conversation } from '../conversation.tsx';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import type { StaffTab } from '../routes.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Tag } from '../ui/tag.tsx';
import { AnswersAndResults } from './answersAndResults.tsx';
import { FastForward } from './fastForward.tsx';
import { ModuleTable } from './moduleTable.tsx';
import { PlanTab } from './planTab.tsx';
import { RunningTimeline } from './runningTimeline.tsx';
import { Waiting } from './waiting.tsx';
import { WhoAndWhat } from './whoAndWhat.tsx';

/** One citizen's running moment as staff see it. */
export function RunningMomentView() {
  const { id } = useParams({ from: '/staff/personal/moment/$id' });
  const query = useQuery({ queryKey: ['runningMoment', id], queryFn: () => api.runningMoment(id) });
  return <Loaded query={query}>{(page) => <Content key={id} page={page} />}</Loaded>;
}

function Content({ page }: { page: RunningMomentPage }) {
  const { flik } = useSearch({ from: '/staff/personal/moment/$id' });
  const navigate = useNavigate();
  return (
    <div className="stack">
      <PageHead
        title={page.citizen.name}
        back={<Link to="/personal">{t('overview.title')}</Link>}
        under={
          <span className="row" data-gap="tight">
            {page.moment} {page.version}
            {page.kind === 'test' && <Tag colour="morgon">{t('moment.test')}</Tag>}
          </span>
        }
      />
      {!page.mine && (
        <Notice kind="warning">
          <p>{page.responsible === null ? t('running.noResponsible') : t('running.notMine', { name: page.responsible.name })}</p>
        </Notice>
      )}
      {page.phase === 'halted' && (
        <Notice kind="error">
          <p>{t('running.halted')}</p>
        </Notice>
      )}
      {page.kind === 'test' && page.phase === 'active' && <FastForward page={page} />}
      <Tabs<StaffTab>
        label={t('running.tabs')}
        chosen={flik ?? 'oversikt'}
        onChoose={(tab) =>
          void navigate({
            to: '/personal/moment/$id',
            params: { id: page.id },
            search: tab === 'oversikt' ? {} : { flik: tab },
            replace: true,
            resetScroll: false,
          })
        }
        tabs={[
          {
            id: 'oversikt',
            label: t('running.overview'),
            content: () => (
              <div className="three">
                <Waiting page={page} />
                <WhoAndWhat page={page} />
                <RunningTimeline page={page} />
              </div>
            ),
          },
          { id: 'moduler', label: t('running.modules'), content: () => <ModuleTable page={page} /> },
          {
            id: 'resultat',
            label: <Counted words={t('running.results')} count={page.unreadForms} />,
            content: () => <AnswersAndResults page={page} />,
          },
          ...(page.activityPlan
            ? [{ id: 'plan' as const, label: t('running.plan'), content: () => <PlanTab id={page.id} now={page.now} /> }]
            : []),
          ...(page.messagesOn
            ? [
                {
                  id: 'meddelanden' as const,
                  label: <Counted words={t('running.messages')} count={page.unreadMessages} />,
                  content: () => (
                    <div className="narrow">
                      <Conversation
                        id={page.id}
                        now={page.now}
                        label={t('messages.writeTo', { name: page.citizen.name })}
                        closedBecause={page.phase === 'ended' ? t('messages.ended') : null}
                        read={() => api.messages(page.id)}
                        markRead={(act) => api.readMessages(act, page.id)}
                        send={(act, body) => api.sendMessage(act, page.id, body)}
                      />
                    </div>
                  ),
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}

function Counted({ words, count }: { words: string; count: number }) {
  return (
    <>
      {words}
      {count > 0 && (
        <Tag colour="himmel" strong>
          {t('running.new', { count })}
        </Tag>
      )}
    </>
  );
}
