import { useState } from 'react';
import type { FormPage } from '../../api/schemas/form.ts';
import type { RunningMomentPage } from '../../api/schemas/staff.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { AnswerForCitizen } from './answerForCitizen.tsx';
import { ReasonDialog } from './reasonDialog.tsx';

/** What staff may do with a copy of a form besides reading it: take back what was saved or sent, and answer where the form allows it (FRM-23). */
export function FormActs({ form, page, onDone }: { form: FormPage; page: RunningMomentPage; onDone: () => void }) {
  const [answering, setAnswering] = useState(false);
  const isSaved = form.answers !== null;
  const waits = form.kind === 'sent' && !isSaved && form.withdrawn === null;
  if (answering)
    return (
      <AnswerForCitizen
        form={form}
        id={page.id}
        now={page.now}
        onDone={() => {
          setAnswering(false);
          onDone();
        }}
        onCancel={() => setAnswering(false)}
      />
    );
  return (
    <div className="row" data-no-print>
      {form.staffMayAnswer && form.open && (
        <Button variant="secondary" onClick={() => setAnswering(true)}>
          {t('staffForm.answer')}
        </Button>
      )}
      {(isSaved || waits) && (
        <ReasonDialog
          runningMoment={page.id}
          trigger={(open) => (
            <Button variant="quiet" onClick={open}>
              {t(isSaved ? 'staffForm.withdraw' : 'staffForm.takeBack')}
            </Button>
          )}
          title={t(isSaved ? 'staffForm.withdrawTitle' : 'staffForm.takeBackTitle', { form: form.title })}
          consequence={t(isSaved ? 'staffForm.withdrawText' : 'staffForm.takeBackText')}
          label={t('staffForm.why')}
          confirm={t(isSaved ? 'staffForm.withdraw' : 'staffForm.takeBack')}
          danger
          act={async (key, reason) => {
            await api.withdrawForm(key, page.id, form.instance, { answerVersion: isSaved ? form.answerVersion : 0, reason });
            onDone();
          }}
        />
      )}
    </div>
  );
}
