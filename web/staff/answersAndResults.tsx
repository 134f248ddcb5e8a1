import '../i18n/pageTexts.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ResultSeries } from '../../api/schemas/form.ts';
import type { RunningMomentPage } from '../../api/schemas/staff.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { ResultView } from '../resultView.tsx';
import { latestValue, resultSentence } from '../results.ts';
import { spokenTime } from '../spoken.ts';
import { together } from '../together.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { EmptyState } from '../ui/emptyState.tsx';
import { Link } from '../ui/link.tsx';
import { Status } from '../ui/status.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { SendForm } from './sendForm.tsx';
import { formName } from './waiting.tsx';

type Form = RunningMomentPage['forms'][number];

/** Results as graphs with tables, and every form of the running moment with its state. */
export function AnswersAndResults({ page }: { page: RunningMomentPage }) {
  const results = useQuery({ queryKey: ['results', page.id], queryFn: () => api.results(page.id) });
  return (
    <div className="stack" data-gap="wide">
      <Loaded query={results}>
        {(all) =>
          all.every(({ values }) => values.length === 0) ? (
            <EmptyState title={t('result.none')} />
          ) : (
            <div className="two">
              {together(all).map(({ key, first, others }) => (
                <section key={key} className="stack" data-gap="close" aria-label={first.title}>
                  {[first, ...others].map((series) => (
                    <Latest key={`${series.form}/${series.result}`} series={series} />
                  ))}
                  <ResultView series={first} others={others} now={page.now} />
                </section>
              ))}
            </div>
          )
        }
      </Loaded>
      <section className="stack" data-gap="close">
        <div className="row" data-between>
          <h2>{t('running.forms')}</h2>
          {page.phase === 'active' && <SendForm id={page.id} />}
        </div>
        {page.pagedForms.map(({ form, title }) => (
          <p key={form}>
            <Link to="/personal/moment/$id/sidor/$form" params={{ id: page.id, form }}>
              {t('running.pagesOf', { form: title })}
            </Link>
          </p>
        ))}
        <FormTable page={page} />
      </section>
    </div>
  );
}

/** The latest value of a result in words, what its band says to staff, and the change since the first occasion. */
function Latest({ series }: { series: ResultSeries }) {
  const latest = latestValue(series);
  const words = latest === null ? (series.values.at(-1)?.text ?? null) : resultSentence(series, latest);
  const meaning = series.bands.find(({ name }) => name === latest?.band)?.text ?? null;
  return (
    <div className="stack" data-gap="tight">
      <div className="row" data-between>
        <h2>{series.title}</h2>
        {words !== null && <strong className="figures">{words}</strong>}
      </div>
      {meaning !== null && <p className="small">{meaning}</p>}
      {series.change !== null && <p className="quiet small">{series.change.sentence}</p>}
    </div>
  );
}

function FormTable({ page }: { page: RunningMomentPage }) {
  const [now] = useState(page.now);
  const columns: readonly Column<Form>[] = [
    {
      id: 'form',
      label: t('formTable.form'),
      by: formName,
      cell: (form) =>
        form.status === 'saved' || form.sent !== null ? (
          <Link to="/personal/moment/$id/formular/$instance" params={{ id: page.id, instance: form.instance }}>
            {formName(form)}
          </Link>
        ) : (
          formName(form)
        ),
    },
    {
      id: 'status',
      label: t('formTable.status'),
      by: (form) => form.status,
      cell: (form) => (
        <Status
          colour={form.status === 'saved' ? 'skog' : form.status === 'missed' ? 'lera' : 'neutral'}
          filled={form.status === 'saved' || form.status === 'missed'}
        >
          {form.withdrawn && form.status !== 'saved' ? t('formTable.withdrawn') : t(`formStatus.${form.status}`)}
        </Status>
      ),
    },
    {
      id: 'saved',
      label: t('formTable.saved'),
      by: (form) => (form.savedAt === null ? 0 : -Date.parse(form.savedAt)),
      cell: (form) => (form.savedAt === null ? '–' : `${spokenTime(form.savedAt, now)}${form.late ? ` (${t('formTable.late')})` : ''}`),
    },
    {
      id: 'read',
      label: t('formTable.read'),
      cell: (form) => (form.status !== 'saved' ? '–' : form.readAt === null ? t('formTable.unread') : spokenTime(form.readAt, now)),
    },
  ];
  if (page.forms.length === 0) return <p className="quiet">{t('running.noForms')}</p>;
  const inOrder = page.forms.toSorted((a, b) => savedAt(b) - savedAt(a));
  const missed = inOrder.filter(({ status }) => status === 'missed');
  return (
    <>
      <Table
        caption={t('running.forms')}
        columns={columns}
        rows={inOrder.filter(({ status }) => status !== 'missed')}
        rowKey={({ instance }) => instance}
      />
      {missed.length > 0 && (
        <Disclosure summary={t('running.missedForms', { count: missed.length })}>
          <Table
            caption={t('running.missedForms', { count: missed.length })}
            columns={columns}
            rows={missed}
            rowKey={({ instance }) => instance}
          />
        </Disclosure>
      )}
    </>
  );
}

const savedAt = (form: Form): number => (form.savedAt === null ? 0 : Date.parse(form.savedAt));
