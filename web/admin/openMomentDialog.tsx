import { useState } from 'react';
import type { UnitsOpenMoment, UnitsOpenMoments } from '../../api/schemas/openMoment.ts';
import { useAct } from '../act.ts';
import { api, type SetOpenMoment } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { SelectField } from '../ui/selectField.tsx';
import { RadioTiles } from '../ui/tiles.tsx';
import { criteriaOf, writtenOf, wrongIn, type WrittenCriteria } from './openCriteria.ts';

/** Opens a moment on the unit, or says anew whom it is open for and who becomes responsible. */
export function OpenMomentDialog({ moment, therapists }: { moment: UnitsOpenMoment; therapists: UnitsOpenMoments['therapists'] }) {
  const [written, setWritten] = useState<WrittenCriteria | null>(null);
  const [responsible, setResponsible] = useState<string | undefined>(moment.responsible?.id);
  const [tried, setTried] = useState(false);
  const save = useAct<SetOpenMoment, unknown>(
    '*',
    (key, body) => api.setOpenMoment(key, moment.moment, body),
    () => setWritten(null),
  );
  const shown = written ?? writtenOf(moment.criteria);
  const wrong = tried ? wrongIn(shown) : {};
  const change = (more: Partial<WrittenCriteria>) => {
    save.reset();
    setTried(false);
    setWritten({ ...shown, ...more });
  };
  const submit = () => {
    setTried(true);
    if (Object.keys(wrongIn(shown)).length === 0)
      save.mutate({ open: true, criteria: criteriaOf(shown), responsible: responsible ?? null });
  };
  return (
    <>
      <Button
        size="small"
        {...(moment.open ? { variant: 'secondary' as const } : {})}
        onClick={() => {
          setTried(false);
          setWritten(writtenOf(moment.criteria));
          setResponsible(moment.responsible?.id);
        }}
      >
        {moment.open ? t('openMoments.edit') : t('openMoments.openIt')}
        <span className="sr-only"> {moment.name}</span>
      </Button>
      <Dialog title={t('openMoments.editOf', { name: moment.name })} open={written !== null} onClose={() => setWritten(null)}>
        <RadioTiles
          label={t('openMoments.whom')}
          error={wrong.whom}
          options={[
            { id: 'everyone', text: t('openMoments.everyone') },
            { id: 'some', text: t('openMoments.some'), help: t('openMoments.protected') },
          ]}
          value={shown.whom}
          onChange={(id) => change({ whom: id === 'some' ? 'some' : 'everyone' })}
        />
        {shown.whom === 'some' && (
          <>
            <RadioTiles
              label={t('openMoments.sex')}
              layout="sideBySide"
              options={[
                { id: 'any', text: t('openMoments.anySex') },
                { id: 'female', text: t('openMoments.female') },
                { id: 'male', text: t('openMoments.male') },
              ]}
              value={shown.sex}
              onChange={(id) => change({ sex: id === 'female' || id === 'male' ? id : 'any' })}
            />
            <div className="row">
              <TextField
                label={t('openMoments.fromAge')}
                optional
                inputMode="numeric"
                unit={t('openMoments.years')}
                value={shown.fromAge}
                error={wrong.fromAge}
                onChange={(event) => change({ fromAge: event.target.value })}
              />
              <TextField
                label={t('openMoments.toAge')}
                optional
                inputMode="numeric"
                unit={t('openMoments.years')}
                value={shown.toAge}
                error={wrong.toAge}
                onChange={(event) => change({ toAge: event.target.value })}
              />
            </div>
            <TextArea
              label={t('openMoments.municipalities')}
              hint={t('openMoments.placesHint')}
              optional
              rows={2}
              value={shown.municipalities}
              error={wrong.municipalities}
              onChange={(event) => change({ municipalities: event.target.value })}
            />
            <TextArea
              label={t('openMoments.counties')}
              hint={t('openMoments.placesHint')}
              optional
              rows={2}
              value={shown.counties}
              error={wrong.counties}
              onChange={(event) => change({ counties: event.target.value })}
            />
          </>
        )}
        <SelectField
          label={t('openMoments.responsible')}
          empty={t('openMoments.unit')}
          options={therapists.map(({ id, name }) => ({ id, text: name }))}
          value={responsible}
          onChange={setResponsible}
        />
        {save.isError && (
          <Notice kind="error" live>
            <p>{sentenceOf(save.error)}</p>
          </Notice>
        )}
        <div className="row">
          <Button busy={save.isPending} onClick={submit}>
            {moment.open ? t('openMoments.save') : t('openMoments.saveOpen')}
          </Button>
          <Button variant="secondary" onClick={() => setWritten(null)}>
            {t('ui.cancel')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
