import type { Announcement } from '../../api/schemas/announcement.ts';

/** The words of an announcement, in the language they are in. */
export function AnnouncementText({
  announcement: { title, body, language },
}: {
  announcement: Pick<Announcement, 'title' | 'body' | 'language'>;
}) {
  return (
    <div lang={language} dir="auto" className="stack" data-gap="tight">
      <p>
        <strong>{title}</strong>
      </p>
      <p className="announcement-text">{body}</p>
    </div>
  );
}
