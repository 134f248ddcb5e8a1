import { useQuery } from '@tanstack/react-query';
import type { LogReviewRow } from '../api.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { localDay, spokenClock, spokenNumber } from '../spoken.ts';
import { EmptyState } from '../ui/emptyState.tsx';
import { Table, type Column } from '../ui/table.tsx';

/** The follow-ups that have been made and written down. */
export function Reviews() {
  const query = useQuery({ queryKey: ['logReviews', '*'], queryFn: api.logReviews });
  return (
    <Loaded query={query}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState title={t('log.reviews.none')}>{t('log.reviews.noneText')}</EmptyState>
        ) : (
          <Table caption={t('log.reviews.caption')} columns={columns} rows={rows} rowKey={({ id }) => id} />
        )
      }
    </Loaded>
  );
}

const columns: readonly Column<LogReviewRow>[] = [
  { id: 'at', label: t('log.reviews.at'), cell: ({ at }) => `${localDay(at)} ${spokenClock(at)}`, by: ({ at }) => at },
  { id: 'by', label: t('log.reviews.by'), cell: ({ by }) => by, by: ({ by }) => by },
  { id: 'kind', label: t('log.reviews.kind'), cell: ({ kind }) => t(`log.view.${kind}`) },
  { id: 'period', label: t('log.reviews.period'), cell: ({ lookedFor }) => spoken(lookedFor) },
  {
    id: 'rows',
    label: t('log.reviews.rows'),
    number: true,
    cell: ({ rowsSeen }) => spokenNumber(rowsSeen, 0),
    by: ({ rowsSeen }) => rowsSeen,
  },
  { id: 'outcome', label: t('log.reviews.outcome'), cell: ({ outcome }) => t(`log.outcomes.${outcome}`) },
  { id: 'note', label: t('log.reviews.note'), cell: ({ note }) => note },
];

/** What was looked for, each with its word. */
function spoken(lookedFor: Readonly<Record<string, string>>): string {
  const said = Object.entries(lookedFor).map(([name, value]) => {
    if (name === 'event') return t(`log.events.${value as 'other'}`);
    if (name === 'rule') return t(`log.rules.${value as 'colleague'}`);
    if (name === 'unit') return t('log.unit');
    return `${t(`log.${name as 'from'}`)} ${value}`;
  });
  return said.length === 0 ? t('log.allEvents') : said.join(', ');
}
