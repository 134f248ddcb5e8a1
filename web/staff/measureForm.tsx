import '../i18n/pageTexts.ts';
import { useState, type FormEvent } from 'react';
import type { Measure } from '../../api/schemas/activityPlan.ts';
import { useAct } from '../act.ts';
import { api, type SetMeasure } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { readTime } from '../questions/readTime.ts';
import { spokenNumber } from '../spoken.ts';
import { Button } from '../ui/button.tsx';
import { ErrorSummary } from '../ui/errorSummary.tsx';
import { TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { SelectField } from '../ui/selectField.tsx';
import { CheckboxTiles, RadioTiles } from '../ui/tiles.tsx';
import { readMeasure, units, type Written } from './readMeasure.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** A measure for one citizen, made or changed: what, in which unit, when, between which limits, and how it is followed (ACT-01..07). */
export function MeasureForm({ id, measure, onDone }: { id: string; measure: Measure | null; onDone: () => void }) {
  const [written, setWritten] = useState<Written>(() => writtenOf(measure));
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const [shown, setShown] = useState(0);
  const [made] = useState(() => measure?.measure ?? `m${crypto.randomUUID().replaceAll('-', '')}`);
  const save = useAct<SetMeasure, unknown>(id, (act, body) => api.setMeasure(act, id, made, body), onDone);
  const set = (change: Partial<Written>) => {
    setWritten({ ...written, ...change });
    setWrong(Object.fromEntries(Object.entries(wrong).filter(([field]) => !(field in change))));
  };
  const text = (field: 'name' | 'ownUnit' | 'everyDays' | 'at' | 'count' | 'minimum' | 'maximum') => ({
    id: `matt-${field}`,
    value: written[field],
    error: wrong[field],
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => set({ [field]: event.target.value }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (save.isPending) return;
    const read = readMeasure({ ...written, at: readTime(written.at) });
    if ('body' in read) {
      setWrong({});
      return save.mutate(read.body);
    }
    setWrong(read.wrong);
    setShown(shown + 1);
  };
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <ErrorSummary errors={Object.entries(wrong).map(([field, message]) => ({ field: `matt-${field}`, message }))} shown={shown} />
      <TextField label={t('measure.name')} hint={t('measure.nameHint')} maxLength={120} {...text('name')} />
      <SelectField
        id="matt-unit"
        label={t('measure.unit')}
        empty={t('measure.noUnit')}
        options={[...units.map((unit) => ({ id: unit, text: unit })), { id: 'egen', text: t('measure.ownUnit') }]}
        value={written.unit === '' ? undefined : written.unit}
        onChange={(unit) => set({ unit: unit ?? '' })}
      />
      {written.unit === 'egen' && <TextField label={t('measure.ownUnitName')} maxLength={30} {...text('ownUnit')} />}
      <RadioTiles
        id="matt-often"
        label={t('measure.often')}
        layout="sideBySide"
        options={[
          { id: 'every', text: t('measure.every') },
          { id: 'weekdays', text: t('measure.onWeekdays') },
        ]}
        value={written.often}
        onChange={(often) => set({ often: often === 'weekdays' ? 'weekdays' : 'every' })}
      />
      {written.often === 'every' ? (
        <TextField
          label={t('measure.everyDays')}
          hint={t('measure.everyDaysHint')}
          inputMode="numeric"
          size={5}
          unit={t('form.days')}
          {...text('everyDays')}
        />
      ) : (
        <CheckboxTiles
          id="matt-weekdays"
          label={t('measure.weekdays')}
          layout="sideBySide"
          error={wrong['weekdays']}
          options={weekdays.map((day) => ({ id: String(day), text: t(`measure.weekday.${day}`) }))}
          value={written.weekdays}
          onChange={(chosen) => set({ weekdays: chosen })}
        />
      )}
      <TextField label={t('measure.at')} hint={t('form.timeHint')} inputMode="numeric" size={8} {...text('at')} />
      <TextField label={t('measure.count')} hint={t('measure.countHint')} inputMode="numeric" size={5} {...text('count')} />
      <div className="row">
        <TextField label={t('measure.minimum')} optional inputMode="decimal" size={8} {...text('minimum')} />
        <TextField label={t('measure.maximum')} optional inputMode="decimal" size={8} {...text('maximum')} />
      </div>
      <SelectField
        id="matt-flag"
        label={t('measure.flag')}
        empty={t('measure.flags.none')}
        options={(['outside', 'missed', 'both'] as const).map((flag) => ({ id: flag, text: t(`measure.flags.${flag}`) }))}
        value={written.flag === 'none' ? undefined : written.flag}
        onChange={(flag) => set({ flag: flag === 'outside' || flag === 'missed' || flag === 'both' ? flag : 'none' })}
      />
      <CheckboxTiles
        id="matt-shown"
        label={t('measure.citizen')}
        hint={written.shown.includes('reminder') ? undefined : t('measure.noReminder')}
        options={[
          { id: 'diagram', text: t('measure.diagram') },
          { id: 'reminder', text: t('measure.reminder') },
          { id: 'calendar', text: t('measure.calendar') },
        ]}
        value={written.shown}
        onChange={(chosen) => set({ shown: chosen })}
      />
      {save.isError && (
        <Notice kind="error" live>
          <p>{sentenceOf(save.error)}</p>
        </Notice>
      )}
      <div className="row">
        <Button type="submit" busy={save.isPending}>
          {t('measure.save')}
        </Button>
        <Button variant="secondary" onClick={onDone}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}

function writtenOf(measure: Measure | null): Written {
  const amount = (value: number | null | undefined) => (value === null || value === undefined ? '' : spokenNumber(value, 6));
  const unit = measure?.unit ?? '';
  const known = unit === '' || units.some((each) => each === unit);
  return {
    name: measure?.name ?? '',
    unit: known ? unit : 'egen',
    ownUnit: known ? '' : unit,
    often: measure?.schedule.kind ?? 'every',
    everyDays: measure?.schedule.kind === 'every' ? String(measure.schedule.everyDays) : '1',
    weekdays: measure?.schedule.kind === 'weekdays' ? measure.schedule.weekdays.map(String) : [],
    at: (measure?.schedule.at ?? '08:00').replace(':', '.'),
    count: String(measure?.count ?? 28),
    minimum: amount(measure?.minimum),
    maximum: amount(measure?.maximum),
    flag: measure?.flag ?? 'none',
    shown: measure === null ? ['diagram', 'calendar'] : (['diagram', 'reminder', 'calendar'] as const).filter((each) => measure[each]),
  };
}
