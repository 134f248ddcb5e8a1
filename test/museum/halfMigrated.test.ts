import * as migrate from '../../compiler/migrate/migrateState.ts';
import { plainMigration } from '../../compiler/migrate/migration.ts';
import { given, saved } from '../support/given.ts';
import { form, plan, weekly } from '../support/plan.ts';
import { show } from './exhibit.ts';

const forms = ['phq9', 'gad7', 'isi'].map((id) => form(id));
const asking = (version: string, asked: readonly string[]) =>
  plan({ version, forms, batteries: [weekly('vecka', { forms: asked, due: null, reminders: [] })] });
const before = asking('1.0', ['phq9', 'gad7']);
const after = asking('2.0', ['gad7', 'isi']);

/**
 * ds-wizard/ds-wizard#247 and #239: a migration went wrong for some answers, half of them were moved, and it could not be undone. Here an
 * outcome is told before anything is written, one for each citizen, and an occasion with an answer that would be lost blocks hers.
 */
show(
  'half migrated',
  {
    source: 'ds-wizard/ds-wizard#247, #239',
    happens: ({ migrateState }: typeof migrate) => {
      const untouched = given(before, '2026-11-02T09:00:00Z').until('2026-11-09T09:00:00Z');
      const begun = given(before, '2026-11-02T09:00:00Z').when('2026-11-09T09:00:00Z', saved('phq9', { battery: 'vecka' }));
      return [untouched, begun].map(({ state }) => {
        const told = migrateState(before, after, 'h2', plainMigration, state, Date.parse('2026-11-10T09:00:00Z'));
        if (told.outcome !== 'moved') return `${told.outcome}: ${told.reason}`;
        const waiting = told.step.state.batteries['vecka']?.occasions['1'];
        return `moved, with ${Object.keys(waiting?.forms ?? {}).join(', ') || 'nothing'} saved`;
      });
    },
    ours: [
      'moved, with nothing saved',
      'blocked: Mätningen ”vecka” är påbörjad med formuläret ”phq9”, som inte hör till den i den nya versionen.',
    ],
    accident: ['moved, with nothing saved', 'moved, with phq9 saved'],
    without: [{ file: 'compiler/migrate/migrateState.ts', find: 'if (lost !== undefined) return', replace: 'if (lost === null) return' }],
  },
  migrate,
  'compiler/migrate/migrateState.ts',
);
