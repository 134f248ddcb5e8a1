import { useState, type FormEvent } from 'react';
import type { UnitStaffList } from '../../api/schemas/organisation.ts';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { CheckboxTiles } from '../ui/tiles.tsx';
import { isLastCitizenAdministrator, OverrideChoice } from './overrideChoice.tsx';
import { problemAt } from './problemAt.ts';

type Person = UnitStaffList['staff'][number];

/** A person's roles by check boxes, with what follows said before it is saved. */
export function ChangeRoles({ person, roles }: { person: Person; roles: UnitStaffList['roles'] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="quiet" size="small" aria-label={t('unitStaff.changeOf', { name: person.name })} onClick={() => setOpen(true)}>
        {t('unitStaff.change')}
      </Button>
      <Dialog title={t('unitStaff.changeOf', { name: person.name })} open={open} onClose={() => setOpen(false)}>
        <RolesForm person={person} roles={roles} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function RolesForm({ person, roles, onDone }: { person: Person; roles: UnitStaffList['roles']; onDone: () => void }) {
  // What was shown when the dialog opened: what others change meanwhile is refused, not overwritten.
  const [was] = useState<readonly string[]>(person.roles);
  const [chosen, setChosen] = useState<string[]>([...person.roles]);
  const [reason, setReason] = useState('');
  const [override, setOverride] = useState(false);
  const run = useAct<{ roles: readonly string[]; reason?: string; override?: boolean }, unknown>(
    '*',
    (key, input) => api.setUnitRoles(key, person.id, { was, ...input }),
    onDone,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (run.isPending) return;
    run.mutate({
      roles: chosen,
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      ...(override ? { override } : {}),
    });
  };
  const leavesCitizens = was.includes('therapist') && !chosen.includes('therapist') && person.responsibleFor > 0;
  const takesOn = person.oneself && chosen.some((role) => !was.includes(role));
  const last = isLastCitizenAdministrator(run.error);
  return (
    <form className="stack" data-gap="close" noValidate onSubmit={submit}>
      <CheckboxTiles
        label={t('unitStaff.roles')}
        error={problemAt(run.error, 'roles')}
        options={roles.map(({ role, name, about }) => ({ id: role, text: name, help: about }))}
        value={chosen}
        onChange={setChosen}
      />
      {leavesCitizens && (
        <Notice kind="warning">
          <p>{t('unitStaff.responsibleFor', { count: person.responsibleFor })}</p>
        </Notice>
      )}
      {chosen.length === 0 && !person.permissionAdministrator && <p className="quiet">{t('unitStaff.noRolesLeft')}</p>}
      {last && (
        <Notice kind="warning" live>
          <p>{sentenceOf(run.error)}</p>
        </Notice>
      )}
      {(last || override) && <OverrideChoice value={override} onChange={setOverride} />}
      <TextArea
        label={t('org.why')}
        hint={takesOn ? t('unitStaff.ownReason') : undefined}
        optional={!takesOn && !override}
        error={problemAt(run.error, 'reason')}
        rows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {run.isError && !last && (
        <Notice kind="error" live>
          <p>{sentenceOf(run.error)}</p>
        </Notice>
      )}
      <div className="row">
        <Button type="submit" busy={run.isPending}>
          {t('unitStaff.save')}
        </Button>
        <Button variant="secondary" onClick={onDone}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
