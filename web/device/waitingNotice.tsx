import { useEffect } from 'react';
import { t } from '../i18n/text.ts';
import type { Citizen } from '../session.ts';
import { spokenTime } from '../spoken.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { useWaiting } from './useWaiting.ts';

/** What became of answers that were sent without contact: that they have arrived, or what the server said of them. */
export function WaitingNotice({ citizen }: { citizen: Citizen }) {
  const { arrived, refused } = useWaiting(citizen);
  // What sign-out tells of unsent answers must be here before contact is lost.
  useEffect(() => void import('./unsentDialog.tsx').catch(() => undefined), []);
  const now = new Date().toISOString();
  if (arrived.length === 0 && refused.length === 0) return null;
  return (
    <div className="stack waiting" data-gap="close">
      {arrived.map((each) => (
        <Notice key={each.act} kind="done" live>
          <p>{t('waiting.arrived', { form: each.title, when: spokenTime(each.at, now) })}</p>
        </Notice>
      ))}
      {refused.map((each) => (
        <Notice key={each.act} kind="warning" live>
          <p>{t('waiting.refused', { form: each.title, when: spokenTime(each.at, now) })}</p>
          <p>{each.refused}</p>
          <Link to="/moment/$id/formular/$instance" params={{ id: each.runningMoment, instance: each.instance }}>
            {t('waiting.look')}
          </Link>
        </Notice>
      ))}
    </div>
  );
}
