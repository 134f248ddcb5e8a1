import { CheckmarkCircleFillIcon, ChevronRightIcon, PadlockLockedIcon } from '@navikt/aksel-icons';
import type { MomentPage } from '../../api/schemas/citizen.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { moduleTitle } from '../moduleTitle.ts';
import { capitalised, spokenTime } from '../spoken.ts';
import { Icon } from '../ui/icon.tsx';
import { PlainLink } from '../ui/link.tsx';
import { Why } from '../ui/why.tsx';

type Card = MomentPage['modules'][number];

/** Modules of one state under a heading. A locked one says why and when, and may be asked "Varför?". */
export function ModuleList({
  heading,
  moment,
  modules,
  empty,
}: {
  heading: string;
  moment: Pick<MomentPage, 'id' | 'now'>;
  modules: readonly Card[];
  empty: string | null;
}) {
  if (modules.length === 0 && empty === null) return null;
  return (
    <section className="stack" data-gap="close">
      <h2>{heading}</h2>
      {modules.length === 0 && <p className="quiet">{empty}</p>}
      <ul className="doors">
        {modules.map((module) => (
          <li key={module.id}>
            {module.status === 'locked' ? <Locked moment={moment} module={module} /> : <Opened moment={moment} module={module} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Opened({ moment, module }: { moment: Pick<MomentPage, 'id' | 'now'>; module: Card }) {
  const under = [
    module.status === 'completed' && module.completedAt !== null
      ? t('module.doneAt', { when: spokenTime(module.completedAt, moment.now) })
      : module.summary,
    module.status === 'open' && module.minutes !== null ? capitalised(t('module.minutes', { count: module.minutes })) : null,
  ].filter((part) => part !== null);
  return (
    <PlainLink to="/moment/$id/modul/$module" params={{ id: moment.id, module: module.id }}>
      <span className="stack" data-gap="tight">
        <span className="quiet small">
          {module.status === 'completed' && <Icon of={CheckmarkCircleFillIcon} />}{' '}
          {module.status === 'completed'
            ? t('module.numberDone', { number: module.number })
            : t('module.number', { number: module.number })}
        </span>
        <strong>{moduleTitle(module)}</strong>
        {under.map((line) => (
          <span key={line} className="quiet small">
            {line}
          </span>
        ))}
      </span>
      <Icon of={ChevronRightIcon} />
    </PlainLink>
  );
}

function Locked({ moment, module }: { moment: Pick<MomentPage, 'id' | 'now'>; module: Card }) {
  return (
    <div>
      <div className="stack" data-gap="tight">
        <span className="quiet small">
          <Icon of={PadlockLockedIcon} /> {t('module.numberLocked', { number: module.number })}
        </span>
        <strong>{moduleTitle(module)}</strong>
        {module.lockedBecause !== null ? (
          <span className="small">{module.lockedBecause}</span>
        ) : (
          module.opensAt !== null && <span className="small">{t('module.opens', { when: spokenTime(module.opensAt, moment.now) })}</span>
        )}
        <Why
          question={t('module.whyLocked')}
          about={module.title}
          queryKey={['why', moment.id, 'module', module.id]}
          ask={() => api.myWhy(moment.id, { module: module.id })}
        />
      </div>
    </div>
  );
}
