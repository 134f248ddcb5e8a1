import '../i18n/pageTexts.ts';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { ResultView } from '../resultView.tsx';
import { together } from '../together.ts';
import { EmptyState } from '../ui/emptyState.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { ResultSummary } from './resultSummary.tsx';

/** My results: the sentence first, then the scale, then the graph, then the table. */
export function Results() {
  const { id } = useParams({ from: '/citizen/moment/$id/resultat' });
  const moment = useQuery({ queryKey: ['myMoment', id], queryFn: () => api.myMoment(id) });
  const results = useQuery({ queryKey: ['myResults', id], queryFn: () => api.myResults(id) });
  return (
    <div className="stack" data-gap="wide">
      <PageHead
        title={t('moment.results')}
        back={
          <Link to="/moment/$id" params={{ id }}>
            {moment.data?.name ?? t('module.moment')}
          </Link>
        }
      />
      <Loaded query={results}>
        {(all) =>
          all.every(({ values }) => values.length === 0) ? (
            <EmptyState title={t('result.none')}>{t('result.noneText')}</EmptyState>
          ) : (
            together(all).map(({ key, first, others }) => (
              <section key={key} className="stack" data-gap="close" aria-label={first.title}>
                {[first, ...others].map((series) => (
                  <ResultSummary key={`${series.form}/${series.result}`} series={series} />
                ))}
                <ResultView series={first} others={others} now={moment.data?.now ?? new Date().toISOString()} />
              </section>
            ))
          )
        }
      </Loaded>
    </div>
  );
}
