import { useQuery } from '@tanstack/react-query';
import type { Workplace } from '../../api/schemas/session.ts';
import { api } from '../api.ts';
import { STAFF_START } from '../audience.ts';
import '../i18n/sessionTexts.ts';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { Choices } from './choice.tsx';

/** Where staff with several workplaces choose one, or another than the one they are in. */
export function ChooseWorkplace() {
  const workplaces = useQuery({ queryKey: ['workplaces', '*'], queryFn: api.workplaces });
  return (
    <div className="stack" data-gap="wide">
      <PageHead title={t('session.workplace.title')} under={t('session.workplace.under')} />
      <Loaded query={workplaces}>
        {(all) => (
          <Choices
            home={STAFF_START}
            choices={all.map((each) => ({
              key: `${each.kind} ${each.id ?? ''}`,
              title: each.name,
              text: inWords(each),
              chosen: each.chosen,
              choose: (act) => api.chooseWorkplace(act, { kind: each.kind, id: each.id }),
            }))}
          />
        )}
      </Loaded>
    </div>
  );
}

/** The roles, and the commission that gives them. */
function inWords({ roles, commission }: Workplace): string {
  const [first = '', ...rest] = roles.map((role) => t(`session.role.${role}`));
  const all = [first, ...rest.map((role) => role.toLowerCase())].join(', ');
  return commission === null ? all : `${all} · ${commission}`;
}
