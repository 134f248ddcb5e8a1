import { t } from '../i18n/text.ts';
import type { Citizen } from '../session.ts';
import { signOut } from '../signOut.ts';
import { spokenTime } from '../spoken.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { deviceOf } from './device.ts';
import { placeOf, type Waiting } from './waiting.ts';

/** Tells what only this device has, and asks whether to sign out all the same. */
export function UnsentDialog({ citizen, unsent, onStay }: { citizen: Citizen; unsent: readonly Waiting[]; onStay: () => void }) {
  const leave = async () => {
    const store = await deviceOf(citizen);
    for (const each of unsent) await store?.remove(placeOf(each));
    await signOut();
  };
  const now = new Date().toISOString();
  return (
    <Dialog title={t('waiting.unsentTitle')} open onClose={onStay}>
      <p>{t('waiting.unsent')}</p>
      <ul>
        {unsent.map((each) => (
          <li key={placeOf(each)}>{t(`waiting.${each.kind}`, { form: each.title, when: spokenTime(each.at, now) })}</li>
        ))}
      </ul>
      <div className="row">
        <Button onClick={onStay}>{t('waiting.stay')}</Button>
        <Button variant="secondary" onClick={() => void leave()}>
          {t('waiting.leave')}
        </Button>
      </div>
    </Dialog>
  );
}
