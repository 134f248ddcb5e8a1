import '../i18n/staffTexts.ts';
import '../i18n/catalogueTexts.ts';
import '../ui/css/staff.css';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Category } from '../../api/schemas/category.ts';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { sessionQuery } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/emptyState.tsx';
import { TextField } from '../ui/field.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { Table } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';
import { problemAt } from './problemAt.ts';

/** What the unit sorts its running moments by: made, renamed, retired and taken into use again. */
export function CategoriesPage() {
  const { data: session } = useQuery(sessionQuery);
  const categories = useQuery({ queryKey: ['categories', '*'], queryFn: api.categories });
  const [name, setName] = useState('');
  const make = useAct<string, Category>('*', api.makeCategory, () => setName(''));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!make.isPending) make.mutate(name);
  };
  return (
    <div className="stack narrow" data-gap="wide">
      <PageHead
        title={t('categories.title')}
        back={<Link to="/admin">{t('admin.title')}</Link>}
        under={t('categories.under', { unit: session?.kind === 'staff' ? session.unit.name : '' })}
      />
      <form className="row end" noValidate onSubmit={submit}>
        <TextField
          label={t('categories.new')}
          maxLength={60}
          value={name}
          error={problemAt(make.error, 'name')}
          onChange={(event) => {
            setName(event.target.value);
            make.reset();
          }}
        />
        <Button type="submit" busy={make.isPending}>
          {t('categories.make')}
        </Button>
      </form>
      <Loaded query={categories}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title={t('categories.none')}>{t('categories.noneText')}</EmptyState>
          ) : (
            <Table
              caption={t('categories.title')}
              rows={all}
              rowKey={({ id }) => id}
              columns={[
                {
                  id: 'name',
                  label: t('categories.name'),
                  cell: (row) => (
                    <span className="row">
                      {row.name} {row.retired && <Tag>{t('categories.retired')}</Tag>}
                    </span>
                  ),
                },
                { id: 'acts', label: t('categories.acts'), cell: (row) => <Acts category={row} /> },
              ]}
            />
          )
        }
      </Loaded>
    </div>
  );
}

function Acts({ category: { id, name, retired } }: { category: Category }) {
  const [renaming, setRenaming] = useState<string | null>(null);
  const change = useAct<{ name?: string; retired?: boolean }, Category>(
    '*',
    (key, body) => api.changeCategory(key, id, body),
    () => setRenaming(null),
  );
  return (
    <div className="row">
      <Button variant="quiet" aria-label={t('categories.renameOf', { name })} onClick={() => setRenaming(name)}>
        {t('categories.rename')}
      </Button>
      <Button
        variant="quiet"
        busy={change.isPending}
        aria-label={retired ? t('categories.useOf', { name }) : t('categories.retireOf', { name })}
        onClick={() => change.mutate({ retired: !retired })}
      >
        {retired ? t('categories.use') : t('categories.retire')}
      </Button>
      {change.isError && renaming === null && (
        <Notice kind="error" live>
          <p>{problemAt(change.error, 'name') ?? sentenceOf(change.error)}</p>
        </Notice>
      )}
      <Dialog title={t('categories.renameOf', { name })} open={renaming !== null} onClose={() => setRenaming(null)}>
        <form
          className="stack"
          data-gap="close"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!change.isPending && renaming !== null) change.mutate({ name: renaming });
          }}
        >
          <TextField
            label={t('categories.name')}
            maxLength={60}
            value={renaming ?? ''}
            error={change.isError ? (problemAt(change.error, 'name') ?? sentenceOf(change.error)) : undefined}
            onChange={(event) => {
              setRenaming(event.target.value);
              change.reset();
            }}
          />
          <div className="row">
            <Button type="submit" busy={change.isPending}>
              {t('categories.save')}
            </Button>
            <Button variant="secondary" onClick={() => setRenaming(null)}>
              {t('ui.cancel')}
            </Button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
