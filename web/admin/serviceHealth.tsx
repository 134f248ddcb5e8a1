import '../i18n/adminTexts.ts';
import { useQuery } from '@tanstack/react-query';
import type { ServicesNow } from '../../api/schemas/serviceHealth.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { spokenAge, spokenNumber, spokenTime } from '../spoken.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { Table } from '../ui/table.tsx';
import type { Column } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';

type Service = ServicesNow['services'][number];
type Row = Service['seen'][number] & Pick<Service, 'service' | 'name' | 'what'>;

/** How the services outside the house are, as each process finds them, and how long the log's queue is (ROL-04, LOG-20). Asked again twice a minute. */
export function Services() {
  const query = useQuery({ queryKey: ['services'], queryFn: api.services, refetchInterval: 30_000 });
  return (
    <div className="stack" data-gap="wide">
      <PageHead title={t('admin.pages.services.name')} under={t('admin.pages.services.about')} />
      <Loaded query={query}>{(now) => <Found {...now} at={new Date(query.dataUpdatedAt).toISOString()} />}</Loaded>
    </div>
  );
}

function Found({ services, log, at }: ServicesNow & { at: string }) {
  const rows = services.flatMap(({ seen, ...service }) => seen.filter(({ calls }) => calls > 0).map((each) => ({ ...service, ...each })));
  const silent = services.filter(({ seen }) => seen.every(({ calls }) => calls === 0));
  const away = [...new Set(rows.filter(({ state }) => state !== 'closed').map(({ name }) => name))];
  return (
    <>
      {away.length > 0 && (
        <Notice kind="warning">
          <p>{t('services.away', { services: away.join(', ') })}</p>
        </Notice>
      )}
      <p className="quiet">{t('services.updated', { at: spokenTime(at, at) })}</p>
      {rows.length > 0 && <Table caption={t('services.caption')} columns={columns(at)} rows={rows} rowKey={keyOf} />}
      {silent.length > 0 && <p>{t('services.silent', { services: silent.map(({ name }) => name).join(', ') })}</p>}
      <section className="stack" data-gap="close" aria-labelledby="log-queue">
        <h2 id="log-queue">{t('services.log')}</h2>
        <p>
          {log.waiting === 0 || log.oldest === null
            ? t('services.logEmpty')
            : t('services.logWaiting', { count: log.waiting, age: spokenAge(log.oldest, at) })}
        </p>
        {log.storedAt !== null && <p className="quiet">{t('services.logStored', { at: spokenTime(log.storedAt, at) })}</p>}
        {log.refused > 0 && (
          <Notice kind="warning">
            <p>{t('services.logRefused', { count: log.refused })}</p>
          </Notice>
        )}
      </section>
    </>
  );
}

const keyOf = ({ service, process }: Row): string => `${service} ${process}`;

const columns = (now: string): readonly Column<Row>[] => [
  { id: 'service', label: t('services.service'), cell: ({ name }) => name, by: ({ name }) => name },
  {
    id: 'process',
    label: t('services.process'),
    cell: ({ process }) => t(process.startsWith('worker') ? 'services.worker' : 'services.api'),
    by: ({ process }) => process,
  },
  {
    id: 'state',
    label: t('services.state'),
    cell: ({ state }) => <Tag colour={state === 'closed' ? 'skog' : 'lera'}>{t(`services.states.${state}`)}</Tag>,
    by: ({ state }) => state,
  },
  { id: 'calls', label: t('services.calls'), number: true, cell: ({ calls }) => spokenNumber(calls, 0), by: ({ calls }) => calls },
  {
    id: 'failures',
    label: t('services.failures'),
    number: true,
    cell: ({ failures }) => spokenNumber(failures, 0),
    by: ({ failures }) => failures,
  },
  { id: 'p50', label: t('services.p50'), number: true, cell: ({ p50 }) => milliseconds(p50), by: ({ p50 }) => p50 ?? 0 },
  { id: 'p95', label: t('services.p95'), number: true, cell: ({ p95 }) => milliseconds(p95), by: ({ p95 }) => p95 ?? 0 },
  {
    id: 'lastError',
    label: t('services.lastError'),
    cell: ({ lastError }) => (lastError === null ? t('services.none') : `${errorWords(lastError.what)}, ${spokenTime(lastError.at, now)}`),
  },
];

const milliseconds = (ms: number | null): string => (ms === null ? '–' : t('services.ms', { ms: spokenNumber(ms, 0) }));

/** `unreachable`, `fault VP009`: the kind in words, the code as it is. */
function errorWords(what: string): string {
  const [kind = '', code] = what.split(' ', 2);
  const known = (['unreachable', 'tooSlow', 'brokenAnswer', 'fault'] as const).find((each) => each === kind);
  const words = known === undefined ? kind : t(`services.errors.${known}`);
  return code === undefined ? words : `${words} (${what.slice(kind.length + 1)})`;
}
