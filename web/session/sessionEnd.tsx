import { useQueryClient } from '@tanstack/react-query';
import { Suspense, lazy, useEffect, useState } from 'react';
import type { Session } from '../../api/schemas/session.ts';
import { whenSignedOut } from '../api.ts';
import { sessionQuery } from '../session.ts';

/** Loaded when there is something to warn of. */
const EndWarning = lazy(() => import('./endWarning.tsx').then((part) => ({ default: part.EndWarning })));

const WARN_MS = 5 * 60_000;
const LOOK_MS = 10_000;

/**
 * Watches when the session ends. Close to the end the server is asked: it knows what other tabs have done, and how long nobody has touched this
 * one. Five minutes before, a dialog warns; at the end the page leads to sign-in.
 */
export function SessionEnd({ session, askedAt }: { session: Session; askedAt: number }) {
  const client = useQueryClient();
  const left = useLeft(session, askedAt);
  const isClose = Math.min(left.idle, left.absolute) <= WARN_MS;
  const isOver = Math.min(left.idle, left.absolute) <= 0;
  const [closedAt, setClosedAt] = useState<number | null>(null);
  useEffect(() => {
    if (!isClose) return;
    // What was known when the page was fetched may be old: another tab, or a form that was written in, has kept the session alive.
    void client.refetchQueries({ queryKey: sessionQuery.queryKey }).then(() => {
      if (client.getQueryData(sessionQuery.queryKey) === null) whenSignedOut.current();
    });
  }, [client, isClose, isOver]);
  const isKnown = closedAt !== null && left.absolute <= WARN_MS && left.idle > WARN_MS;
  if (!isClose || isOver || isKnown) return null;
  return (
    <Suspense>
      <EndWarning
        kind={left.absolute <= left.idle ? 'absolute' : 'idle'}
        minutes={Math.max(1, Math.ceil(Math.min(left.idle, left.absolute) / 60_000))}
        onStay={() => setClosedAt(Date.now())}
      />
    </Suspense>
  );
}

/** How long is left by the server's clock, looked at every ten seconds. */
function useLeft({ until }: Session, askedAt: number): { readonly idle: number; readonly absolute: number } {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const looking = setInterval(() => setNow(Date.now()), LOOK_MS);
    return () => clearInterval(looking);
  }, []);
  const theirs = Date.parse(until.now) + Math.max(0, Math.max(now, askedAt) - askedAt);
  return { idle: Date.parse(until.idle) - theirs, absolute: Date.parse(until.absolute) - theirs };
}
