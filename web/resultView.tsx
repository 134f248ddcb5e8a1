import './i18n/pageTexts.ts';
import './ui/css/graph.css';
import { useState } from 'react';
import type { ResultSeries } from '../api/schemas/form.ts';
import { t } from './i18n/text.ts';
import { belongsAt, countedValues, resultSentence } from './results.ts';
import { shortDate, spokenDay, spokenNumber, spokenTime } from './spoken.ts';
import { Disclosure } from './ui/disclosure.tsx';
import { ResultGraph } from './ui/resultGraph.tsx';
import { Table, type Column } from './ui/table.tsx';

type Value = ResultSeries['values'][number];

/** A result over time as a graph, with the same values as a table; results that belong together share the graph, each with its own table. */
export function ResultView({
  series,
  others = [],
  now,
  openTable = false,
}: {
  series: ResultSeries;
  others?: readonly ResultSeries[];
  now: string;
  openTable?: boolean;
}) {
  const counted = placed(series);
  const drawn = series.shownAs.length === 0 || series.shownAs.includes('graph');
  const [columns] = useState(() =>
    columnsOf(now, series.bands.length > 0 || series.values.some(({ failure, recomputed }) => failure !== null || recomputed !== null)),
  );
  const newestFirst = newestOf(series);
  const first = counted[0];
  const last = counted.at(-1);
  return (
    <div className="stack" data-gap="close">
      {drawn && first !== undefined && last !== undefined && (
        <ResultGraph
          title={series.title}
          description={t('result.description', {
            count: counted.length,
            from: shortDate(first.at),
            to: shortDate(last.at),
            first: spokenNumber(first.value),
            last: resultSentence(series, last),
          })}
          values={counted}
          bands={others.length === 0 ? series.bands : []}
          minimum={Math.min(series.graph.minimum, ...others.map(({ graph }) => graph.minimum))}
          maximum={Math.max(series.graph.maximum, ...others.map(({ graph }) => graph.maximum))}
          name={series.title}
          others={others.map((other) => ({ name: other.title, values: placed(other) }))}
        />
      )}
      <Disclosure summary={t('result.table', { count: series.values.length })} open={openTable}>
        <Table
          caption={t('result.tableOf', { title: series.title })}
          columns={columns}
          rows={newestFirst}
          rowKey={(value) => `${value.instance}/${value.at}`}
        />
      </Disclosure>
      {others.map((other) => (
        <Disclosure key={`${other.form}/${other.result}`} summary={t('result.tableNamed', { title: other.title })}>
          <Table
            caption={t('result.tableOf', { title: other.title })}
            columns={columns}
            rows={newestOf(other)}
            rowKey={(value) => `${value.instance}/${value.at}`}
          />
        </Disclosure>
      ))}
    </div>
  );
}

/** The values that are drawn, each where it belongs in time. */
const placed = (series: ResultSeries) => countedValues(series).map((value) => ({ ...value, at: belongsAt(value) }));

const newestOf = (series: ResultSeries): readonly Value[] =>
  series.values.toSorted((a, b) => Date.parse(belongsAt(b)) - Date.parse(belongsAt(a)));

const columnsOf = (now: string, banded: boolean): readonly Column<Value>[] => [
  {
    id: 'at',
    label: t('result.when'),
    cell: (value) => (value.day === null ? spokenTime(value.at, now) : spokenDay(belongsAt(value), now)),
    by: (value) => Date.parse(belongsAt(value)),
  },
  {
    id: 'value',
    label: t('result.value'),
    cell: (value) => (value.value === null ? (value.text ?? t('result.failed')) : spokenNumber(value.value)),
    by: (value) => value.value ?? -1,
    number: true,
  },
  ...(banded ? [{ id: 'band', label: t('result.band'), cell: (value: Value) => meaningOf(value, now) }] : []),
];

/** The band or why there is no value; and, where it has been reckoned anew, what it was before. */
function meaningOf({ band, failure, recomputed }: Value, now: string): string {
  const meaning = band ?? failure ?? '';
  if (recomputed === null) return meaning;
  const before = recomputed.value === null ? (recomputed.text ?? t('result.failed')) : spokenNumber(recomputed.value);
  return [meaning, t('result.recomputed', { when: spokenTime(recomputed.at, now), before })].filter((part) => part !== '').join('. ');
}
