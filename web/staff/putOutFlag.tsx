import type { Flag } from '../../api/schemas/staff.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { ReasonDialog } from './reasonDialog.tsx';

/** Puts a flag out with a reason, which stays in the log. */
export function PutOutFlag({ flag }: { flag: Flag }) {
  return (
    <ReasonDialog
      runningMoment={flag.runningMoment}
      trigger={(open) => (
        <Button variant="quiet" onClick={open}>
          {t('flag.putOut')}
          <span className="sr-only"> {flag.title}</span>
        </Button>
      )}
      title={t('flag.putOutTitle')}
      consequence={t('flag.putOutText', { flag: flag.title, citizen: flag.citizen })}
      label={t('reason.label')}
      confirm={t('flag.putOut')}
      act={(key, reason) => api.putOutFlag(key, flag.runningMoment, flag.id, reason)}
    />
  );
}
