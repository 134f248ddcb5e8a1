import '../i18n/staffTexts.ts';
import '../i18n/adminTexts.ts';
import { t } from '../i18n/text.ts';

/** Where staff with several workplaces choose one. */
export function ChooseWorkplace() {
  return <h1>{t('admin.workplace')}</h1>;
}
