import type { WrittenAnnouncement, WrittenAnnouncements } from '../../api/schemas/announcement.ts';
import type { WriteAnnouncement } from '../api.ts';
import { t } from '../i18n/text.ts';

/** An announcement as it is written in the fields; times as the author's clock has them. */
export interface AnnouncementDraft {
  readonly kind: WriteAnnouncement['kind'];
  readonly unit: string | null;
  readonly toStaff: boolean;
  readonly toCitizens: boolean;
  readonly severity: WriteAnnouncement['severity'];
  readonly language: WriteAnnouncement['language'];
  readonly title: string;
  readonly body: string;
  /** `2026-11-22T08:00` */
  readonly from: string;
  readonly to: string;
  readonly again: boolean;
}

export function draftOf(announcement: WrittenAnnouncement | null, scope: WrittenAnnouncements['scope']): AnnouncementDraft {
  if (announcement === null)
    return {
      kind: scope === 'everyone' ? 'service' : 'information',
      unit: null,
      toStaff: scope === 'careProvider',
      toCitizens: false,
      severity: 'information',
      language: 'sv',
      title: '',
      body: '',
      from: localTime(new Date()),
      to: '',
      again: false,
    };
  const { kind, toStaff, toCitizens, severity, language, title, body, unit, from, to } = announcement;
  return {
    kind,
    unit: unit?.id ?? null,
    toStaff,
    toCitizens,
    severity,
    language: language as AnnouncementDraft['language'],
    title,
    body,
    from: localTime(new Date(from)),
    to: to === null ? '' : localTime(new Date(to)),
    again: false,
  };
}

/** What must be put right, each at its field. */
export function wrongIn({ toStaff, toCitizens, title, body, from, to }: AnnouncementDraft): { field: string; message: string }[] {
  const begins = instantIn(from);
  const ends = to === '' ? null : instantIn(to);
  return [
    ...(toStaff || toCitizens ? [] : [{ field: 'audience', message: t('announce.noAudience') }]),
    ...(title.trim() === '' ? [{ field: 'title', message: t('announce.missing') }] : []),
    ...(body.trim() === '' ? [{ field: 'body', message: t('announce.missing') }] : []),
    ...(Number.isNaN(begins) ? [{ field: 'from', message: t('announce.badTime') }] : []),
    ...(ends !== null && Number.isNaN(ends) ? [{ field: 'to', message: t('announce.badTime') }] : []),
    ...(ends !== null && ends <= begins ? [{ field: 'to', message: t('announce.order') }] : []),
  ];
}

export const instantIn = (time: string): number => Date.parse(time);

/** As the API takes it, without what is said when it is sent. */
export const textOf = ({ toStaff, toCitizens, severity, language, title, body, from, to }: AnnouncementDraft) => ({
  toStaff,
  toCitizens,
  severity,
  language,
  title: title.trim(),
  body: body.trim(),
  from: new Date(instantIn(from)).toISOString(),
  to: to === '' ? null : new Date(instantIn(to)).toISOString(),
});

/** A time in the form that the browser's own field has, to the minute. */
function localTime(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
