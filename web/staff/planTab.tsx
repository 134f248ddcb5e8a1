import '../i18n/pageTexts.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ActivityPlan, Measure } from '../../api/schemas/activityPlan.ts';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { MeasureValues } from '../measureValues.tsx';
import { limitsOf, scheduleOf } from '../measureWords.ts';
import { capitalised, spokenDate, spokenTime } from '../spoken.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { EmptyState } from '../ui/emptyState.tsx';
import { Notice } from '../ui/notice.tsx';
import { Tag } from '../ui/tag.tsx';
import { MeasureForm } from './measureForm.tsx';

/** One citizen's activity plan: measures of one's own making, what has been registered, and how it is to be followed (ACT-01..10). */
export function PlanTab({ id, now }: { id: string; now: string }) {
  const plan = useQuery({ queryKey: ['plan', id], queryFn: () => api.plan(id) });
  return <Loaded query={plan}>{(shown) => <Content id={id} plan={shown} now={now} />}</Loaded>;
}

function Content({ id, plan, now }: { id: string; plan: ActivityPlan; now: string }) {
  const [editing, setEditing] = useState<Measure | 'new' | null>(null);
  const going = plan.measures.filter(({ endedAt }) => endedAt === null);
  const ended = plan.measures.filter(({ endedAt }) => endedAt !== null);
  return (
    <div className="stack" data-gap="wide">
      {plan.mayChange && (
        <div>
          <Button variant="secondary" onClick={() => setEditing('new')}>
            {t('measure.add')}
          </Button>
        </div>
      )}
      {going.length === 0 && <EmptyState title={t('measure.none')} />}
      <div className="two">
        {going.map((measure) => (
          <One key={measure.measure} id={id} measure={measure} now={now} onEdit={plan.mayChange ? () => setEditing(measure) : null} />
        ))}
      </div>
      {ended.length > 0 && (
        <Disclosure summary={t('plan.ended', { count: ended.length })}>
          <div className="stack">
            {ended.map((measure) => (
              <section key={measure.measure} className="stack" data-gap="close" aria-label={measure.name}>
                <h2>{measure.name}</h2>
                <p className="quiet small">{t('measure.endedAt', { when: spokenDate(measure.endedAt ?? measure.setAt, now) })}</p>
                <MeasureValues measure={measure} now={now} />
              </section>
            ))}
          </div>
        </Disclosure>
      )}
      <Dialog title={editing === 'new' ? t('measure.add') : t('measure.change')} open={editing !== null} onClose={() => setEditing(null)}>
        {editing !== null && <MeasureForm id={id} measure={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />}
      </Dialog>
    </div>
  );
}

function One({ id, measure, now, onEdit }: { id: string; measure: Measure; now: string; onEdit: (() => void) | null }) {
  const [ending, setEnding] = useState(false);
  const end = useAct<null, unknown>(
    id,
    (act) => api.endMeasure(act, id, measure.measure),
    () => setEnding(false),
  );
  const [next] = measure.next;
  return (
    <Card>
      <div className="row" data-between>
        <h2>{measure.name}</h2>
        {measure.waiting && <Tag colour="morgon">{t('measure.waiting')}</Tag>}
      </div>
      <p className="quiet small">
        {[
          capitalised(scheduleOf(measure)),
          limitsOf(measure),
          next === undefined ? null : t('measure.next', { when: spokenTime(next, now) }),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      <p className="quiet small">
        {[
          t(`measure.flags.${measure.flag ?? 'none'}`),
          t(measure.diagram ? 'measure.diagramOn' : 'measure.diagramOff'),
          measure.reminder ? t('measure.reminderOn') : measure.noReminder,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      <MeasureValues measure={measure} now={now} />
      {onEdit !== null && (
        <div className="row" data-no-print>
          <Button variant="secondary" size="small" onClick={onEdit}>
            {t('measure.change')}
            <span className="sr-only"> {measure.name}</span>
          </Button>
          <Button variant="quiet" size="small" onClick={() => setEnding(true)}>
            {t('measure.end')}
            <span className="sr-only"> {measure.name}</span>
          </Button>
        </div>
      )}
      <Dialog title={t('measure.endTitle', { name: measure.name })} open={ending} onClose={() => setEnding(false)}>
        <p>{t('measure.endText')}</p>
        {end.isError && (
          <Notice kind="error" live>
            <p>{sentenceOf(end.error)}</p>
          </Notice>
        )}
        <div className="row">
          <Button busy={end.isPending} onClick={() => end.mutate(null)}>
            {t('measure.end')}
          </Button>
          <Button variant="secondary" onClick={() => setEnding(false)}>
            {t('ui.cancel')}
          </Button>
        </div>
      </Dialog>
    </Card>
  );
}
