import * as migrate from '../../compiler/migrate/migrateState.ts';
import { plainMigration } from '../../compiler/migrate/migration.ts';
import { given } from '../support/given.ts';
import { module, plan } from '../support/plan.ts';
import { show } from './exhibit.ts';

const before = plan({ version: '1.0', modules: [module('m1'), module('m2', { opens: { kind: 'byStaff' } })] });
const after = plan({ version: '2.0', modules: [module('m1')] });

/**
 * parcelvoy discussion 681, mautic/mautic#838: a step was removed from a journey, and everyone who stood in it was put out of it. Here whoever
 * stands in what is removed is blocked, with the reason, until somebody has decided what becomes of her; the others are moved.
 */
show(
  'step removed, people exited',
  {
    source: 'parcelvoy discussion 681; mautic/mautic#838',
    happens: ({ migrateState }: typeof migrate) => {
      const elsewhere = given(before, '2026-11-02T09:00:00Z');
      const inside = given(before, '2026-11-02T09:00:00Z').when('2026-11-03T09:00:00Z', {
        kind: 'moduleOpened',
        module: 'm2',
        reason: null,
      });
      return [elsewhere, inside].map(({ state }) => {
        const told = migrateState(before, after, 'h2', plainMigration, state, Date.parse('2026-11-10T09:00:00Z'));
        return told.outcome === 'moved' ? Object.keys(told.step.state.modules) : `${told.outcome}: ${told.reason}`;
      });
    },
    ours: [['m1'], 'blocked: Modulen ”m2” är öppen men finns inte i den nya versionen.'],
    accident: [['m1'], ['m1']],
    without: [
      {
        file: 'compiler/migrate/migrateState.ts',
        find: "if (status !== 'open' || id.includes('/')) continue;",
        replace: 'if (status || id) continue;',
      },
    ],
  },
  migrate,
  'compiler/migrate/migrateState.ts',
);
