import '../i18n/pageTexts.ts';
import '../i18n/staffTexts.ts';
import '../ui/css/staff.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormPage } from '../../api/schemas/form.ts';
import type { RunningMomentPage } from '../../api/schemas/staff.ts';
import type { Question } from '../../compiler/document/question.ts';
import { AnswerList } from '../answerList.tsx';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { logicOf } from '../logicOf.ts';
import { nameOf } from '../formPagesView.tsx';
import { FormPorts } from '../formPorts.tsx';
import { VersionList } from '../versionList.tsx';
import { latestValue, ofCopy, resultSentence } from '../results.ts';
import { spokenTime } from '../spoken.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { FlagList } from './flagList.tsx';
import { FormActs } from './formActs.tsx';

/** A saved form to read. Opening it reads nothing: reading is marked by the one who has read. */
export function StaffForm() {
  const { id, instance } = useParams({ from: '/staff/personal/moment/$id/formular/$instance' });
  const moment = useQuery({ queryKey: ['runningMoment', id], queryFn: () => api.runningMoment(id) });
  const form = useQuery({ queryKey: ['form', id, instance], queryFn: () => api.form(id, instance) });
  return (
    <Loaded query={form}>
      {(latest) => <Loaded query={moment}>{(page) => <Content key={instance} latest={latest} page={page} />}</Loaded>}
    </Loaded>
  );
}

function Content({ latest, page }: { latest: FormPage; page: RunningMomentPage }) {
  // What is being read stays as it was opened until one asks for the newer (CAC-08).
  const [form, setForm] = useState(latest);
  const query = useQueryClient();
  const results = useQuery({ queryKey: ['results', page.id], queryFn: () => api.results(page.id) });
  // What one has done oneself is no news: the page goes on from it.
  const readAgain = async () =>
    setForm(
      await query.fetchQuery({ queryKey: ['form', page.id, form.instance], queryFn: () => api.form(page.id, form.instance), staleTime: 0 }),
    );
  const row = page.forms.find(({ instance }) => instance === form.instance);
  const flags = page.flags.filter(({ instance, outAt }) => instance === form.instance && outAt === null);
  const mark = useAct<boolean, unknown>(page.id, (key, read) =>
    read ? api.markRead(key, page.id, form.instance) : api.markUnread(key, page.id, form.instance),
  );
  const read = row?.readAt ?? null;
  const mine = (results.data ?? []).filter((series) => series.form === form.form);
  return (
    <div className="stack narrow">
      <PageHead
        title={form.title}
        back={
          <Link to="/personal/moment/$id" params={{ id: page.id }}>
            {page.citizen.name}
          </Link>
        }
        under={[
          page.moment,
          form.page === null ? null : nameOf(form.page, page.now),
          form.battery === null ? null : t('form.occasionOf', { battery: form.battery.title, occasion: form.battery.occasion }),
          form.savedAt === null ? t('formStatus.notStarted') : t('form.savedAt', { when: spokenTime(form.savedAt, page.now) }),
          row?.late === true ? t('formTable.late') : null,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      />
      {latest.answerVersion !== form.answerVersion && (
        <Notice kind="warning" live>
          <div className="row" data-between>
            <p>{t('staffForm.changed')}</p>
            <Button variant="quiet" onClick={() => setForm(latest)}>
              {t('staffForm.reload')}
            </Button>
          </div>
        </Notice>
      )}
      {form.draft !== null && form.answers === null && <Notice>{t('staffForm.draftOnly')}</Notice>}
      {flags.length > 0 && <FlagList flags={flags} now={page.now} empty="" />}
      {mine.map((series) => {
        const value = latestValue(ofCopy(series, form.instance));
        return value?.value == null ? null : (
          <Card key={series.result}>
            <div className="row" data-between>
              <strong>{series.title}</strong>
              <strong className="figures">{resultSentence(series, { ...value, value: value.value })}</strong>
            </div>
          </Card>
        );
      })}
      {form.withdrawn !== null && (
        <Notice>
          <p>{t('versions.withdrawn', { when: spokenTime(form.withdrawn.at, page.now) })}</p>
          {form.withdrawn.reason !== null && <p>{form.withdrawn.reason}</p>}
        </Notice>
      )}
      {form.answers !== null && (
        <FormPorts reader="staff" id={page.id} instance={form.instance} files={form.files}>
          <AnswerList questions={form.questions as unknown as readonly Question[]} answers={form.answers} logic={logicOf(form)} />
        </FormPorts>
      )}
      <VersionList
        reader="staff"
        id={page.id}
        page={form}
        now={page.now}
        read={(version) => api.formVersion(page.id, form.instance, version)}
      />
      {form.answers !== null && (
        <div className="stack" data-gap="close" data-no-print>
          {mark.isError && (
            <Notice kind="error" live>
              <p>{sentenceOf(mark.error)}</p>
            </Notice>
          )}
          <div className="row">
            <Button variant={read === null ? 'primary' : 'secondary'} busy={mark.isPending} onClick={() => mark.mutate(read === null)}>
              {read === null ? t('staffForm.markRead') : t('staffForm.markUnread')}
            </Button>
            <p className="quiet small" role="status">
              {read === null ? t('staffForm.unread') : t('staffForm.readAt', { when: spokenTime(read, page.now) })}
            </p>
          </div>
        </div>
      )}
      <FormActs form={form} page={page} onDone={() => void readAgain()} />
    </div>
  );
}
