import '../i18n/besideTexts.ts';
import '../ui/css/announcements.css';
import { MegaphoneIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { spokenTime } from '../spoken.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Tag } from '../ui/tag.tsx';
import { announcementsQuery } from './announcementsQuery.ts';
import { AnnouncementText } from './announcementText.tsx';

/** The megaphone top right: how many announcements are unread, and all of them, also those that have been closed (ANN-02, ANN-03). */
export function Megaphone() {
  const { data = [] } = useQuery(announcementsQuery);
  const [unreadAtOpening, setUnreadAtOpening] = useState<ReadonlySet<string> | null>(null);
  const read = useAct<readonly string[], unknown>('*', async (key, ids) => {
    // One key for each: the same press is the same acts.
    for (const id of ids) await api.seeAnnouncement(`${key}-${id}`, id, 'read');
  });
  const unread = data.filter((each) => !each.read);
  const open = () => {
    const ids = unread.map(({ id }) => id);
    setUnreadAtOpening(new Set(ids));
    if (ids.length > 0) read.mutate(ids);
  };
  const now = new Date().toISOString();
  return (
    <>
      <button type="button" className="megaphone" aria-haspopup="dialog" onClick={open}>
        <Icon of={MegaphoneIcon} />
        <span className="word">{t('announcements.title')}</span>
        {unread.length > 0 && (
          <>
            <span className="count" aria-hidden="true">
              {unread.length}
            </span>
            <span className="sr-only">{t('announcements.unread', { count: unread.length })}</span>
          </>
        )}
      </button>
      {createPortal(
        <Dialog title={t('announcements.title')} open={unreadAtOpening !== null} onClose={() => setUnreadAtOpening(null)}>
          {data.length === 0 ? (
            <p>{t('announcements.none')}</p>
          ) : (
            <ul className="said">
              {data.map((announcement) => (
                <li key={announcement.id}>
                  <div className="row">
                    {announcement.severity !== 'information' && (
                      <Tag colour={announcement.severity === 'important' ? 'lera' : 'rod'}>
                        {t(`announcements.severity.${announcement.severity}`)}
                      </Tag>
                    )}
                    {unreadAtOpening?.has(announcement.id) === true && <Tag colour="himmel">{t('announcements.new')}</Tag>}
                    <span className="quiet small">
                      {t('announcements.from', { sender: announcement.sender ?? 'Stegvis', when: spokenTime(announcement.from, now) })}
                    </span>
                  </div>
                  <AnnouncementText announcement={announcement} />
                </li>
              ))}
            </ul>
          )}
          <div>
            <Button variant="secondary" onClick={() => setUnreadAtOpening(null)}>
              {t('announcements.close')}
            </Button>
          </div>
        </Dialog>,
        // Out of the head, whose narrow lines are not for reading in.
        document.querySelector('.page') ?? document.body,
      )}
    </>
  );
}
