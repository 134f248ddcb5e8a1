import type { Change } from '../../api/schemas/organisation.ts';
import { t } from '../i18n/text.ts';
import { capitalised, spokenTime } from '../spoken.ts';
import { Disclosure } from '../ui/disclosure.tsx';

/** What has been done here lately: who did what to whom, when, and why. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const now = new Date().toISOString();
  return (
    <Disclosure summary={t('org.changes')}>
      {changes.length === 0 ? (
        <p className="quiet">{t('org.noChanges')}</p>
      ) : (
        <ul className="rows">
          {changes.map(({ id, at, sentence, reason }) => (
            <li key={id}>
              <span className="stack" data-gap="none">
                <span>{sentence}</span>
                <span className="quiet small">
                  {capitalised(spokenTime(at, now))}
                  {reason !== null && ` · ${t('org.reason', { reason })}`}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Disclosure>
  );
}
