import '../ui/css/citizen.css';
import { CheckmarkCircleFillIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ModulePage } from '../../api/schemas/citizen.ts';
import { api } from '../api.ts';
import { useAct } from '../act.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { moduleTitle } from '../moduleTitle.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { Tag } from '../ui/tag.tsx';
import { Toggle } from '../ui/toggle.tsx';
import { ModuleStep } from './moduleStep.tsx';
import { keptChoice } from '../keptChoice.ts';

type Reading = 'flow' | 'steps';

/** A module's content, as one readable flow or a step at a time, and the button that says it is done. */
export function Module() {
  const { id, module } = useParams({ from: '/citizen/moment/$id/modul/$module' });
  const moment = useQuery({ queryKey: ['myMoment', id], queryFn: () => api.myMoment(id) });
  const query = useQuery({ queryKey: ['myModule', id, module], queryFn: () => api.myModule(id, module) });
  return (
    <Loaded query={query}>
      {(page) => (
        <Content
          key={module}
          id={id}
          module={page}
          momentName={moment.data?.name ?? t('module.moment')}
          readOnly={moment.data !== undefined && !['active', 'paused'].includes(moment.data.phase)}
        />
      )}
    </Loaded>
  );
}

const reading = keptChoice<Reading>('stegvis.reading', ['flow', 'steps']);

function Content({ id, module, momentName, readOnly }: { id: string; module: ModulePage; momentName: string; readOnly: boolean }) {
  const [how, setHow] = useState<Reading>(reading.read() ?? 'flow');
  const [at, setAt] = useState(0);
  const steps = module.sections.flatMap((section) => section.steps.map((step) => ({ section, step })));
  const shown = steps[Math.min(at, steps.length - 1)];
  const last = how === 'flow' || at >= steps.length - 1;
  const go = (to: number) => {
    setAt(to);
    document.getElementById('main')?.focus();
    window.scrollTo({ top: 0 });
  };
  return (
    <div className="stack" data-gap="wide">
      <PageHead
        title={moduleTitle(module)}
        back={
          <Link to="/moment/$id" params={{ id }}>
            {momentName}
          </Link>
        }
        under={
          <span className="row" data-gap="tight">
            {[
              t('module.number', { number: module.number }),
              module.minutes === null ? null : t('module.minutes', { count: module.minutes }),
            ]
              .filter(Boolean)
              .join(' · ')}
            {module.status === 'completed' && (
              <Tag colour="skog">
                <Icon of={CheckmarkCircleFillIcon} />
                {t('module.done')}
              </Tag>
            )}
          </span>
        }
      />
      {steps.length > 1 && (
        <div data-no-print>
          <Toggle
            label={t('module.reading')}
            options={[
              { id: 'flow', label: t('module.flow') },
              { id: 'steps', label: t('module.steps') },
            ]}
            chosen={how}
            onChoose={(choice) => {
              reading.keep(choice);
              setHow(choice);
            }}
          />
        </div>
      )}
      {how === 'flow'
        ? module.sections.map((section) => (
            <section key={section.id} className="stack">
              <h2>{section.title}</h2>
              {section.steps.map((step) => (
                <ModuleStep key={step.id} id={id} step={step} titled={step.title !== section.title} />
              ))}
            </section>
          ))
        : shown !== undefined && (
            <section className="stack" aria-live="polite">
              <p className="quiet small figures">
                {t('module.stepOf', { number: at + 1, of: steps.length })} · {shown.section.title}
              </p>
              <ModuleStep id={id} step={shown.step} titled large />
              <div className="row" data-no-print>
                {at > 0 && (
                  <Button variant="secondary" onClick={() => go(at - 1)}>
                    {t('ui.back')}
                  </Button>
                )}
                {!last && <Button onClick={() => go(at + 1)}>{t('ui.next')}</Button>}
              </div>
            </section>
          )}
      {last && !readOnly && <Complete id={id} module={module} />}
    </div>
  );
}

function Complete({ id, module }: { id: string; module: ModulePage }) {
  const navigate = useNavigate();
  const complete = useAct<void, unknown>(
    id,
    (key) => api.completeModule(key, id, module.id),
    () => void navigate({ to: '/moment/$id', params: { id } }),
  );
  if (module.status === 'completed') return null;
  if (module.completes === 'forms') return <p className="quiet">{module.completeBlockedBecause ?? t('module.completesByForms')}</p>;
  return (
    <div className="stack" data-gap="close" data-no-print>
      {complete.isError && (
        <Notice kind="error" live>
          <p>{sentenceOf(complete.error)}</p>
        </Notice>
      )}
      {module.mayComplete ? (
        <div>
          <Button busy={complete.isPending} onClick={() => complete.mutate()}>
            {t('module.complete')}
          </Button>
        </div>
      ) : (
        module.completeBlockedBecause !== null && <p className="quiet">{module.completeBlockedBecause}</p>
      )}
    </div>
  );
}
