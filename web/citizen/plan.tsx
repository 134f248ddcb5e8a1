import '../i18n/pageTexts.ts';
import '../ui/css/citizen.css';
import { CalendarIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import type { ActivityPlan, Measure } from '../../api/schemas/activityPlan.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { limitsOf, scheduleOf } from '../measureWords.ts';
import { MeasureValues } from '../measureValues.tsx';
import { capitalised, spokenTime } from '../spoken.ts';
import { Card } from '../ui/card.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { EmptyState } from '../ui/emptyState.tsx';
import { Icon } from '../ui/icon.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { ObserveForm } from './observeForm.tsx';

const Markdown = lazy(() => import('../ui/markdown.tsx').then((part) => ({ default: part.Markdown })));

/** My activity plan: what to do and when, a place to write what I have done, and how it has gone (ACT-05..08). */
export function Plan() {
  const { id } = useParams({ from: '/citizen/moment/$id/plan' });
  const moment = useQuery({ queryKey: ['myMoment', id], queryFn: () => api.myMoment(id) });
  const plan = useQuery({ queryKey: ['myPlan', id], queryFn: () => api.myPlan(id) });
  const now = moment.data?.now ?? new Date().toISOString();
  return (
    <div className="stack" data-gap="wide">
      <PageHead
        title={plan.data?.title ?? t('plan.title')}
        back={
          <Link to="/moment/$id" params={{ id }}>
            {moment.data?.name ?? t('module.moment')}
          </Link>
        }
      />
      <Loaded query={plan}>{(shown) => <Content id={id} plan={shown} now={now} />}</Loaded>
    </div>
  );
}

function Content({ id, plan, now }: { id: string; plan: ActivityPlan; now: string }) {
  const going = plan.measures.filter(({ endedAt }) => endedAt === null);
  const ended = plan.measures.filter(({ endedAt }) => endedAt !== null);
  return (
    <>
      {plan.introduction !== null && (
        <Suspense>
          <Markdown text={plan.introduction} />
        </Suspense>
      )}
      {going.length === 0 && <EmptyState title={t('plan.none')}>{t('plan.noneText')}</EmptyState>}
      {going.map((measure) => (
        <One key={measure.measure} id={id} measure={measure} now={now} mayChange={plan.mayChange} />
      ))}
      {going.some(({ calendar }) => calendar) && (
        <p data-no-print>
          <a className="link" data-alone href={api.myPlanCalendar(id)} download="aktivitetsplan.ics">
            <span className="row">
              <Icon of={CalendarIcon} />
              {t('plan.calendar')}
            </span>
          </a>
        </p>
      )}
      {ended.length > 0 && (
        <Disclosure summary={t('plan.ended', { count: ended.length })}>
          <div className="stack">
            {ended.map((measure) => (
              <section key={measure.measure} className="stack" data-gap="close" aria-label={measure.name}>
                <h2>{measure.name}</h2>
                <MeasureValues measure={measure} now={now} />
              </section>
            ))}
          </div>
        </Disclosure>
      )}
    </>
  );
}

function One({ id, measure, now, mayChange }: { id: string; measure: Measure; now: string; mayChange: boolean }) {
  const [next] = measure.next;
  const limits = limitsOf(measure);
  return (
    <Card {...(measure.waiting ? { tone: 'main' as const } : {})}>
      <h2>{measure.name}</h2>
      <p className="quiet">{[capitalised(scheduleOf(measure)), limits].filter((part) => part !== null).join(' · ')}</p>
      <p>{measure.waiting ? t('plan.now') : next === undefined ? t('plan.noMore') : t('plan.next', { when: spokenTime(next, now) })}</p>
      {mayChange && <ObserveForm id={id} measure={measure} />}
      {measure.diagram ? (
        <MeasureValues measure={measure} now={now} />
      ) : (
        measure.values.length > 0 && <p className="quiet small">{t('plan.written', { count: measure.values.length })}</p>
      )}
    </Card>
  );
}
