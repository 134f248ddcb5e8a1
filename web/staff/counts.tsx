import type { Overview } from '../../api/schemas/staff.ts';
import { t } from '../i18n/text.ts';

/** How much waits, in one row. */
export function Counts({ counts }: { counts: Overview['counts'] }) {
  const shown = [
    { id: 'prioritisedFlags', count: counts.prioritisedFlags },
    { id: 'flags', count: counts.flags },
    { id: 'unreadForms', count: counts.unreadForms },
    { id: 'unreadMessages', count: counts.unreadMessages },
    { id: 'silent', count: counts.silent },
  ] as const;
  return (
    <dl className="counts">
      {shown.map(({ id, count }) => (
        <div key={id} data-alert={(id === 'prioritisedFlags' && count > 0) || undefined}>
          <dt>{t(`counts.${id}`)}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
