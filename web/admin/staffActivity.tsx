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
import { isLastCitizenAdministrator, OverrideChoice } from './overrideChoice.tsx';

/** Inactivates a person on the unit, or activates them again; other units are not touched. */
export function StaffActivity({ person }: { person: UnitStaffList['staff'][number] }) {
  const { id, name, suspended, responsibleFor } = person;
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [override, setOverride] = useState(false);
  const what = suspended ? 'activate' : 'inactivate';
  const run = useAct<{ reason?: string; override?: boolean }, unknown>(
    '*',
    (key, input) => api.setStaffActive(key, id, suspended, input),
    () => setOpen(false),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (run.isPending) return;
    run.mutate({ ...(reason.trim() === '' ? {} : { reason: reason.trim() }), ...(override ? { override } : {}) });
  };
  const last = isLastCitizenAdministrator(run.error);
  return (
    <>
      <Button
        variant="quiet"
        size="small"
        aria-label={t(`unitStaff.${what}Of`, { name })}
        onClick={() => {
          run.reset();
          setReason('');
          setOverride(false);
          setOpen(true);
        }}
      >
        {t(`unitStaff.${what}`)}
      </Button>
      <Dialog title={t(`unitStaff.${what}Of`, { name })} open={open} onClose={() => setOpen(false)}>
        <p>{t(`unitStaff.${what}Text`, { name })}</p>
        {!suspended && responsibleFor > 0 && (
          <Notice kind="warning">
            <p>{t('unitStaff.responsibleFor', { count: responsibleFor })}</p>
          </Notice>
        )}
        <form className="stack" data-gap="close" noValidate onSubmit={submit}>
          {last && (
            <Notice kind="warning" live>
              <p>{sentenceOf(run.error)}</p>
            </Notice>
          )}
          {(last || override) && <OverrideChoice value={override} onChange={setOverride} />}
          <TextArea
            label={t('org.why')}
            optional={!override}
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
            <Button type="submit" danger={!suspended} busy={run.isPending}>
              {t(`unitStaff.${what}`)}
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
