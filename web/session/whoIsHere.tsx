import type { Session } from '../../api/schemas/session.ts';
import { t } from '../i18n/text.ts';
import { PlainLink } from '../ui/link.tsx';

/** Who is signed in, where or for whom, and the way to another place or person when there is one. The name leads to one's own sessions. */
export function WhoIsHere({ session }: { session: Session }) {
  const name = `${session.givenName} ${session.familyName}`;
  const isCitizen = session.kind === 'citizen';
  const under = underOf(session);
  return (
    <span className="small">
      <PlainLink to={isCitizen ? '/inloggningar' : '/personal/inloggningar'} aria-label={t('shell.mine', { name })}>
        {name}
      </PlainLink>
      {under !== null && <span className="quiet">{under}</span>}
      {session.more && session.kind !== 'undecided' && (
        <PlainLink to={isCitizen ? '/for-vem' : '/arbetsplats'}>{t(isCitizen ? 'shell.switchPerson' : 'shell.switchWorkplace')}</PlainLink>
      )}
    </span>
  );
}

function underOf(session: Session): string | null {
  switch (session.kind) {
    case 'citizen':
      return session.actor === null ? null : t('shell.through', { name: `${session.actor.givenName} ${session.actor.familyName}` });
    case 'staff':
      return session.unit.name;
    case 'administrator':
      return session.place.name;
    case 'undecided':
      return null;
  }
}
