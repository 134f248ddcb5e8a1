import { useState, type FormEvent, type ReactNode } from 'react';
import type { UserGroupList } from '../../api/schemas/organisation.ts';
import { useAct } from '../act.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { CheckboxTiles } from '../ui/tiles.tsx';
import { problemAt } from './problemAt.ts';

interface Given {
  readonly name: string;
  readonly members: readonly string[];
}

/** A user group's name and members, for a new one or one that there is. */
export function UserGroupDialog({
  trigger,
  title,
  group,
  candidates,
  act,
}: {
  trigger: (open: () => void) => ReactNode;
  title: string;
  group?: UserGroupList['groups'][number];
  candidates: UserGroupList['candidates'];
  act: (key: string, body: Given) => Promise<unknown>;
}) {
  const [given, setGiven] = useState<Given | null>(null);
  const run = useAct<Given, unknown>('*', act, () => setGiven(null));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (given !== null && !run.isPending) run.mutate(given);
  };
  return (
    <>
      {trigger(() => {
        run.reset();
        setGiven({ name: group?.name ?? '', members: group?.members.map(({ id }) => id) ?? [] });
      })}
      <Dialog title={title} open={given !== null} onClose={() => setGiven(null)}>
        {given !== null && (
          <form className="stack" data-gap="close" noValidate onSubmit={submit}>
            <TextField
              label={t('userGroups.name')}
              maxLength={80}
              error={problemAt(run.error, 'name')}
              value={given.name}
              onChange={(event) => setGiven({ ...given, name: event.target.value })}
            />
            {candidates.length === 0 ? (
              <p className="quiet">{t('userGroups.noCandidates')}</p>
            ) : (
              <CheckboxTiles
                label={t('userGroups.members')}
                error={problemAt(run.error, 'members')}
                options={candidates.map(({ id, name, title: job }) => ({ id, text: name, ...(job === '' ? {} : { help: job }) }))}
                value={given.members}
                onChange={(members) => setGiven({ ...given, members })}
              />
            )}
            {run.isError && (
              <Notice kind="error" live>
                <p>{sentenceOf(run.error)}</p>
              </Notice>
            )}
            <div className="row">
              <Button type="submit" busy={run.isPending}>
                {t('userGroups.save')}
              </Button>
              <Button variant="secondary" onClick={() => setGiven(null)}>
                {t('ui.cancel')}
              </Button>
            </div>
          </form>
        )}
      </Dialog>
    </>
  );
}
