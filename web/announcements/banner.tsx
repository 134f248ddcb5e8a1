import '../i18n/besideTexts.ts';
import '../ui/css/announcements.css';
import { useQuery } from '@tanstack/react-query';
import type { Announcement } from '../../api/schemas/announcement.ts';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { announcementsQuery } from './announcementsQuery.ts';
import { AnnouncementText } from './announcementText.tsx';

/** What is announced and not closed, at the top of the page (ANN-02). Those beyond the gravest few wait until there is room. */
export function AnnouncementBanner() {
  const { data } = useQuery(announcementsQuery);
  const shown = (data ?? []).filter(({ closed }) => !closed).slice(0, MOST_SHOWN);
  if (shown.length === 0) return null;
  return (
    <section className="announcements" aria-label={t('announcements.title')} data-no-print>
      {shown.map((announcement) => (
        <Banner key={announcement.id} announcement={announcement} />
      ))}
    </section>
  );
}

const MOST_SHOWN = 3;
const KINDS = { information: 'information', important: 'warning', disturbance: 'error' } as const;

function Banner({ announcement }: { announcement: Announcement }) {
  const close = useAct<string, object>(
    '*',
    (key, id) => api.seeAnnouncement(key, id, 'close'),
    () => document.getElementById('main')?.focus(),
  );
  return (
    <Notice kind={KINDS[announcement.severity]} live>
      <AnnouncementText announcement={announcement} />
      <div>
        <Button variant="secondary" size="small" busy={close.isPending} onClick={() => close.mutate(announcement.id)}>
          {t('announcements.close')}
          <span className="sr-only"> {announcement.title}</span>
        </Button>
      </div>
    </Notice>
  );
}
