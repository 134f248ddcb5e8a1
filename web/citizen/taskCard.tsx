import type { MyMoment } from '../../api/schemas/citizen.ts';
import { t } from '../i18n/text.ts';
import { capitalised, spokenTime } from '../spoken.ts';
import { Card } from '../ui/card.tsx';
import { ButtonLink } from '../ui/link.tsx';
import { nextForm, type Task } from './task.ts';

/** What waits for the citizen: what it is, how long it takes, when it is due, and the way there. */
export function TaskCard({
  moment,
  task,
  naming = false,
  main = true,
}: {
  moment: Pick<MyMoment, 'id' | 'name' | 'now'>;
  task: Task;
  naming?: boolean;
  /** False for what can wait until the one thing to do now is done. */
  main?: boolean;
}) {
  const form = nextForm(task);
  if (form === null) return null;
  const left = task.forms.filter(({ status }) => status !== 'saved').length;
  return (
    <Card {...(main ? { tone: 'main' as const } : {})}>
      <div className="stack" data-gap="tight">
        <p className="quiet small">{!main ? t('task.also') : naming ? t('task.nowIn', { moment: moment.name }) : t('task.now')}</p>
        <h2>{task.title}</h2>
        <p className="quiet">
          {[
            task.minutes === null ? null : t('task.minutes', { count: task.minutes }),
            task.forms.length > 1 ? t('task.forms', { count: left }) : null,
            task.dueAt === null
              ? null
              : Date.parse(task.dueAt) < Date.parse(moment.now)
                ? t('task.wasDue', { when: spokenTime(task.dueAt, moment.now) })
                : t('task.due', { when: spokenTime(task.dueAt, moment.now) }),
          ]
            .filter((part) => part !== null)
            .map((part, index) => (index === 0 ? capitalised(part) : part))
            .join(' · ')}
        </p>
      </div>
      <div>
        <ButtonLink
          variant={main ? 'primary' : 'secondary'}
          to="/moment/$id/formular/$instance"
          params={{ id: moment.id, instance: form.instance }}
        >
          {form.status === 'draft' || left < task.forms.length ? t('task.continue') : t('task.answer')}
          <span className="sr-only"> {task.title}</span>
        </ButtonLink>
      </div>
    </Card>
  );
}
