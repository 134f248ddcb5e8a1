import './i18n/pageTexts.ts';
import './ui/css/graph.css';
import { useState } from 'react';
import type { Measure } from '../api/schemas/activityPlan.ts';
import { t } from './i18n/text.ts';
import { limitsOf } from './measureWords.ts';
import { shortDate, spokenNumber, spokenTime } from './spoken.ts';
import { Disclosure } from './ui/disclosure.tsx';
import { ResultGraph } from './ui/resultGraph.tsx';
import { Table, type Column } from './ui/table.tsx';
import { Tag } from './ui/tag.tsx';

type Value = Measure['values'][number];

/** What has been registered of one measure: a graph with the agreed limits, and the same values as a table. */
export function MeasureValues({ measure, now, openTable = false }: { measure: Measure; now: string; openTable?: boolean }) {
  const { values, minimum, maximum, unit, name } = measure;
  const [columns] = useState(() => columnsOf(now, unit));
  const inOrder = values.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const first = inOrder[0];
  const last = inOrder.at(-1);
  if (first === undefined || last === undefined) return <p className="quiet small">{t('plan.nothing')}</p>;
  const amounts = values.map(({ value }) => value);
  const low = Math.min(0, minimum ?? 0, ...amounts);
  const high = Math.max(1, maximum ?? 0, ...amounts);
  const bands =
    limitsOf(measure) === null
      ? []
      : [{ from: minimum ?? low, to: maximum ?? high, name: t('plan.agreed'), tone: 'calm' as const, text: null }];
  return (
    <div className="stack" data-gap="close">
      {inOrder.length > 1 && (
        <ResultGraph
          title={name}
          description={t('plan.description', {
            count: inOrder.length,
            from: shortDate(first.at),
            to: shortDate(last.at),
            last: [spokenNumber(last.value), unit].filter(Boolean).join(' '),
          })}
          values={inOrder}
          bands={bands}
          minimum={low}
          maximum={high}
          exact
        />
      )}
      <Disclosure summary={t('result.table', { count: values.length })} open={openTable}>
        <Table caption={t('result.tableOf', { title: name })} columns={columns} rows={inOrder.toReversed()} rowKey={(value) => value.at} />
      </Disclosure>
    </div>
  );
}

const columnsOf = (now: string, unit: string | null): readonly Column<Value>[] => [
  { id: 'at', label: t('result.when'), cell: (value) => spokenTime(value.at, now), by: (value) => Date.parse(value.at) },
  {
    id: 'value',
    label: unit === null ? t('result.value') : t('plan.valueIn', { unit }),
    cell: (value) => (
      <>
        {spokenNumber(value.value)} {value.outside && <Tag colour="lera">{t('plan.outside')}</Tag>}
      </>
    ),
    by: (value) => value.value,
    number: true,
  },
  { id: 'by', label: t('plan.by'), cell: (value) => t(`plan.writer.${value.by}`) },
];
