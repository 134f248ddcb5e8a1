import '../i18n/adminTexts.ts';
import '../i18n/logTexts.ts';
import '../i18n/staffTexts.ts';
import '../ui/css/staff.css';
import '../ui/css/log.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../i18n/text.ts';
import { sessionQuery } from '../session.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { LogSearch } from './logSearch.tsx';
import { Reviews } from './reviews.tsx';

const views = ['accesses', 'sample', 'unusual', 'reviews'] as const;

/** Following up the log of a care unit (LOG-18, LOG-19): by filters, by chance, by rules, and what earlier follow-ups came to. */
export function FollowUp() {
  const { data: session } = useQuery(sessionQuery);
  const [view, setView] = useState<(typeof views)[number]>('accesses');
  const place = session?.kind === 'administrator' ? session.place.name : '';
  return (
    <div className="stack">
      <PageHead title={t('log.title')} under={t('log.under', { place })} back={<Link to="/admin">{t('admin.title')}</Link>} />
      <Tabs
        label={t('log.views')}
        chosen={view}
        onChoose={setView}
        tabs={views.map((id) => ({
          id,
          label: t(`log.view.${id}`),
          content: () => (id === 'reviews' ? <Reviews /> : <LogSearch key={id} view={id} />),
        }))}
      />
    </div>
  );
}
