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

/** A result over time as a graph, with the same values as a table. */
export function ResultView({ series, now, openTable = false }: { series: ResultSeries; now: string; openTable?: boolean }) {
  const counted = countedValues(series);
  const [columns] = useState(() => columnsOf(now, series.bands.length > 0 || series.values.some(({ failure }) => failure !== null)));
  const newestFirst = series.values.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const first = counted[0];
  const last = counted.at(-1);
  return (
    <div className="stack" data-gap="close">
      {first !== undefined && last !== undefined && (
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
          bands={series.bands}
          minimum={series.minimum}
          maximum={series.maximum}
        />
      )}
      <Disclosure summary={t('result.table', { count: series.values.length })} open={openTable}>
        <Table caption={t('result.tableOf', { title: series.title })} columns={columns} rows={newestFirst} rowKey={(value) => value.at} />
      </Disclosure>
    </div>
  );
}

const columnsOf = (now: string, banded: boolean): readonly Column<Value>[] => [
  { id: 'at', label: t('result.when'), cell: (value) => spokenTime(value.at, now), by: (value) => Date.parse(value.at) },
  {
    id: 'value',
    label: t('result.value'),
    cell: (value) => (value.value === null ? t('result.failed') : spokenNumber(value.value)),
    by: (value) => value.value ?? -1,
    number: true,
  },
  ...(banded ? [{ id: 'band', label: t('result.band'), cell: (value: Value) => value.band ?? value.failure ?? '' }] : []),
];
