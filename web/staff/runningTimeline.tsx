import { useState } from 'react';
import type { RunningMomentPage } from '../../api/schemas/staff.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { capitalised, spokenTime } from '../spoken.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Timeline, type TimelineEntry } from '../ui/timeline.tsx';
import { Why } from '../ui/why.tsx';

type Item = RunningMomentPage['timeline'][number];
/** This much of the past, and of what comes, is shown until more is asked for. */
const shownPast = 12;
const shownComing = 10;

/** The middle column: what has been and why, now, and what comes. */
export function RunningTimeline({ page }: { page: RunningMomentPage }) {
  const [whole, setWhole] = useState(false);
  const [further, setFurther] = useState(false);
  const past = page.timeline.filter(({ kind }) => kind !== 'coming').toSorted(inTime);
  const coming = page.timeline.filter(({ kind }) => kind === 'coming').toSorted(inTime);
  const hidden = whole ? 0 : Math.max(0, past.length - shownPast);
  const entry = (item: Item): TimelineEntry => ({
    key: item.key,
    when: capitalised(spokenTime(item.at, page.now)),
    title:
      item.parts.length === 0 ? (
        item.title
      ) : (
        <Disclosure plain summary={item.title}>
          <ul className="parts">
            {item.parts.map((part, index) => (
              <li key={index}>{part}</li>
            ))}
          </ul>
        </Disclosure>
      ),
    outcome: item.outcome === null || item.outcome === 'fired' ? undefined : t(`outcome.${item.outcome}`),
    kind: item.kind !== 'coming' ? 'past' : item.sure === false ? 'conditional' : 'sure',
    more: item.why ? (
      <Why about={item.title} queryKey={['why', page.id, 'decision', item.key]} ask={() => api.why(page.id, { decision: item.key })} />
    ) : undefined,
  });
  return (
    <section className="stack" data-gap="close" aria-labelledby="timeline">
      <h2 id="timeline">{t('running.timeline')}</h2>
      {hidden > 0 && (
        <div>
          <Button variant="quiet" onClick={() => setWhole(true)}>
            {t('running.earlier', { count: hidden })}
          </Button>
        </div>
      )}
      <Timeline
        label={t('running.timeline')}
        past={past.slice(hidden).map(entry)}
        now={t('running.now', { when: spokenTime(page.now, page.now) })}
        coming={coming.slice(0, further ? coming.length : shownComing).map(entry)}
        conditionalWord={t('running.conditional')}
      />
      {!further && coming.length > shownComing && (
        <div>
          <Button variant="quiet" onClick={() => setFurther(true)}>
            {t('running.later', { count: coming.length - shownComing })}
          </Button>
        </div>
      )}
      {coming.length === 0 && <p className="quiet">{page.phase === 'ended' ? t('running.over') : t('running.nothingComing')}</p>}
    </section>
  );
}

const inTime = (a: Item, b: Item): number => Date.parse(a.at) - Date.parse(b.at);
