import type { Session } from '../api/schemas/session.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, lazy, useEffect } from 'react';
import { SignOutButton } from './device/signOutButton.tsx';
import { t } from './i18n/text.ts';
import { followChanges, useContact } from './live.ts';
import { homeOf, sessionQuery } from './session.ts';
import { SessionEnd } from './session/sessionEnd.tsx';
import { WhoIsHere } from './session/whoIsHere.tsx';
import { spokenTime } from './spoken.ts';
import { PlainLink } from './ui/link.tsx';
import { Logo } from './ui/logo.tsx';
import { SkipLink } from './ui/skipLink.tsx';

/** What waits on the device is no part of what must come first. */
const WaitingNotice = lazy(() => import('./device/waitingNotice.tsx').then((part) => ({ default: part.WaitingNotice })));

/** A right that has ended is rare. */
const ActingEnded = lazy(() => import('./session/actingEnded.tsx').then((part) => ({ default: part.ActingEnded })));

/** Nor is what is announced to many. */
const Megaphone = lazy(() => import('./announcements/megaphone.tsx').then((part) => ({ default: part.Megaphone })));
const AnnouncementBanner = lazy(() => import('./announcements/banner.tsx').then((part) => ({ default: part.AnnouncementBanner })));

/** What stands around every page: the name, where one can go, who is signed in, and a line when contact is cut. */
export function Shell() {
  const client = useQueryClient();
  const { data: session, dataUpdatedAt: askedAt } = useQuery(sessionQuery);
  const contact = useContact();
  const signedIn = session !== null && session !== undefined;
  useEffect(() => (signedIn ? followChanges(client) : undefined), [client, signedIn]);
  const atSignIn = useRouterState({ select: (state) => state.location.pathname === '/logga-in' });
  const audience = signedIn && session.kind !== 'citizen' ? 'staff' : 'citizen';
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
                {session.roles.some((role) => role === 'therapist' || role === 'citizenAdministrator') && (
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
                {session.roles.some((role) => role !== 'therapist' && role !== 'operator') && (
                  <li>
                    <PlainLink to="/admin">{t('shell.administration')}</PlainLink>
                  </li>
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
              <WhoIsHere session={session} />
              {isTold(session) && (
                <Suspense>
                  <Megaphone />
                </Suspense>
              )}
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
        {session?.kind === 'citizen' && session.actingEnded !== null && !atSignIn && (
          <Suspense>
            <ActingEnded name={session.actingEnded} />
          </Suspense>
        )}
        {session?.kind === 'citizen' && !atSignIn && (
          <Suspense>
            <WaitingNotice citizen={session} />
          </Suspense>
        )}
        {signedIn && !atSignIn && isTold(session) && (
          <Suspense>
            <AnnouncementBanner />
          </Suspense>
        )}
        <Outlet />
      </main>
      {signedIn && !atSignIn && <SessionEnd session={session} askedAt={askedAt} />}
    </div>
  );
}

/** Announcements are for those who are somewhere: not for staff who have not chosen where. */
const isTold = (session: Session): boolean => session.kind !== 'undecided';
