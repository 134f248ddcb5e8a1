import { useQuery } from '@tanstack/react-query';
import { api } from '../api.ts';
import '../i18n/sessionTexts.ts';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { sessionQuery } from '../session.ts';
import { PageHead } from '../ui/pageHead.tsx';
import { Choices } from './choice.tsx';
import type { Choice } from './choice.tsx';

/** Where a guardian or an agent chooses whom they act for, themselves first. */
export function ChooseActing() {
  const { data: session } = useQuery(sessionQuery);
  const people = useQuery({ queryKey: ['actedFor', '*'], queryFn: api.actedFor });
  if (session?.kind !== 'citizen') return null;
  const me = session.actor ?? session;
  const self: Choice = {
    key: 'self',
    title: `${me.givenName} ${me.familyName}`,
    text: t('session.acting.self'),
    chosen: session.actor === null,
    choose: (act) => api.actFor(act, null),
  };
  return (
    <div className="stack" data-gap="wide">
      <PageHead title={t('session.acting.title')} under={t('session.acting.under')} />
      <Loaded query={people}>
        {(all) => (
          <Choices
            home="/"
            choices={[
              self,
              ...all.map(({ id, givenName, familyName, as, chosen }) => ({
                key: id,
                title: `${givenName} ${familyName}`,
                text: t(`session.acting.${as}`),
                chosen,
                choose: (act: string) => api.actFor(act, id),
              })),
            ]}
          />
        )}
      </Loaded>
    </div>
  );
}
