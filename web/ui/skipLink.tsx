import { t } from '../i18n/text.ts';

/** First on every page for those who use the keyboard. */
export const SkipLink = () => (
  <a className="skip-link" href="#main">
    {t('ui.skip')}
  </a>
);
