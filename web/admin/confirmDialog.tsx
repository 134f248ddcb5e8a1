import { useState, type ReactNode } from 'react';
import { useAct } from '../act.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';

/** A button that says what follows, and then does it. */
export function ConfirmDialog({
  trigger,
  title,
  consequence,
  confirm,
  danger = false,
  act,
}: {
  trigger: (open: () => void) => ReactNode;
  title: string;
  consequence: ReactNode;
  confirm: string;
  danger?: boolean;
  act: (key: string) => Promise<unknown>;
}) {
  const [open, setOpen] = useState(false);
  const run = useAct<null, unknown>('*', act, () => setOpen(false));
  return (
    <>
      {trigger(() => setOpen(true))}
      <Dialog title={title} open={open} onClose={() => setOpen(false)}>
        <p>{consequence}</p>
        {run.isError && (
          <Notice kind="error" live>
            <p>{sentenceOf(run.error)}</p>
          </Notice>
        )}
        <div className="row">
          <Button danger={danger} busy={run.isPending} onClick={() => run.mutate(null)}>
            {confirm}
          </Button>
          <Button variant="secondary" onClick={() => setOpen(false)}>
            {t('ui.cancel')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
