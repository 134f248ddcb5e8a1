import type { ReactNode } from 'react';
import { NoContact, Refusal } from './api.ts';
import { t } from './i18n/text.ts';
import { signOut } from './signOut.ts';
import { Button } from './ui/button.tsx';
import { EmptyState } from './ui/emptyState.tsx';
import { PageHead } from './ui/pageHead.tsx';

/** A page that could not be shown: what happened and the four things to do, in order (ERR-01–03). */
export function Failure({ error }: { error: unknown }) {
  const kind = kindOf(error);
  return (
    <div className="stack">
      <PageHead title={t(`failure.${kind}.title`)} />
      <p>{t(`failure.${kind}.text`)}</p>
      <FourActions />
    </div>
  );
}

/** An address that leads nowhere. */
export const NotFound = () => (
  <div className="stack">
    <PageHead title={t('failure.notFound.title')} />
    <EmptyState title={t('failure.notFound.short')}>{t('failure.notFound.text')}</EmptyState>
    <FourActions />
  </div>
);

/** What went wrong with an act, as a sentence. The server's own words come first. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Refusal && error.problem.title !== '') return error.problem.title;
  return t(`failure.${kindOf(error)}.short`);
}

type Kind = 'notFound' | 'offline' | 'unlogged' | 'away';

function kindOf(error: unknown): Kind {
  if (error instanceof Refusal && (error.problem.status === 404 || error.problem.status === 403)) return 'notFound';
  if (error instanceof Refusal && error.problem.code === 'logAway') return 'unlogged';
  if (error instanceof NoContact && !navigator.onLine) return 'offline';
  return 'away';
}

function FourActions(): ReactNode {
  return (
    <ol className="stack" data-gap="close">
      <li>
        <Button size="small" onClick={() => window.location.reload()}>
          {t('failure.reload')}
        </Button>
      </li>
      <li className="inline">
        <Button size="small" variant="secondary" onClick={() => void signOut()}>
          {t('failure.signOut')}
        </Button>{' '}
        {t('failure.close')}
      </li>
      <li>{t('failure.signInAgain')}</li>
      <li>{t('failure.support')}</li>
    </ol>
  );
}
