import './ui/css/graph.css';
import { useState } from 'react';
import type { ResultSeries } from '../api/schemas/form.ts';
import { t } from './i18n/text.ts';
import { countedValues, resultSentence } from './results.ts';
import { shortDate, spokenNumber, spokenTime } from './spoken.ts';
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
  const counted = countedValues(series);
  const drawn = series.shownAs.length === 0 || series.shownAs.includes('graph');
  const [columns] = useState(() =>
    columnsOf(now, series.bands.length > 0 || series.values.some(({ failure, recomputed }) => failure !== null || recomputed !== null)),
  );
  const newestFirst = series.values.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
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
          others={others.map((other) => ({ name: other.title, values: countedValues(other) }))}
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
            rows={other.values.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))}
            rowKey={(value) => `${value.instance}/${value.at}`}
          />
        </Disclosure>
      ))}
    </div>
  );
}

const columnsOf = (now: string, banded: boolean): readonly Column<Value>[] => [
  { id: 'at', label: t('result.when'), cell: (value) => spokenTime(value.at, now), by: (value) => Date.parse(value.at) },
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
