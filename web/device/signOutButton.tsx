import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../i18n/text.ts';
import type { Session } from '../../api/schemas/session.ts';
import { signOut } from '../signOut.ts';
import { spokenTime } from '../spoken.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { deviceOf } from './device.ts';
import { placeOf, type Waiting } from './waiting.ts';

/** Signs out. A citizen with something that only this device has is told what first: signing out takes it away. */
export function SignOutButton({ session }: { session: Session }) {
  const [unsent, setUnsent] = useState<readonly Waiting[] | null>(null);
  const store = useQuery({
    queryKey: ['device', '*', session.id],
    queryFn: () => (session.kind === 'citizen' ? deviceOf(session) : null),
    staleTime: Infinity,
  });
  const press = async () => {
    const waiting = (await store.data?.all()) ?? [];
    if (waiting.length === 0) return signOut();
    setUnsent(waiting);
  };
  const leave = async () => {
    for (const each of unsent ?? []) await store.data?.remove(placeOf(each));
    await signOut();
  };
  const now = new Date().toISOString();
  return (
    <>
      <Button variant="quiet" onClick={() => void press()}>
        {t('shell.signOut')}
      </Button>
      <Dialog title={t('waiting.unsentTitle')} open={unsent !== null} onClose={() => setUnsent(null)}>
        <p>{t('waiting.unsent')}</p>
        <ul>
          {(unsent ?? []).map((each) => (
            <li key={placeOf(each)}>{t(`waiting.${each.kind}`, { form: each.title, when: spokenTime(each.at, now) })}</li>
          ))}
        </ul>
        <div className="row">
          <Button onClick={() => setUnsent(null)}>{t('waiting.stay')}</Button>
          <Button variant="secondary" onClick={() => void leave()}>
            {t('waiting.leave')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
