import '../ui/css/citizen.css';
import { CalendarIcon, EnvelopeClosedIcon, LineGraphIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import type { MomentPage } from '../../api/schemas/citizen.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { spokenDate, spokenTime } from '../spoken.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { Icon } from '../ui/icon.tsx';
import { Link, PlainLink } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { Steps } from '../ui/steps.tsx';
import { Tag } from '../ui/tag.tsx';
import { ModuleList } from './moduleList.tsx';
import { OpenModuleCard } from './openModuleCard.tsx';
import { weekOf } from './start.tsx';
import { goesOn, nextForm } from './task.ts';
import { TaskCard } from './taskCard.tsx';

/** Folded away, so its parser is not part of what must come first. */
const Markdown = lazy(() => import('../ui/markdown.tsx').then((part) => ({ default: part.Markdown })));

/** One of my moments, whole: what is current, what is done, what comes and why it is not open yet (CZN-04). */
export function Moment() {
  const { id } = useParams({ from: '/citizen/moment/$id' });
  const query = useQuery({ queryKey: ['myMoment', id], queryFn: () => api.myMoment(id) });
  return <Loaded query={query}>{(moment) => <Content key={id} moment={moment} />}</Loaded>;
}

function Content({ moment }: { moment: MomentPage }) {
  const of = (status: 'open' | 'completed' | 'locked') => moment.modules.filter((module) => module.status === status);
  const ended = moment.phase === 'ended';
  const waiting = moment.tasks.filter((task) => nextForm(task) !== null);
  const nothingNow = moment.phase === 'active' && of('open').length === 0;
  return (
    <div className="stack" data-gap="wide">
      <div className="stack" data-gap="close">
        <PageHead
          title={moment.name}
          back={<Link to="/">{t('moment.backToStart')}</Link>}
          under={[
            moment.unit,
            moment.therapist === null ? null : t('moment.therapist', { name: moment.therapist }),
            moment.week === null || ended ? null : weekOf(moment.week),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        />
        {moment.progress.total > 0 && (
          <Steps
            done={moment.progress.completed}
            total={moment.progress.total}
            words={t('moment.progress', { done: moment.progress.completed, count: moment.progress.total })}
          />
        )}
      </div>
      {moment.kind === 'test' && (
        <p>
          <Tag colour="morgon">{t('moment.test')}</Tag>{' '}
          {t('moment.testClock', { when: spokenTime(moment.now, moment.now), date: spokenDate(moment.now, moment.now) })}
        </p>
      )}
      {ended && (
        <Notice>
          {moment.endedAt === null ? t('moment.endedNotice') : t('moment.endedNoticeAt', { when: spokenDate(moment.endedAt, moment.now) })}
        </Notice>
      )}
      {moment.phase === 'halted' && <Notice kind="warning">{t('moment.halted')}</Notice>}
      {moment.flags.map((flag) => (
        <Notice key={flag.id} kind="warning">
          <strong>{flag.title}</strong>
          {flag.text !== '' && <p>{flag.text}</p>}
        </Notice>
      ))}
      {goesOn(moment.phase) &&
        waiting.map((task, index) => <TaskCard key={`${task.battery}/${task.occasion}`} moment={moment} task={task} main={index === 0} />)}
      {moment.phase === 'active' || moment.phase === 'paused' ? (
        of('open').map((module, index) => (
          <OpenModuleCard key={module.id} moment={moment} module={module} main={index === 0 && waiting.length === 0} />
        ))
      ) : (
        <ModuleList heading={t('moment.current')} moment={moment} modules={of('open')} empty={null} />
      )}
      {nothingNow && <p className="quiet">{t('moment.noCurrent')}</p>}
      <nav aria-label={t('moment.more')}>
        <ul className="doors">
          <li>
            <PlainLink to="/moment/$id/resultat" params={{ id: moment.id }}>
              <span className="row">
                <Icon of={LineGraphIcon} />
                {t('moment.results')}
              </span>
            </PlainLink>
          </li>
          {moment.activityPlan !== null && (
            <li>
              <PlainLink to="/moment/$id/plan" params={{ id: moment.id }}>
                <span className="row">
                  <Icon of={CalendarIcon} />
                  {moment.activityPlan.title}
                </span>
              </PlainLink>
            </li>
          )}
          {moment.messagesOn && (
            <li>
              <PlainLink to="/moment/$id/meddelanden" params={{ id: moment.id }}>
                <span className="row">
                  <Icon of={EnvelopeClosedIcon} />
                  {t('moment.messages')}
                </span>
                {moment.unreadMessages > 0 && (
                  <Tag colour="himmel" strong>
                    {t('moment.unread', { count: moment.unreadMessages })}
                  </Tag>
                )}
              </PlainLink>
            </li>
          )}
        </ul>
      </nav>
      <ModuleList heading={t('moment.coming')} moment={moment} modules={of('locked')} empty={null} />
      <ModuleList heading={t('moment.done')} moment={moment} modules={of('completed')} empty={null} />
      {moment.summary !== '' && (
        <Disclosure summary={t('moment.about', { name: moment.name })}>
          <Suspense>
            <Markdown text={moment.summary} />
          </Suspense>
        </Disclosure>
      )}
    </div>
  );
}
