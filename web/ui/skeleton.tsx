import { useEffect, useState } from 'react';
import { t } from '../i18n/text.ts';

/** Stands in for a page that is on its way, first after 300 ms. */
export function Skeleton() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <div className="skeleton" role="status">
      <span />
      <span />
      <span />
      <span />
      <i className="sr-only">{t('ui.loading')}</i>
    </div>
  );
}
