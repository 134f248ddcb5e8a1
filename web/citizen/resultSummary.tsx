import '../i18n/pageTexts.ts';
import '../ui/css/graph.css';
import type { ResultSeries } from '../../api/schemas/form.ts';
import { t } from '../i18n/text.ts';
import { latestValue, resultSentence } from '../results.ts';
import { BandScale } from '../ui/bandScale.tsx';
import { Card } from '../ui/card.tsx';

/** The latest value of a result: the sentence first, then where it stands among the bands, then what that means. */
export function ResultSummary({ series }: { series: ResultSeries }) {
  const latest = latestValue(series);
  const words = series.values.at(-1)?.text ?? null;
  if (latest === null)
    return words === null ? null : (
      <Card>
        <h2>{series.title}</h2>
        <p>
          <strong>{words}</strong>
        </p>
        {series.introduction !== null && <p className="quiet small">{series.introduction}</p>}
      </Card>
    );
  const meaning = series.bands.find(({ name }) => name === latest.band)?.text ?? null;
  return (
    <Card>
      <h2>{series.title}</h2>
      <p>
        <strong>{resultSentence(series, latest)}</strong>
      </p>
      {series.bands.length > 0 && <BandScale value={latest.value} bands={series.bands} minimum={series.minimum} maximum={series.maximum} />}
      {meaning !== null && <p>{meaning}</p>}
      {series.change !== null && <p>{series.change.sentence}</p>}
      {series.introduction !== null && <p className="quiet small">{series.introduction}</p>}
      <p className="sr-only">{t('result.scale', { minimum: series.minimum, maximum: series.maximum })}</p>
    </Card>
  );
}
