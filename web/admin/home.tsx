import '../i18n/staffTexts.ts';
import '../i18n/adminTexts.ts';
import { useQuery } from '@tanstack/react-query';
import { t } from '../i18n/text.ts';
import { sessionQuery } from '../session.ts';
import { PlainLink } from '../ui/link.tsx';
import { adminPages } from './adminPages.ts';
import type { AdminPage } from './adminPages.ts';

/** Where those who administer begin: the pages that their roles give. */
export function AdminHome() {
  const { data: session } = useQuery(sessionQuery);
  const roles: readonly string[] = session?.kind === 'administrator' || session?.kind === 'staff' ? session.roles : [];
  const publishing = session?.kind === 'staff' && session.unit.kind !== 'care';
  const mine = (adminPages as readonly AdminPage[]).filter(
    (page) => page.roles.some((role) => roles.includes(role)) && (page.publishingOnly !== true || publishing),
  );
  return (
    <>
      <h1>{t('admin.title')}</h1>
      {mine.length === 0 ? (
        <p>{t('admin.nothing')}</p>
      ) : (
        <ul className="cards">
          {mine.map(({ path, key }) => (
            <li key={path}>
              <PlainLink to={path}>{t(`admin.pages.${key}.name` as 'admin.title')}</PlainLink>
              <p>{t(`admin.pages.${key}.about` as 'admin.title')}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
