import '../i18n/staffTexts.ts';
import '../i18n/organisationTexts.ts';
import '../ui/css/staff.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PermissionMatrix } from '../../api/schemas/organisation.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { SelectField } from '../ui/selectField.tsx';
import { Table } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';

/** Who may do what, as the policy has it: all of it, or what one role may. */
export function PermissionMatrixPage() {
  const matrix = useQuery({ queryKey: ['permissionMatrix', '*'], queryFn: api.permissionMatrix, staleTime: Infinity });
  return (
    <div className="stack narrow" data-gap="wide">
      <PageHead
        title={t('permissionMatrix.title')}
        back={<Link to="/admin">{t('admin.title')}</Link>}
        under={t('permissionMatrix.under')}
      />
      <Loaded query={matrix}>{(found) => <Content matrix={found} />}</Loaded>
    </div>
  );
}

function Content({ matrix: { roles, permissions } }: { matrix: PermissionMatrix }) {
  const [chosen, setChosen] = useState<string>();
  const role = roles.find((each) => each.role === chosen);
  return (
    <>
      <SelectField
        label={t('permissionMatrix.role')}
        empty={t('permissionMatrix.all')}
        options={roles.map(({ role: id, name }) => ({ id, text: name }))}
        value={chosen}
        onChange={setChosen}
      />
      {role === undefined ? (
        <Table
          caption={t('permissionMatrix.title')}
          rows={permissions}
          rowKey={({ sentence }) => sentence}
          columns={[
            {
              id: 'what',
              label: t('permissionMatrix.what'),
              by: ({ sentence }) => sentence,
              cell: ({ sentence }) => <span className="sentence">{upper(sentence)}</span>,
            },
            {
              id: 'who',
              label: t('permissionMatrix.who'),
              cell: ({ roles: held }) => (
                <span className="row" data-gap="tight">
                  {held.map((each) => (
                    <Tag key={each}>{roles.find((known) => known.role === each)?.name ?? each}</Tag>
                  ))}
                </span>
              ),
            },
          ]}
        />
      ) : (
        <section className="stack" data-gap="close" aria-labelledby="role" aria-live="polite">
          <h2 id="role">{t('permissionMatrix.may', { role: role.name })}</h2>
          <p className="quiet">{role.about}</p>
          <May sentences={permissions.filter(({ roles: held }) => held.includes(role.role)).map(({ sentence }) => sentence)} />
        </section>
      )}
    </>
  );
}

function May({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return <p>{t('permissionMatrix.mayNothing')}</p>;
  return (
    <>
      <p>{t('permissionMatrix.count', { count: sentences.length })}</p>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

const upper = (text: string): string => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
