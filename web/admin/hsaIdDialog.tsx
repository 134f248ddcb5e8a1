import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useAct } from '../act.ts';
import { Refusal } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemAt } from './problemAt.ts';

/** A button that asks for somebody's or something's HSA id, and what else is needed, and then adds it. */
export function HsaIdDialog({
  trigger,
  title,
  text,
  confirm,
  label = t('org.hsaId'),
  given,
  children,
  act,
}: {
  trigger: (open: () => void) => ReactNode;
  title: string;
  text: ReactNode;
  confirm: string;
  label?: string;
  /** What else has been answered: other answers are another act. */
  given?: unknown;
  /** What else is asked, with what the server said of it. */
  children?: (error: unknown) => ReactNode;
  act: (key: string, hsaId: string) => Promise<unknown>;
}) {
  const [open, setOpen] = useState(false);
  const [hsaId, setHsaId] = useState('');
  const field = useId();
  const run = useAct<{ hsaId: string; given: unknown }, unknown>(
    '*',
    (key, input) => act(key, input.hsaId),
    () => {
      setOpen(false);
      setHsaId('');
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!run.isPending) run.mutate({ hsaId: hsaId.trim(), given: given ?? null });
  };
  const placed = run.error instanceof Refusal && run.error.problem.fields !== undefined;
  return (
    <>
      {trigger(() => {
        run.reset();
        setOpen(true);
      })}
      <Dialog title={title} open={open} onClose={() => setOpen(false)}>
        <p>{text}</p>
        <form className="stack" data-gap="close" noValidate onSubmit={submit}>
          <TextField
            id={field}
            label={label}
            hint={t('org.hsaIdHint')}
            error={problemAt(run.error, 'hsaId')}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={hsaId}
            onChange={(event) => setHsaId(event.target.value)}
          />
          {children?.(run.error)}
          {run.isError && (
            <Notice kind="error" live>
              <p>{placed ? run.error.message : sentenceOf(run.error)}</p>
            </Notice>
          )}
          <div className="row">
            <Button type="submit" busy={run.isPending}>
              {confirm}
            </Button>
            <Button variant="secondary" onClick={() => setOpen(false)}>
              {t('ui.cancel')}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
