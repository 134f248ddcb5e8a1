import type { AdminStaff } from '../../api/schemas/organisation.ts';
import { t } from '../i18n/text.ts';
import { ReasonDialog } from '../staff/reasonDialog.tsx';
import { Button } from '../ui/button.tsx';
import { Tag } from '../ui/tag.tsx';

/** Those who have been appointed to something, each with a way to take it back. */
export function Appointed({
  label,
  people,
  nobody,
  role,
  remove,
}: {
  label: string;
  people: readonly AdminStaff[];
  nobody: string;
  /** What they are, in the middle of a sentence. */
  role: string;
  remove: (key: string, staff: string, body: { reason?: string }) => Promise<unknown>;
}) {
  return (
    <div className="stack" data-gap="tight">
      <h3>{label}</h3>
      {people.length === 0 ? (
        <p className="quiet">{nobody}</p>
      ) : (
        <ul className="rows">
          {people.map((person) => (
            <li key={person.id}>
              <span>{person.name}</span>
              <span className="quiet small">{[person.title, person.hsaId].filter((each) => each !== '').join(' · ')}</span>
              {!person.active && <Tag>{t('org.inactive')}</Tag>}
              <ReasonDialog
                runningMoment="*"
                trigger={(open) => (
                  <Button variant="quiet" size="small" aria-label={t('org.removeOf', { name: person.name, role })} onClick={open}>
                    {t('org.remove')}
                  </Button>
                )}
                title={t('org.removeTitle', { name: person.name })}
                consequence={t('org.removeText', { name: person.name, role })}
                label={t('org.why')}
                confirm={t('org.remove')}
                optional
                danger
                act={(key, reason) => remove(key, person.id, reason === '' ? {} : { reason })}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
