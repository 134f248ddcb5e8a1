import { t } from '../i18n/text.ts';
import { SelectField } from '../ui/selectField.tsx';
import { TextField } from '../ui/field.tsx';
import { problemAt } from './problemAt.ts';

/** A region that was chosen, or the name of one that is new. */
export interface ChosenRegion {
  readonly region?: string;
  readonly newRegion?: string;
}

/** One of the regions that there are, or a new one by its name. */
export function RegionField({
  regions,
  value,
  onChange,
  error,
}: {
  regions: readonly { readonly id: string; readonly name: string }[];
  value: ChosenRegion;
  onChange: (value: ChosenRegion) => void;
  error: unknown;
}) {
  return (
    <>
      <SelectField
        label={t('org.region')}
        empty={t('org.regionEmpty')}
        options={[...regions.map(({ id, name }) => ({ id, text: name })), { id: NEW, text: t('org.regionNew') }]}
        value={value.newRegion === undefined ? value.region : NEW}
        error={problemAt(error, 'region')}
        onChange={(id) => onChange(id === undefined ? {} : id === NEW ? { newRegion: '' } : { region: id })}
      />
      {value.newRegion !== undefined && (
        <TextField
          label={t('org.newRegion')}
          maxLength={80}
          error={problemAt(error, 'newRegion')}
          value={value.newRegion}
          onChange={(event) => onChange({ newRegion: event.target.value })}
        />
      )}
    </>
  );
}

const NEW = 'new';
