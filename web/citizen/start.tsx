import { EnvelopeClosedIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { Suspense, lazy } from 'react';
import type { MyMoment } from '../../api/schemas/citizen.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { sessionQuery } from '../session.ts';
import { spokenDate } from '../spoken.ts';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/emptyState.tsx';
import { Icon } from '../ui/icon.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { Steps } from '../ui/steps.tsx';
import { Tag } from '../ui/tag.tsx';
import { OpenModuleCard } from './openModuleCard.tsx';
import { TaskCard } from './taskCard.tsx';
import { moduleToRead, mostUrgent } from './task.ts';

/** What one may start alone comes after what one has. */
const OpenMoments = lazy(() => import('./openMoments.tsx').then((part) => ({ default: part.OpenMoments })));

/** "Hej Anna": the one thing to do now, then my moments. */
export function Start() {
  const session = useQuery(sessionQuery);
  const moments = useQuery({ queryKey: ['myMoments', '*'], queryFn: api.myMoments });
  return (
    <div className="stack">
      <PageHead title={t('start.hello', { name: session.data?.givenName ?? '' })} />
      <Loaded query={moments}>{(all) => <Content moments={all} />}</Loaded>
      <Suspense>
        <OpenMoments />
      </Suspense>
      <p>
        <Link to="/min-logg">{t('start.log')}</Link>
      </p>
    </div>
  );
}

function Content({ moments }: { moments: readonly MyMoment[] }) {
  const now = mostUrgent(moments);
  const reading = now === null ? moduleToRead(moments) : null;
  const going = moments.filter(({ phase }) => phase !== 'ended');
  const ended = moments.filter(({ phase }) => phase === 'ended');
  if (moments.length === 0) return <EmptyState title={t('start.none')}>{t('start.noneText')}</EmptyState>;
  return (
    <>
      {now !== null ? (
        <TaskCard moment={now.moment} task={now.task} naming={going.length > 1} />
      ) : reading !== null ? (
        <OpenModuleCard
          moment={reading.moment}
          module={reading.module}
          over={going.length > 1 ? t('task.nowIn', { moment: reading.moment.name }) : t('task.now')}
        />
      ) : (
        going.length > 0 && <p>{t('start.nothingNow')}</p>
      )}
      {going.length > 0 && (
        <section className="stack" data-gap="close" aria-labelledby="my-moments">
          <h2 id="my-moments">{t('start.moments')}</h2>
          {going.map((moment) => (
            <MomentCard key={moment.id} moment={moment} shownTask={now?.task.openedAt === undefined ? null : now.moment.id} />
          ))}
        </section>
      )}
      {ended.length > 0 && (
        <section className="stack" data-gap="close" aria-labelledby="ended-moments">
          <h2 id="ended-moments">{t('start.ended')}</h2>
          {ended.map((moment) => (
            <Card key={moment.id} tone="still">
              <div className="row" data-between>
                <h3>
                  <Link to="/moment/$id" params={{ id: moment.id }} alone>
                    {moment.name}
                  </Link>
                </h3>
                {moment.endedAt !== null && (
                  <span className="quiet small">{t('start.endedAt', { when: spokenDate(moment.endedAt, moment.now) })}</span>
                )}
              </div>
            </Card>
          ))}
        </section>
      )}
    </>
  );
}

function MomentCard({ moment, shownTask }: { moment: MyMoment; shownTask: string | null }) {
  const more = moment.tasks.length - (shownTask === moment.id ? 1 : 0);
  return (
    <Card>
      <div className="row" data-between>
        <h3>
          <Link to="/moment/$id" params={{ id: moment.id }} alone>
            {moment.name}
          </Link>
        </h3>
        {moment.kind === 'test' ? (
          <Tag colour="morgon">{t('moment.test')}</Tag>
        ) : (
          moment.week !== null && <span className="quiet small">{weekOf(moment.week)}</span>
        )}
      </div>
      {moment.progress.total > 0 && (
        <Steps
          done={moment.progress.completed}
          total={moment.progress.total}
          words={t('moment.progress', { done: moment.progress.completed, count: moment.progress.total })}
        />
      )}
      {more > 0 && <p>{t('start.moreTasks', { count: more })}</p>}
      {moment.unreadMessages > 0 && (
        <p>
          <Link to="/moment/$id/meddelanden" params={{ id: moment.id }} alone>
            <Icon of={EnvelopeClosedIcon} />
            {moment.therapist === null
              ? t('start.newMessages', { count: moment.unreadMessages })
              : t('start.newMessagesFrom', { count: moment.unreadMessages, name: moment.therapist })}
          </Link>
        </p>
      )}
      {moment.next !== null && <p className="quiet">{moment.next}</p>}
      {moment.phase === 'halted' && <p>{t('moment.halted')}</p>}
    </Card>
  );
}

/** `Vecka 3 av 7`. */
export const weekOf = (week: { readonly number: number; readonly of: number | null }): string =>
  week.of === null ? t('moment.week', { number: week.number }) : t('moment.weekOf', { number: week.number, of: week.of });
