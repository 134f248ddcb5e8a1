import '../i18n/staffTexts.ts';
import '../i18n/organisationTexts.ts';
import '../ui/css/staff.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PlatformRoleList } from '../../api/schemas/organisation.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { ReasonDialog } from '../staff/reasonDialog.tsx';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { Tag } from '../ui/tag.tsx';
import { RadioTiles } from '../ui/tiles.tsx';
import { ChangeList } from './changeList.tsx';
import { HsaIdDialog } from './hsaIdDialog.tsx';
import { problemAt } from './problemAt.ts';

/** National and system administrators: given to others, taken back, never the last one (ROL-03). */
export function PlatformRolesPage() {
  const list = useQuery({ queryKey: ['platformRoles', '*'], queryFn: api.platformRoles });
  return (
    <div className="stack narrow" data-gap="wide">
      <PageHead
        title={t('platformRoles.title')}
        back={<Link to="/admin">{t('admin.title')}</Link>}
        under={t('platformRoles.under')}
        action={list.data && <Give roles={list.data.roles} />}
      />
      <Loaded query={list}>
        {({ people, roles, changes }) => (
          <>
            {roles.some(({ holders }) => holders < 2) && (
              <Notice>
                {roles
                  .filter(({ holders }) => holders < 2)
                  .map(({ role, name, holders }) => (
                    <p key={role}>{t('platformRoles.few', { role: name, count: holders })}</p>
                  ))}
              </Notice>
            )}
            {roles.map(({ role, name, about }) => (
              <section key={role} className="stack" data-gap="close" aria-labelledby={role}>
                <div className="stack" data-gap="none">
                  <h2 id={role}>{name}</h2>
                  <p className="quiet">{about}</p>
                </div>
                <Holders people={people.filter((person) => person.roles.some((each) => each === role))} role={role} name={name} />
              </section>
            ))}
            <ChangeList changes={changes} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Holders({ people, role, name }: { people: PlatformRoleList['people']; role: string; name: string }) {
  if (people.length === 0) return <p className="quiet">{t('org.nobody')}</p>;
  return (
    <ul className="rows">
      {people.map((person) => (
        <li key={person.id}>
          <span>{person.name}</span>
          <span className="quiet small">{[person.title, person.hsaId].filter((each) => each !== '').join(' · ')}</span>
          {person.oneself && <Tag>{t('platformRoles.you')}</Tag>}
          {!person.active && <Tag>{t('org.inactive')}</Tag>}
          <ReasonDialog
            runningMoment="*"
            trigger={(open) => (
              <Button
                variant="quiet"
                size="small"
                aria-label={t('org.removeOf', { name: person.name, role: name.toLowerCase() })}
                onClick={open}
              >
                {t('org.remove')}
              </Button>
            )}
            title={t('org.removeTitle', { name: person.name })}
            consequence={person.oneself ? t('platformRoles.youText') : t('org.removeText', { name: person.name, role: name.toLowerCase() })}
            label={t('org.why')}
            confirm={t('org.remove')}
            optional
            danger
            act={(key, reason) =>
              api.takePlatformRole(key, person.id, role, {
                ...(reason === '' ? {} : { reason }),
                ...(person.oneself ? { oneself: true } : {}),
              })
            }
          />
        </li>
      ))}
    </ul>
  );
}

function Give({ roles }: { roles: PlatformRoleList['roles'] }) {
  const [role, setRole] = useState<string>();
  return (
    <HsaIdDialog
      trigger={(open) => <Button onClick={open}>{t('platformRoles.give')}</Button>}
      title={t('platformRoles.give')}
      text={t('platformRoles.giveText')}
      confirm={t('platformRoles.give')}
      given={role}
      act={async (key, hsaId) => {
        await api.givePlatformRole(key, { hsaId, role: role ?? '' });
        setRole(undefined);
      }}
    >
      {(error) => (
        <RadioTiles
          label={t('platformRoles.role')}
          error={problemAt(error, 'role')}
          options={roles.map((each) => ({ id: each.role, text: each.name, help: each.about }))}
          value={role}
          onChange={setRole}
        />
      )}
    </HsaIdDialog>
  );
}
