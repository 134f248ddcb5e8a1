import '../i18n/logTexts.ts';
import '../ui/css/log.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { OwnAccess } from '../../api/schemas/log.ts';
import { api } from '../api.ts';
import { Failure } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { capitalised, localDay, spokenClock, spokenDate } from '../spoken.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/emptyState.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

/** The citizen's own extract of the log: who has seen or done what with what is theirs, a day at a time. */
export function OwnLog() {
  const query = useInfiniteQuery({
    queryKey: ['myLog'],
    queryFn: ({ pageParam }) => api.myLog(pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="stack narrow">
      <PageHead title={t('ownLog.title')} under={t('ownLog.under')} back={<Link to="/">{t('start.moments')}</Link>} />
      {query.data === undefined ? (
        query.isError ? (
          <Failure error={query.error} />
        ) : (
          <Skeleton />
        )
      ) : rows.length === 0 ? (
        <EmptyState title={t('ownLog.none')}>{t('ownLog.noneText')}</EmptyState>
      ) : (
        <>
          {byDay(rows).map(([day, those]) => (
            <Day key={day} rows={those} />
          ))}
          {query.hasNextPage && (
            <div>
              <Button variant="secondary" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('ownLog.more')}
              </Button>
            </div>
          )}
          <p>{t('ownLog.wrong')}</p>
          <div className="stack" data-gap="close">
            <a className="link" data-alone href={api.myLogFile()} download>
              {t('ownLog.download')}
            </a>
            <p className="quiet">{t('ownLog.downloadHint')}</p>
          </div>
        </>
      )}
    </div>
  );
}

function Day({ rows }: { rows: readonly OwnAccess[] }) {
  const [first] = rows;
  if (first === undefined) return null;
  return (
    <section className="stack" data-gap="close">
      <h2>{capitalised(spokenDate(first.at, new Date().toISOString()))}</h2>
      <ul className="accesses">
        {rows.map(({ id, at, who, title, unit, what }) => (
          <li key={id}>
            <time dateTime={at}>{spokenClock(at)}</time>
            <span>
              <strong>{what}</strong>
              <br />
              {[who, title, unit].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The rows of each day, in the order they came. */
function byDay(rows: readonly OwnAccess[]): [string, OwnAccess[]][] {
  const days = new Map<string, OwnAccess[]>();
  for (const row of rows) {
    const day = localDay(row.at);
    days.set(day, [...(days.get(day) ?? []), row]);
  }
  return [...days];
}
