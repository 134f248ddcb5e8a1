import { useState } from 'react';
import type { RunningMoment } from '../../api/schemas/staff.ts';
import { t } from '../i18n/text.ts';
import { capitalised, spokenTime } from '../spoken.ts';
import { Link } from '../ui/link.tsx';
import { Status } from '../ui/status.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';

/** Running moments, those with prioritised flags first. */
export function CitizenTable({
  rows,
  now,
  caption = t('overview.citizens'),
}: {
  rows: readonly RunningMoment[];
  now: string;
  caption?: string;
}) {
  const [columns] = useState(() => columnsOf(now));
  const inOrder = rows.toSorted(
    (a, b) =>
      b.prioritisedFlags - a.prioritisedFlags ||
      b.openFlags - a.openFlags ||
      b.unreadForms + b.unreadMessages - (a.unreadForms + a.unreadMessages),
  );
  return <Table caption={caption} columns={columns} rows={inOrder} rowKey={({ id }) => id} />;
}

const columnsOf = (now: string): readonly Column<RunningMoment>[] => [
  {
    id: 'citizen',
    label: t('table.citizen'),
    by: (row) => row.citizen.name,
    cell: (row) => (
      <Link to="/personal/moment/$id" params={{ id: row.id }}>
        {row.citizen.name}
      </Link>
    ),
  },
  {
    id: 'moment',
    label: t('table.moment'),
    by: (row) => row.moment,
    cell: (row) => (
      <span className="row" data-gap="tight">
        {`${row.moment}\u00a0${row.version}`}
        {row.kind === 'test' && <Tag colour="morgon">{t('moment.test')}</Tag>}
      </span>
    ),
  },
  { id: 'phase', label: t('table.phase'), by: (row) => row.phase, cell: (row) => <Phase phase={row.phase} /> },
  {
    id: 'progress',
    label: t('table.progress'),
    by: (row) => row.progress.completed / Math.max(1, row.progress.total),
    cell: (row) => t('table.progressOf', { done: row.progress.completed, total: row.progress.total }),
  },
  {
    id: 'waiting',
    label: t('table.waiting'),
    by: (row) => -(row.prioritisedFlags * 1000 + row.openFlags * 10 + row.unreadForms + row.unreadMessages),
    cell: (row) => <Waiting row={row} />,
  },
  {
    id: 'activity',
    label: t('table.activity'),
    by: (row) => (row.lastActivityAt === null ? 0 : -Date.parse(row.lastActivityAt)),
    cell: (row) => (row.lastActivityAt === null ? t('table.never') : capitalised(spokenTime(row.lastActivityAt, now))),
  },
  {
    id: 'next',
    label: t('table.next'),
    by: (row) => (row.nextDueAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(row.nextDueAt)),
    cell: (row) => (row.nextDueAt === null ? '–' : capitalised(spokenTime(row.nextDueAt, now))),
  },
  {
    id: 'responsible',
    label: t('table.responsible'),
    by: (row) => row.responsible?.name ?? '',
    cell: (row) => (row.mine ? t('table.you') : (row.responsible?.name ?? t('table.noResponsible'))),
  },
];

/** The phase as a word with its dot. */
export function Phase({ phase }: { phase: RunningMoment['phase'] }) {
  const colour = {
    invited: 'himmel',
    scheduled: 'himmel',
    active: 'skog',
    paused: 'morgon',
    maintenance: 'morgon',
    followUp: 'himmel',
    ended: 'neutral',
    halted: 'rod',
  } as const;
  return (
    <Status colour={colour[phase]} filled={phase !== 'ended'}>
      {t(`phase.${phase}`)}
    </Status>
  );
}

function Waiting({ row }: { row: RunningMoment }) {
  const ordinary = row.openFlags - row.prioritisedFlags;
  if (row.openFlags + row.unreadForms + row.unreadMessages === 0) return <span className="quiet">{t('table.nothing')}</span>;
  return (
    <span className="row" data-gap="tight">
      {row.prioritisedFlags > 0 && (
        <Tag colour="rod" strong>
          {t('table.prioritised', { count: row.prioritisedFlags })}
        </Tag>
      )}
      {ordinary > 0 && <Tag>{t('table.flags', { count: ordinary })}</Tag>}
      {row.unreadForms > 0 && <Tag colour="himmel">{t('table.unreadForms', { count: row.unreadForms })}</Tag>}
      {row.unreadMessages > 0 && <Tag colour="himmel">{t('table.unreadMessages', { count: row.unreadMessages })}</Tag>}
    </span>
  );
}
