import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api } from '../api.ts';
import { Failure, sentenceOf } from '../failure.tsx';
import { Refusal } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/emptyState.tsx';
import { TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { SelectField } from '../ui/selectField.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { AccessTable } from './accessTable.tsx';
import { filledIn, logEvents, logRules, type LogView, type LookedFor } from './lookedFor.ts';
import { WriteReview } from './writeReview.tsx';

/** One way to look at the log: what is looked for, the rows, and a place to write down what it came to. Nothing is asked until it is pressed for. */
export function LogSearch({ view }: { view: LogView }) {
  const [wanted, setWanted] = useState<LookedFor>({});
  const [citizen, setCitizen] = useState('');
  const [asked, setAsked] = useState<{ readonly values: Record<string, string>; readonly citizen: string; readonly time: number } | null>(
    null,
  );
  const query = useInfiniteQuery({
    queryKey: ['log', view, asked],
    queryFn: ({ pageParam }) => api.log(view, asked?.values ?? {}, asked?.citizen ?? '', pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    enabled: asked !== null,
    // Each look is a row of the log: none is made by itself.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const first = query.data?.pages[0];
  const show = (event: FormEvent) => {
    event.preventDefault();
    setAsked({ values: filledIn(wanted), citizen: citizen.trim(), time: Date.now() });
  };
  const input = (name: keyof LookedFor, type: 'text' | 'date' | 'number', hint?: string) => (
    <TextField
      label={t(`log.${name}` as 'log.from')}
      {...(hint === undefined ? {} : { hint })}
      type={type}
      value={wanted[name] ?? ''}
      onChange={(event) => setWanted({ ...wanted, [name]: event.target.value })}
    />
  );
  return (
    <div className="stack">
      <p>{t(`log.about.${view}`)}</p>
      <form className="stack" noValidate onSubmit={show}>
        <div className="log-filters">
          {input('from', 'date')}
          {input('to', 'date')}
          {input('person', 'text', t('log.personHint'))}
          <TextField
            label={t('log.citizen')}
            hint={t('log.citizenHint')}
            autoComplete="off"
            inputMode="numeric"
            value={citizen}
            onChange={(event) => setCitizen(event.target.value)}
          />
          {first !== undefined && first.units.length > 1 && (
            <SelectField
              label={t('log.unit')}
              empty={t('log.allUnits')}
              options={first.units.map(({ id, name }) => ({ id, text: name }))}
              value={wanted.unit}
              onChange={(unit) => setWanted({ ...wanted, unit })}
            />
          )}
          <SelectField
            label={t('log.event')}
            empty={t('log.allEvents')}
            options={logEvents.map((id) => ({ id, text: t(`log.events.${id}`) }))}
            value={wanted.event}
            onChange={(event) => setWanted({ ...wanted, event })}
          />
          {view === 'unusual' && (
            <>
              <SelectField
                label={t('log.rule')}
                empty={t('log.allRules')}
                options={logRules.map((id) => ({ id, text: t(`log.rules.${id}`) }))}
                value={wanted.rule}
                onChange={(rule) => setWanted({ ...wanted, rule })}
              />
              {input('most', 'number')}
            </>
          )}
          {view === 'sample' && (
            <>
              {input('count', 'number')}
              {input('seed', 'text', t('log.seedHint'))}
            </>
          )}
        </div>
        <div>
          <Button type="submit" busy={query.isFetching && !query.isFetchingNextPage}>
            {t('log.show')}
          </Button>
        </div>
      </form>
      {asked !== null &&
        (first === undefined ? (
          query.isError ? (
            query.error instanceof Refusal && query.error.problem.status === 400 ? (
              <Notice kind="warning">
                <p>{sentenceOf(query.error)}</p>
              </Notice>
            ) : (
              <Failure error={query.error} />
            )
          ) : (
            <Skeleton />
          )
        ) : (
          <>
            <div role="status">
              {rows.length === 0 ? (
                <EmptyState title={t('log.none')}>{t('log.noneText')}</EmptyState>
              ) : (
                <p>
                  {t('log.found', { count: rows.length })}
                  {first.seed !== null && ` ${t('log.drawn', { seed: first.seed })}`}
                </p>
              )}
            </div>
            {rows.length > 0 && <AccessTable rows={rows} withWhy={view === 'unusual'} />}
            {query.hasNextPage && (
              <div>
                <Button variant="secondary" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('log.more')}
                </Button>
              </div>
            )}
            <WriteReview
              kind={view}
              lookedFor={{ ...asked.values, ...(first.seed === null ? {} : { seed: first.seed }) }}
              rowsSeen={rows.length}
            />
          </>
        ))}
    </div>
  );
}
