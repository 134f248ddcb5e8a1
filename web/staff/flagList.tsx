import { ExclamationmarkTriangleFillIcon, BellIcon } from '@navikt/aksel-icons';
import type { Flag } from '../../api/schemas/staff.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { spokenAge, spokenTime } from '../spoken.ts';
import { Icon } from '../ui/icon.tsx';
import { Link } from '../ui/link.tsx';
import { Tag } from '../ui/tag.tsx';
import { Why } from '../ui/why.tsx';
import { PutOutFlag } from './putOutFlag.tsx';

/** Flags, prioritised first, each with its sentence, its age, one thing to open and its reason. */
export function FlagList({
  flags,
  now,
  named = false,
  empty,
}: {
  flags: readonly Flag[];
  now: string /** Whose they are is said: for lists over many. */;
  named?: boolean;
  empty: string;
}) {
  if (flags.length === 0) return <p className="quiet">{empty}</p>;
  const inOrder = flags.toSorted((a, b) => rank(a) - rank(b) || Date.parse(b.raisedAt) - Date.parse(a.raisedAt));
  return (
    <ul className="flags">
      {inOrder.map((flag) => (
        <FlagRow key={flag.id} flag={flag} now={now} named={named} />
      ))}
    </ul>
  );
}

function FlagRow({ flag, now, named }: { flag: Flag; now: string; named: boolean }) {
  const prioritised = flag.priority === 'prioritised';
  return (
    <li data-priority={flag.priority}>
      <div className="what">
        <p className="head">
          {prioritised ? (
            <Tag colour="rod" strong>
              <Icon of={ExclamationmarkTriangleFillIcon} />
              {t('flag.prioritised')}
            </Tag>
          ) : (
            <Icon of={BellIcon} />
          )}{' '}
          {named && <strong>{flag.citizen}</strong>} <span>{flag.title}</span>{' '}
          <span className="quiet small">
            {named && `${flag.moment}\u00a0· `}
            {spokenAge(flag.raisedAt, now)}
            {flag.round > 1 && `\u00a0· ${t('flag.round', { round: flag.round })}`}
          </span>
        </p>
        {flag.text !== '' && flag.text !== flag.title && <p>{flag.text}</p>}
        {flag.outAt !== null && (
          <p className="quiet small">{t('flag.out', { when: spokenTime(flag.outAt, now), because: flag.outBecause ?? '' })}</p>
        )}
      </div>
      <div className="row actions">
        <Why
          about={flag.title}
          queryKey={['why', flag.runningMoment, 'flag', flag.id]}
          ask={() => api.why(flag.runningMoment, { flag: flag.id })}
        />
        {flag.outAt === null && <PutOutFlag flag={flag} />}
        {flag.instance !== null ? (
          <Link to="/personal/moment/$id/formular/$instance" params={{ id: flag.runningMoment, instance: flag.instance }} alone>
            {t('flag.openForm')}
            <span className="sr-only"> {t('flag.of', { citizen: flag.citizen })}</span>
          </Link>
        ) : (
          named && (
            <Link to="/personal/moment/$id" params={{ id: flag.runningMoment }} alone>
              {t('flag.open')}
              <span className="sr-only"> {t('flag.of', { citizen: flag.citizen })}</span>
            </Link>
          )
        )}
      </div>
    </li>
  );
}

const rank = (flag: Flag): number => (flag.outAt !== null ? 2 : flag.priority === 'prioritised' ? 0 : 1);
