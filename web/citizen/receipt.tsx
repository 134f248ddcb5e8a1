import '../i18n/pageTexts.ts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { FormPage } from '../../api/schemas/form.ts';
import { api, type Submitted } from '../api.ts';
import { t } from '../i18n/text.ts';
import { latestValue, ofCopy } from '../results.ts';
import { spokenTime } from '../spoken.ts';
import { ButtonLink, Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { ResultSummary } from './resultSummary.tsx';
import { nextForm } from './task.ts';

/** After sending: that it is saved, what it showed, and what comes next. */
export function Receipt({
  id,
  page,
  submitted,
  now,
  back,
}: {
  id: string;
  page: FormPage;
  submitted: Submitted;
  now: string;
  back: ReactNode;
}) {
  const moment = useQuery({ queryKey: ['myMoment', id], queryFn: () => api.myMoment(id) });
  const results = useQuery({ queryKey: ['myResults', id], queryFn: () => api.myResults(id) });
  // Only what these answers gave: an older value, or another page's, is no receipt.
  const mine = (results.data ?? [])
    .filter((series) => series.form === page.form)
    .map((series) => (page.page === null ? series : ofCopy(series, page.instance)))
    .filter((series) => Date.parse(latestValue(series)?.at ?? '') >= Date.parse(submitted.savedAt));
  const task = moment.data?.tasks.find((one) => page.battery !== null && one.battery === page.battery.id && nextForm(one) !== null);
  const next = task === undefined ? null : nextForm(task);
  return (
    <div className="stack">
      <PageHead title={t('receipt.title')} back={back} under={`${page.title} · ${spokenTime(submitted.savedAt, now)}`} />
      {submitted.late && <Notice>{t('receipt.late')}</Notice>}
      {!submitted.caughtUp && <Notice>{t('receipt.behind')}</Notice>}
      {mine.map((series) => (
        <ResultSummary key={series.result} series={series} />
      ))}
      <div className="row">
        {next !== null && next.instance !== page.instance ? (
          <ButtonLink to="/moment/$id/formular/$instance" params={{ id, instance: next.instance }}>
            {t('receipt.next', { form: next.title })}
          </ButtonLink>
        ) : (
          <ButtonLink to="/moment/$id" params={{ id }}>
            {t('receipt.back')}
          </ButtonLink>
        )}
        {mine.length > 0 && (
          <Link to="/moment/$id/resultat" params={{ id }} alone>
            {t('receipt.results')}
          </Link>
        )}
      </div>
    </div>
  );
}
