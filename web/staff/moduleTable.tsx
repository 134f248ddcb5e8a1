import { useState } from 'react';
import type { RunningMomentPage } from '../../api/schemas/staff.ts';
import { api } from '../api.ts';
import { moduleTitle } from '../moduleTitle.ts';
import { t } from '../i18n/text.ts';
import { spokenTime } from '../spoken.ts';
import { Button } from '../ui/button.tsx';
import { Status } from '../ui/status.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { Why } from '../ui/why.tsx';
import { ReasonDialog } from './reasonDialog.tsx';

type Module = RunningMomentPage['modules'][number];

/** Every module with its state, when and why, and for a locked one the way to open it now. */
export function ModuleTable({ page }: { page: RunningMomentPage }) {
  const [now] = useState(page.now);
  const toDo: Column<Module> = {
    id: 'do',
    label: t('moduleTable.do'),
    cell: (module) =>
      module.status === 'locked' ? (
        <div className="row" data-gap="tight">
          <Why
            question={t('module.whyLocked')}
            about={module.title}
            queryKey={['why', page.id, 'module', module.id]}
            ask={() => api.why(page.id, { module: module.id })}
          />
          {page.phase === 'active' && <OpenModule page={page} module={module} />}
        </div>
      ) : null,
  };
  const columns: readonly Column<Module>[] = [
    { id: 'module', label: t('moduleTable.module'), cell: (module) => `${module.number}. ${moduleTitle(module)}` },
    {
      id: 'status',
      label: t('moduleTable.status'),
      by: (module) => module.status,
      cell: (module) => (
        <Status
          colour={module.status === 'completed' ? 'skog' : module.status === 'open' ? 'himmel' : 'neutral'}
          filled={module.status !== 'locked' && module.status !== 'closed'}
        >
          {t(`moduleStatus.${module.status}`)}
        </Status>
      ),
    },
    {
      id: 'when',
      label: t('moduleTable.when'),
      cell: (module) => whenOf(module, now),
    },
    ...(page.modules.some(({ status }) => status === 'locked') ? [toDo] : []),
  ];
  return <Table caption={t('running.modules')} columns={columns} rows={page.modules} rowKey={({ id }) => id} />;
}

function OpenModule({ page, module }: { page: RunningMomentPage; module: Module }) {
  return (
    <ReasonDialog
      runningMoment={page.id}
      trigger={(open) => (
        <Button variant="secondary" size="small" onClick={open}>
          {t('moduleTable.open')}
          <span className="sr-only"> {module.title}</span>
        </Button>
      )}
      title={t('moduleTable.openTitle', { module: module.title })}
      consequence={t('moduleTable.openText', { citizen: page.citizen.name })}
      label={t('reason.label')}
      confirm={t('moduleTable.open')}
      optional
      act={(key, reason) => api.openModule(key, page.id, module.id, reason)}
    />
  );
}

function whenOf(module: Module, now: string): string {
  switch (module.status) {
    case 'completed':
      return module.completedAt === null ? '' : t('moduleTable.completedAt', { when: spokenTime(module.completedAt, now) });
    case 'open':
      return module.openedAt === null ? '' : t('moduleTable.openedAt', { when: spokenTime(module.openedAt, now) });
    case 'closed':
      return '';
    case 'locked':
      return module.lockedBecause ?? (module.opensAt === null ? '' : t('module.opens', { when: spokenTime(module.opensAt, now) }));
  }
}
