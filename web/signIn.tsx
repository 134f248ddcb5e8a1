import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { ChevronRightIcon } from '@navikt/aksel-icons';
import { api } from './api.ts';
import { audienceOf, STAFF_START } from './audience.ts';
import { t } from './i18n/text.ts';
import { Icon } from './ui/icon.tsx';
import { PageHead } from './ui/pageHead.tsx';

/** Where one chooses in which capacity, and with what, to sign in. The sign-in itself is the identity provider's page. */
export function SignIn() {
  const { till } = useSearch({ from: '/logga-in' });
  // Until it is known otherwise, the ways that there are almost everywhere are shown.
  const { data: ways } = useQuery({ queryKey: ['waysIn', '*'], queryFn: api.waysIn, staleTime: Infinity });
  const both = ways !== undefined && ways.siths && ways.staff;
  return (
    <div className="stack" data-gap="wide">
      <PageHead title={t('signIn.title')} under={t('signIn.under')} />
      <ul className="doors">
        <Door as="citizen" to={till} title={t('signIn.citizen')} text={t('signIn.citizenText')} />
        <Door as="staff" via={ways?.siths === false ? 'other' : 'siths'} to={till} title={t('signIn.staff')} text={t('signIn.staffText')} />
        {both && <Door as="staff" via="other" to={till} title={t('signIn.other')} text={t('signIn.otherText')} />}
      </ul>
      <p className="quiet small">{t('signIn.safety')}</p>
    </div>
  );
}

/** Where one was going is kept, when it is a page of those whom one signs in as. */
function Door({
  as,
  via,
  to,
  title,
  text,
}: {
  as: 'citizen' | 'staff';
  via?: 'siths' | 'other';
  to: string | undefined;
  title: string;
  text: string;
}) {
  const isOwn = to !== '/personal' && to?.startsWith('/') === true && !to.startsWith('//') && audienceOf(to) === as;
  const address = `/auth/sign-in?${new URLSearchParams({ as, ...(via === undefined ? {} : { via }), to: isOwn ? to : as === 'staff' ? STAFF_START : '/' }).toString()}`;
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
