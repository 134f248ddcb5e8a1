import type { MomentPage, MyMoment } from '../../api/schemas/citizen.ts';
import { t } from '../i18n/text.ts';
import { capitalised } from '../spoken.ts';
import { Card } from '../ui/card.tsx';
import { ButtonLink } from '../ui/link.tsx';

/** A module to go on with: what it is, how long it takes, and the way there. `main` is the page's one thing to do. */
export function OpenModuleCard({
  moment,
  module,
  over,
  main = true,
}: {
  moment: Pick<MyMoment, 'id'>;
  module: MyMoment['openModules'][number] & Partial<Pick<MomentPage['modules'][number], 'summary'>>;
  /** Stands above the heading. */
  over?: string;
  main?: boolean;
}) {
  const minutes = module.minutes === null ? null : capitalised(t('module.minutes', { count: module.minutes }));
  return (
    <Card {...(main ? { tone: 'main' as const } : {})}>
      <div className="stack" data-gap="tight">
        {over !== undefined && <p className="quiet small">{over}</p>}
        <h2>{goOnWith(module.title)}</h2>
        {typeof module.summary === 'string' && <p>{module.summary}</p>}
        {minutes !== null && <p className="quiet">{minutes}</p>}
      </div>
      <div>
        <ButtonLink variant={main ? 'primary' : 'secondary'} to="/moment/$id/modul/$module" params={{ id: moment.id, module: module.id }}>
          {t('module.open')}
          <span className="sr-only"> {module.title}</span>
        </ButtonLink>
      </div>
    </Card>
  );
}

/** `Fortsätt med modul 4: Tankar och oro om natten`. */
const goOnWith = (title: string): string => t('module.goOnWith', { module: title.replace(/^Modul (?=\d)/, 'modul ') });
