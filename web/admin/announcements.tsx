import '../i18n/staffTexts.ts';
import '../i18n/catalogueTexts.ts';
import '../ui/css/staff.css';
import '../ui/css/announcements.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { WrittenAnnouncement, WrittenAnnouncements } from '../../api/schemas/announcement.ts';
import { AnnouncementText } from '../announcements/announcementText.tsx';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { spokenTime } from '../spoken.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { EmptyState } from '../ui/emptyState.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { Tag } from '../ui/tag.tsx';
import { AnnouncementForm } from './announcementForm.tsx';
import { ConfirmDialog } from './confirmDialog.tsx';

/** What has been said to many by those who write it, and a new one. */
export function AnnouncementsPage() {
  const written = useQuery({ queryKey: ['writtenAnnouncements', '*'], queryFn: api.writtenAnnouncements });
  const [editing, setEditing] = useState<WrittenAnnouncement | 'new' | null>(null);
  const data = written.data;
  return (
    <div className="stack narrow" data-gap="wide">
      <PageHead
        title={t('announce.title')}
        back={<Link to="/admin">{t('admin.title')}</Link>}
        {...(data === undefined ? {} : { under: underOf(data) })}
        {...(editing === null ? { action: <Button onClick={() => setEditing('new')}>{t('announce.new')}</Button> } : {})}
      />
      <Loaded query={written}>
        {(all) =>
          editing !== null ? (
            <AnnouncementForm
              key={editing === 'new' ? 'new' : editing.id}
              page={all}
              announcement={editing === 'new' ? null : editing}
              onDone={() => setEditing(null)}
            />
          ) : all.announcements.length === 0 ? (
            <EmptyState title={t('announce.none')}>{t('announce.noneText')}</EmptyState>
          ) : (
            all.announcements.map((announcement) => (
              <Written key={announcement.id} announcement={announcement} onEdit={() => setEditing(announcement)} />
            ))
          )
        }
      </Loaded>
    </div>
  );
}

const underOf = ({ scope, name }: WrittenAnnouncements): string =>
  scope === 'unit'
    ? t('announce.underUnit', { name })
    : scope === 'careProvider'
      ? t('announce.underProvider', { name })
      : t('announce.underEveryone');

function Written({ announcement, onEdit }: { announcement: WrittenAnnouncement; onEdit: () => void }) {
  const { id, title, history, takenBackAt } = announcement;
  const now = new Date().toISOString();
  return (
    <Card label={title} {...(takenBackAt === null ? {} : { tone: 'still' as const })}>
      <div className="row">
        <State announcement={announcement} now={now} />
        <span className="quiet small">{factsOf(announcement).join(' · ')}</span>
      </div>
      <AnnouncementText announcement={announcement} />
      {takenBackAt === null && (
        <div className="row">
          <Button size="small" variant="secondary" onClick={onEdit}>
            {t('announce.edit')}
            <span className="sr-only"> {title}</span>
          </Button>
          <ConfirmDialog
            trigger={(open) => (
              <Button size="small" variant="secondary" onClick={open}>
                {t('announce.takeBack')}
                <span className="sr-only"> {title}</span>
              </Button>
            )}
            title={t('announce.takeBackTitle', { title })}
            consequence={t('announce.takeBackText')}
            confirm={t('announce.takeBack')}
            danger
            act={(key) => api.takeBackAnnouncement(key, id)}
          />
        </div>
      )}
      <Disclosure plain summary={t('announce.history')}>
        <ul className="said">
          {history.map((revision) => (
            <li key={revision.revision}>
              <span className="quiet small">
                {t('announce.revision', { name: revision.by ?? t('announce.somebody'), when: spokenTime(revision.at, now) })}
              </span>
              <AnnouncementText announcement={{ ...revision, language: announcement.language }} />
            </li>
          ))}
        </ul>
      </Disclosure>
    </Card>
  );
}

function State({ announcement: { from, to, takenBackAt }, now }: { announcement: WrittenAnnouncement; now: string }) {
  if (takenBackAt !== null) return <Tag>{t('announce.state.takenBack', { when: spokenTime(takenBackAt, now) })}</Tag>;
  if (from > now) return <Tag colour="himmel">{t('announce.state.later', { when: spokenTime(from, now) })}</Tag>;
  if (to !== null && to <= now) return <Tag>{t('announce.state.over', { when: spokenTime(to, now) })}</Tag>;
  return (
    <Tag colour="skog">
      {t('announce.state.shown')}
      {to !== null && ` ${t('announce.until', { when: spokenTime(to, now) })}`}
    </Tag>
  );
}

function factsOf({ kind, severity, toStaff, toCitizens, unit, language }: WrittenAnnouncement): string[] {
  const to = [...(toStaff ? [t('announce.staff')] : []), ...(toCitizens ? [t('announce.citizens')] : [])].join(', ');
  return [
    ...(kind === 'information' ? [] : [t(`announce.kinds.${kind}`)]),
    t(`announce.severities.${severity}`),
    unit === null ? to : `${to}, ${unit.name}`,
    ...(language === 'sv' ? [] : [t(`announce.languages.${language}` as 'announce.languages.sv')]),
  ];
}
