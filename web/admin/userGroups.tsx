import '../i18n/staffTexts.ts';
import '../i18n/organisationTexts.ts';
import '../ui/css/staff.css';
import { useQuery } from '@tanstack/react-query';
import type { UserGroupList } from '../../api/schemas/organisation.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/emptyState.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { UserGroupDialog } from './userGroupDialog.tsx';

/** The publishing unit's user groups: who together edits the moments that are tied to one (ROL-20, DES-27). */
export function UserGroupsPage() {
  const list = useQuery({ queryKey: ['userGroups', '*'], queryFn: api.userGroups });
  return (
    <div className="stack narrow" data-gap="wide">
      <PageHead
        title={t('userGroups.title')}
        back={<Link to="/admin">{t('admin.title')}</Link>}
        under={t('userGroups.under')}
        action={
          list.data && (
            <UserGroupDialog
              trigger={(open) => <Button onClick={open}>{t('userGroups.add')}</Button>}
              title={t('userGroups.add')}
              candidates={list.data.candidates}
              act={api.addUserGroup}
            />
          )
        }
      />
      <Loaded query={list}>
        {({ groups, candidates }) =>
          groups.length === 0 ? (
            <EmptyState title={t('userGroups.none')}>{t('userGroups.noneText')}</EmptyState>
          ) : (
            groups.map((group) => <GroupCard key={group.id} group={group} candidates={candidates} />)
          )
        }
      </Loaded>
    </div>
  );
}

function GroupCard({ group, candidates }: { group: UserGroupList['groups'][number]; candidates: UserGroupList['candidates'] }) {
  const { id, name, members } = group;
  return (
    <Card label={name}>
      <h2>{name}</h2>
      {members.length === 0 ? (
        <p className="quiet">{t('userGroups.noMembers')}</p>
      ) : (
        <ul className="rows">
          {members.map((member) => (
            <li key={member.id}>
              <span>{member.name}</span>
              <span className="quiet small">{[member.title, member.hsaId].filter((each) => each !== '').join(' · ')}</span>
            </li>
          ))}
        </ul>
      )}
      <div>
        <UserGroupDialog
          trigger={(open) => (
            <Button variant="secondary" aria-label={t('userGroups.changeOf', { name })} onClick={open}>
              {t('userGroups.change')}
            </Button>
          )}
          title={t('userGroups.changeOf', { name })}
          group={group}
          candidates={candidates}
          act={(key, body) => api.changeUserGroup(key, id, body)}
        />
      </div>
    </Card>
  );
}
