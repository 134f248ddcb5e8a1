import '../i18n/staffTexts.ts';
import '../ui/css/staff.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Overview } from '../../api/schemas/staff.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { keptChoice } from '../keptChoice.ts';
import { Loaded } from '../loaded.tsx';
import { spokenAge } from '../spoken.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { EmptyState } from '../ui/emptyState.tsx';
import { ButtonLink, Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { Toggle } from '../ui/toggle.tsx';
import { CitizenTable } from './citizenTable.tsx';
import { Counts } from './counts.tsx';
import { FlagList } from './flagList.tsx';

type Whose = 'mine' | 'all' | 'test';
/** The filter stays, over sign-outs, until it is taken off (THV-01). */
const filter = keptChoice<Whose>('stegvis.overview', ['mine', 'all', 'test']);

/** What waits for staff: prioritised flags first, then flags, unread forms without a flag, and the citizens. */
export function OverviewPage() {
  const [whose, setWhose] = useState<Whose>(filter.read() ?? 'mine');
  const mine = useQuery({ queryKey: ['overview', '*', 'mine'], queryFn: () => api.overview(true) });
  const all = useQuery({ queryKey: ['overview', '*', 'all'], queryFn: () => api.overview(false) });
  const test = useQuery({
    queryKey: ['overview', '*', 'test'],
    queryFn: () => api.overview(false, null, 'test'),
    enabled: whose === 'test',
  });
  const shown = { mine, all, test }[whose];
  const choose = (choice: Whose) => {
    filter.keep(choice);
    setWhose(choice);
  };
  return (
    <div className="stack">
      <PageHead title={t('overview.title')} action={<ButtonLink to="/personal/starta">{t('shell.start')}</ButtonLink>} />
      <div className="row" data-between>
        <Toggle
          label={t('overview.whose')}
          options={[
            { id: 'mine', label: <FilterLabel words={t('overview.mine')} prioritised={mine.data?.counts.prioritisedFlags} /> },
            { id: 'all', label: <FilterLabel words={t('overview.all')} prioritised={all.data?.counts.prioritisedFlags} /> },
            { id: 'test', label: t('overview.test') },
          ]}
          chosen={whose}
          onChoose={choose}
        />
        {whose === 'mine' && <FilterBar mine={mine.data} all={all.data} onAll={() => choose('all')} />}
      </div>
      <Loaded query={shown}>
        {(overview) => (
          <Content
            key={whose}
            overview={overview}
            whose={whose}
            elsewhere={whose === 'mine' ? elsewhere(mine.data, all.data) : 0}
            onAll={() => choose('all')}
          />
        )}
      </Loaded>
    </div>
  );
}

function Content({ overview, whose, elsewhere: away, onAll }: { overview: Overview; whose: Whose; elsewhere: number; onAll: () => void }) {
  const now = new Date().toISOString();
  const [pages, setPages] = useState<readonly Overview[]>([]);
  const next = pages.length === 0 ? overview.next : (pages.at(-1)?.next ?? null);
  const all = [...overview.runningMoments, ...pages.flatMap((page) => page.runningMoments)];
  const rows = all.filter((row) => !isPutAway(row));
  const ended = all.filter(isPutAway);
  return (
    <div className="stack" data-gap="wide">
      <Counts counts={overview.counts} />
      {away > 0 && (
        <Notice kind="warning">
          <div className="row" data-between>
            <p>{t('overview.prioritisedElsewhere', { count: away })}</p>
            <Button variant="quiet" onClick={onAll}>
              {t('overview.showAll')}
            </Button>
          </div>
        </Notice>
      )}
      <section className="stack" data-gap="close" aria-labelledby="flags">
        <h2 id="flags">{t('overview.flags')}</h2>
        <FlagList flags={overview.flags} now={now} named empty={t('overview.noFlags')} />
      </section>
      {overview.unreadForms.length > 0 && (
        <section className="stack" data-gap="close" aria-labelledby="unread">
          <h2 id="unread">{t('overview.unread')}</h2>
          <ul className="rows">
            {overview.unreadForms.map((form) => (
              <li key={form.instance}>
                <strong>{form.citizen}</strong>
                <span>{form.form}</span>
                <span className="quiet small">
                  {form.moment} · {spokenAge(form.savedAt, now)}
                </span>
                <Link to="/personal/moment/$id/formular/$instance" params={{ id: form.runningMoment, instance: form.instance }} alone>
                  {t('overview.readForm')}
                  <span className="sr-only"> {t('overview.readFormOf', { form: form.form, citizen: form.citizen })}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="stack" data-gap="close" aria-labelledby="citizens">
        <h2 id="citizens">{t(`overview.citizensOf.${whose}`)}</h2>
        {rows.length === 0 ? (
          <EmptyState title={t('overview.noCitizens')}>{t('overview.noCitizensText')}</EmptyState>
        ) : (
          <CitizenTable rows={rows} now={now} />
        )}
        {ended.length > 0 && (
          <Disclosure plain summary={t('overview.ended', { count: ended.length })}>
            <CitizenTable rows={ended} now={now} caption={t('start.ended')} />
          </Disclosure>
        )}
        {next !== null && (
          <div>
            <Button
              variant="secondary"
              onClick={() =>
                void api.overview(whose === 'mine', next, whose === 'test' ? 'test' : 'real').then((page) => setPages([...pages, page]))
              }
            >
              {t('overview.more')}
            </Button>
          </div>
        )}
      </section>
    </div>
  );
}

/** Ended, and nothing in it waits for anybody. */
const isPutAway = (row: Overview['runningMoments'][number]): boolean =>
  row.phase === 'ended' && row.openFlags + row.unreadForms + row.unreadMessages === 0;

function FilterLabel({ words, prioritised }: { words: string; prioritised: number | undefined }) {
  return (
    <>
      {words}
      {prioritised !== undefined && prioritised > 0 && (
        <span className="small"> · {t('overview.prioritised', { count: prioritised })}</span>
      )}
    </>
  );
}

/** What the filter is and how many it hides (THV-02, THV-03). */
function FilterBar({ mine, all, onAll }: { mine: Overview | undefined; all: Overview | undefined; onAll: () => void }) {
  if (mine === undefined || all === undefined || mine.next !== null || all.next !== null) return null;
  const hidden = all.runningMoments.length - mine.runningMoments.length;
  if (hidden <= 0) return null;
  return (
    <div className="row quiet small">
      <p>{t('overview.hidden', { count: hidden })}</p>
      <Button variant="quiet" onClick={onAll}>
        {t('overview.showAll')}
      </Button>
    </div>
  );
}

const elsewhere = (mine: Overview | undefined, all: Overview | undefined): number =>
  mine === undefined || all === undefined ? 0 : Math.max(0, all.counts.prioritisedFlags - mine.counts.prioritisedFlags);
