import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, lazy, useEffect } from 'react';
import { SignOutButton } from './device/signOutButton.tsx';
import { t } from './i18n/text.ts';
import { followChanges, useContact } from './live.ts';
import { homeOf, sessionQuery } from './session.ts';
import { spokenTime } from './spoken.ts';
import { PlainLink } from './ui/link.tsx';
import { Logo } from './ui/logo.tsx';
import { SkipLink } from './ui/skipLink.tsx';

/** What waits on the device is no part of what must come first. */
const WaitingNotice = lazy(() => import('./device/waitingNotice.tsx').then((part) => ({ default: part.WaitingNotice })));

/** What stands around every page: the name, where one can go, who is signed in, and a line when contact is cut. */
export function Shell() {
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const contact = useContact();
  const signedIn = session !== null && session !== undefined;
  useEffect(() => (signedIn ? followChanges(client) : undefined), [client, signedIn]);
  const atSignIn = useRouterState({ select: (state) => state.location.pathname === '/logga-in' });
  const audience = session?.kind === 'staff' ? 'staff' : 'citizen';
  useEffect(() => {
    document.body.dataset['audience'] = audience;
  }, [audience]);
  return (
    <div className="page" data-audience={audience} data-size={audience === 'staff' ? 'sm' : 'md'}>
      <SkipLink />
      <header className="site-head">
        <div>
          <PlainLink to={signedIn ? homeOf(session) : '/'} className="logo" aria-label={t('shell.home')}>
            <Logo />
          </PlainLink>
          {session?.kind === 'staff' && (
            <nav aria-label={t('shell.nav')}>
              <ul>
                {session.roles.some((role) => role !== 'operator') && (
                  <>
                    <li>
                      <PlainLink to="/personal" activeOptions={{ exact: true }}>
                        {t('shell.overview')}
                      </PlainLink>
                    </li>
                    <li>
                      <PlainLink to="/personal/starta">{t('shell.start')}</PlainLink>
                    </li>
                  </>
                )}
                {session.roles.includes('operator') && (
                  <li>
                    <PlainLink to="/drift">{t('shell.operations')}</PlainLink>
                  </li>
                )}
              </ul>
            </nav>
          )}
          {signedIn && !atSignIn && (
            <div className="who">
              <span className="small">
                {session.givenName} {session.familyName}
                {session.kind === 'staff' && <span className="quiet">{session.unit.name}</span>}
              </span>
              <SignOutButton session={session} />
            </div>
          )}
        </div>
      </header>
      {signedIn && contact.cut && (
        <div className="contact" role="status">
          <p>{t('shell.cut', { when: spokenTime(contact.heardAt, new Date().toISOString()) })}</p>
        </div>
      )}
      <main id="main" tabIndex={-1}>
        {session?.kind === 'citizen' && !atSignIn && (
          <Suspense>
            <WaitingNotice citizen={session} />
          </Suspense>
        )}
        <Outlet />
      </main>
    </div>
  );
}
