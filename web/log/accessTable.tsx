import type { FollowedAccessBody } from '../../api/schemas/log.ts';
import { t } from '../i18n/text.ts';
import { localDay, spokenClock } from '../spoken.ts';
import { Table, type Column } from '../ui/table.tsx';

/** Rows of the log, and in the view of what is unusual why each is there. */
export function AccessTable({ rows, withWhy }: { rows: readonly FollowedAccessBody[]; withWhy: boolean }) {
  return <Table caption={t('log.caption')} columns={withWhy ? [...columns, why] : columns} rows={rows} rowKey={({ id }) => String(id)} />;
}

const columns: readonly Column<FollowedAccessBody>[] = [
  { id: 'at', label: t('log.at'), cell: ({ at }) => `${localDay(at)} ${spokenClock(at)}`, by: ({ at }) => at },
  {
    id: 'who',
    label: t('log.who'),
    cell: ({ who }) => [who.name, who.title].filter(Boolean).join(', '),
    by: ({ who }) => who.name,
  },
  {
    id: 'what',
    label: t('log.what'),
    cell: ({ what, reason, event }) => (
      <>
        {what}
        {reason !== null && event !== 'followUpLog' && (
          <>
            <br />
            <span className="quiet">{t('log.reason', { reason })}</span>
          </>
        )}
      </>
    ),
    by: ({ what }) => what,
  },
  {
    id: 'whom',
    label: t('log.whom'),
    cell: ({ citizen }) => (citizen === null ? '–' : [citizen.name, citizen.personalIdentityNumber].filter(Boolean).join(', ')),
    by: ({ citizen }) => citizen?.name ?? '',
  },
  { id: 'where', label: t('log.where'), cell: ({ unit }) => unit ?? '–', by: ({ unit }) => unit ?? '' },
];

const why: Column<FollowedAccessBody> = {
  id: 'why',
  label: t('log.why'),
  cell: ({ because }) => (
    <ul className="because">
      {because.map(({ rule, sentence }) => (
        <li key={rule}>{sentence}</li>
      ))}
    </ul>
  ),
};
