import { Refusal } from '../api.ts';
import { t } from '../i18n/text.ts';
import { CheckboxTiles } from '../ui/tiles.tsx';

/** Whether the server held the act back because nobody would be citizen administrator on the unit after it (ERR-12). */
export const isLastCitizenAdministrator = (error: unknown): boolean =>
  error instanceof Refusal && error.problem.code === 'lastCitizenAdministrator';

/** Says that the unit is to be without a citizen administrator all the same. The reason is written beside. */
export const OverrideChoice = ({ value, onChange }: { value: boolean; onChange: (value: boolean) => void }) => (
  <CheckboxTiles
    label={t('unitStaff.last')}
    options={[{ id: 'override', text: t('unitStaff.lastSure') }]}
    value={value ? ['override'] : []}
    onChange={(ids) => onChange(ids.length > 0)}
  />
);
