import '../i18n/pageTexts.ts';
import '../ui/css/citizen.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { FormPage } from '../../api/schemas/form.ts';
import type { Question } from '../../compiler/document/question.ts';
import { AnswerList } from '../answerList.tsx';
import { api, type Submitted } from '../api.ts';
import { deviceOf } from '../device/device.ts';
import type { DeviceStore } from '../device/deviceStore.ts';
import { serverHas } from '../device/serverHas.ts';
import { placeOf, type Waiting } from '../device/waiting.ts';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { sessionQuery } from '../session.ts';
import { capitalised, spokenTime } from '../spoken.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { Link } from '../ui/link.tsx';
import { Markdown } from '../ui/markdown.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { FormPorts } from '../formPorts.tsx';
import { nameOf } from '../formPagesView.tsx';
import { VersionList } from '../versionList.tsx';
import { FillIn } from './fillIn.tsx';
import { logicOf } from '../logicOf.ts';
import { Receipt } from './receipt.tsx';

/** A form to fill in, or to look at when it takes no more answers. What is being filled in is never swapped under the hand. */
export function Form() {
  const { id, instance } = useParams({ from: '/citizen/moment/$id/formular/$instance' });
  const query = useQuery({
    queryKey: ['myForm', id, instance],
    queryFn: () => api.myForm(id, instance),
    staleTime: 0,
    refetchOnMount: 'always',
  });
  const { data: session } = useQuery(sessionQuery);
  const kept = useQuery({
    queryKey: ['kept', id, instance],
    enabled: session?.kind === 'citizen',
    staleTime: Infinity,
    gcTime: 0,
    queryFn: async (): Promise<Kept> => {
      const store = session?.kind === 'citizen' ? await deviceOf(session) : null;
      return { store, waiting: (await store?.read(placeOf({ runningMoment: id, instance }))) ?? null };
    },
  });
  // An old copy of the cache must not be the ground for new answers, and what the device has must be known first.
  const fresh = query.isFetchedAfterMount && !kept.isLoading ? query : { ...query, data: undefined };
  return (
    <Loaded query={fresh as typeof query}>
      {(page) => <Opened key={instance} id={id} latest={page} kept={kept.data ?? { store: null, waiting: null }} />}
    </Loaded>
  );
}

/** What the device holds of this copy, and where. */
interface Kept {
  readonly store: DeviceStore | null;
  readonly waiting: Waiting | null;
}

function Opened({ id, latest, kept }: { id: string; latest: FormPage; kept: Kept }) {
  const moment = useQuery({ queryKey: ['myMoment', id], queryFn: () => api.myMoment(id) });
  const [opened] = useState(latest);
  const waiting = useWithoutArrived(kept, opened);
  const [done, setDone] = useState<Submitted | null>(null);
  const now = moment.data?.now ?? new Date().toISOString();
  const back =
    opened.page === null ? (
      <Link to="/moment/$id" params={{ id }}>
        {moment.data?.name ?? t('module.moment')}
      </Link>
    ) : (
      <Link to="/moment/$id/sidor/$form" params={{ id, form: opened.form }}>
        {t('pages.all')}
      </Link>
    );
  if (done !== null) return <Receipt id={id} page={opened} submitted={done} now={now} back={back} />;
  const questions = latest.questions as unknown as readonly Question[];
  return (
    <div className="stack">
      <PageHead
        title={opened.title}
        back={back}
        under={[
          opened.page === null ? null : nameOf(opened.page, now),
          opened.minutes === null ? null : t('task.minutes', { count: opened.minutes }),
          opened.battery?.dueAt == null
            ? null
            : Date.parse(opened.battery.dueAt) < Date.parse(now)
              ? t('task.wasDue', { when: spokenTime(opened.battery.dueAt, now) })
              : t('task.due', { when: spokenTime(opened.battery.dueAt, now) }),
        ]
          .filter((part) => part !== null)
          .map((part, index) => (index === 0 ? capitalised(part) : part))
          .join(' · ')}
      />
      {opened.introduction !== null && <Markdown text={opened.introduction} />}
      {opened.savedBy === 'staff' && <Notice>{t('form.byStaff', { name: opened.versions[0]?.savedByName ?? t('versions.staff') })}</Notice>}
      <FormPorts reader="citizen" id={id} instance={opened.instance} files={latest.files}>
        {opened.open ? (
          <FillIn id={id} opened={opened} latest={latest} device={kept.store} kept={waiting} now={now} onDone={setDone} />
        ) : (
          <>
            <Notice>
              <p>
                {latest.withdrawn !== null
                  ? t('form.withdrawn', { when: spokenTime(latest.withdrawn.at, now) })
                  : (latest.closedBecause ?? t('form.closed'))}
              </p>
            </Notice>
            {latest.savedAt !== null && <p className="quiet small">{t('form.savedAt', { when: spokenTime(latest.savedAt, now) })}</p>}
            {latest.answers !== null && <AnswerList questions={questions} answers={latest.answers} logic={logicOf(latest)} />}
          </>
        )}
      </FormPorts>
      <VersionList reader="citizen" id={id} page={latest} now={now} read={(version) => api.myFormVersion(id, opened.instance, version)} />
      {opened.source !== null && (
        <Disclosure plain summary={t('form.source')}>
          <p className="small">{opened.source}</p>
        </Disclosure>
      )}
    </div>
  );
}

/** What the device holds that the server has not got. What has arrived is taken off the device without a word. */
function useWithoutArrived({ store, waiting }: Kept, opened: FormPage): Waiting | null {
  const client = useQueryClient();
  const [arrived] = useState(() => (waiting !== null && serverHas(waiting, opened) === 'same' ? waiting : null));
  useEffect(() => {
    if (arrived === null) return;
    void store?.remove(placeOf(arrived)).then(async () => client.invalidateQueries({ queryKey: ['waiting'] }));
  }, [store, arrived, client]);
  return arrived === null ? waiting : null;
}
