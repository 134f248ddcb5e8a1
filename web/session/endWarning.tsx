import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, newAct } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import '../i18n/sessionTexts.ts';
import { t } from '../i18n/text.ts';
import { sessionQuery } from '../session.ts';
import { signOut } from '../signOut.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';

/** Tells that the session is about to end. One that nobody uses can be kept by a press, or by Escape; one that is at its longest cannot. */
export function EndWarning({ kind, minutes, onStay }: { kind: 'idle' | 'absolute'; minutes: number; onStay: () => void }) {
  const client = useQueryClient();
  const stay = useMutation({
    mutationFn: async () => api.staySignedIn(newAct()),
    onSuccess: (session) => {
      client.setQueryData(sessionQuery.queryKey, session);
      onStay();
    },
  });
  const goOn = () => (kind === 'idle' ? stay.mutate() : onStay());
  return (
    <Dialog title={t(`session.end.${kind}Title`)} open onClose={goOn}>
      <p role="status">{t(`session.end.${kind}`, { count: minutes })}</p>
      {stay.isError && (
        <Notice kind="error" live>
          <p>{sentenceOf(stay.error)}</p>
        </Notice>
      )}
      <div className="row">
        <Button busy={stay.isPending} onClick={goOn}>
          {t(`session.end.${kind}Stay`)}
        </Button>
        <Button variant="secondary" onClick={() => void signOut()}>
          {t('shell.signOut')}
        </Button>
      </div>
    </Dialog>
  );
}
