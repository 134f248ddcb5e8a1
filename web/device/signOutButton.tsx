import { Suspense, lazy, useState } from 'react';
import type { Session } from '../../api/schemas/session.ts';
import { t } from '../i18n/text.ts';
import { signOut } from '../signOut.ts';
import { Button } from '../ui/button.tsx';
import type { Waiting } from './waiting.ts';

/** Loaded when there is something to tell of: what waits is no part of what must come first. */
const UnsentDialog = lazy(() => import('./unsentDialog.tsx').then((part) => ({ default: part.UnsentDialog })));

/** Signs out. A citizen with something that only this device has is told what first: signing out takes it away. */
export function SignOutButton({ session }: { session: Session }) {
  const [unsent, setUnsent] = useState<readonly Waiting[]>([]);
  const press = async () => {
    const waiting = session.kind === 'citizen' ? await waitingOf(session) : [];
    if (waiting.length === 0) return signOut();
    setUnsent(waiting);
  };
  return (
    <>
      <Button variant="quiet" onClick={() => void press()}>
        {t('shell.signOut')}
      </Button>
      {unsent.length > 0 && session.kind === 'citizen' && (
        <Suspense>
          <UnsentDialog citizen={session} unsent={unsent} onStay={() => setUnsent([])} />
        </Suspense>
      )}
    </>
  );
}

/** Without the code that looks, as without contact, signing out is still possible. */
async function waitingOf(session: Extract<Session, { kind: 'citizen' }>): Promise<readonly Waiting[]> {
  try {
    const { deviceOf } = await import('./device.ts');
    return (await (await deviceOf(session))?.all()) ?? [];
  } catch {
    return [];
  }
}
