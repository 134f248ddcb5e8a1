import { useSearch } from '@tanstack/react-router';
import { ChevronRightIcon } from '@navikt/aksel-icons';
import { t } from './i18n/text.ts';
import { Icon } from './ui/icon.tsx';
import { PageHead } from './ui/pageHead.tsx';

/** Where one chooses in which capacity to sign in. The sign-in itself is the identity provider's page. */
export function SignIn() {
  const { till } = useSearch({ from: '/logga-in' });
  return (
    <div className="stack" data-gap="wide">
      <PageHead title={t('signIn.title')} under={t('signIn.under')} />
      <ul className="doors">
        <Door as="citizen" to={till} title={t('signIn.citizen')} text={t('signIn.citizenText')} />
        <Door as="staff" to={till} title={t('signIn.staff')} text={t('signIn.staffText')} />
      </ul>
      <p className="quiet small">{t('signIn.safety')}</p>
    </div>
  );
}

function Door({ as, to, title, text }: { as: 'citizen' | 'staff'; to: string | undefined; title: string; text: string }) {
  const address = `/auth/sign-in?${new URLSearchParams({ as, ...(to?.startsWith('/') === true && !to.startsWith('//') ? { to } : {}) }).toString()}`;
  return (
    <li>
      <a href={address}>
        <span className="stack" data-gap="tight">
          <strong>{title}</strong>
          <span className="quiet">{text}</span>
        </span>
        <Icon of={ChevronRightIcon} />
      </a>
    </li>
  );
}
