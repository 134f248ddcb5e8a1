import { given } from '../support/given.ts';
import { form, plan, weekly } from '../support/plan.ts';
import { inTheEngine } from './exhibit.ts';

/**
 * KL-Psychological-Methodology/ESMira#104: the deadline that was shown differed from the real one. Here the page shows the engine's own instant,
 * and when something moves the one it moves the other.
 */
inTheEngine('shown an hour late', {
  source: 'KL-Psychological-Methodology/ESMira#104',
  happens: (engine) => {
    const moment = plan({ zoneOfCitizen: true, forms: [form('phq9')], batteries: [weekly('vecka', { reminders: [] })] });
    const life = given(moment, '2026-11-02T09:00:00Z', engine).when('2026-11-10T09:00:00Z', { kind: 'zoneChanged', zone: 'Europe/London' });
    const shown = life.state.batteries['vecka']?.occasions['1']?.dueAt ?? 0;
    const real = life
      .until('2026-11-20T00:00:00Z')
      .decisions.find(({ key, outcome }) => key.startsWith('missOccasion/vecka/1') && outcome === 'fired');
    return { shown: new Date(shown).toISOString(), real: new Date(real?.nominal ?? 0).toISOString() };
  },
  ours: { shown: '2026-11-14T20:00:00.000Z', real: '2026-11-14T20:00:00.000Z' },
  accident: { shown: '2026-11-14T19:00:00.000Z', real: '2026-11-14T20:00:00.000Z' },
  without: [{ file: 'engine/retime.ts', find: '  }\n  retimeOccasions(turn);\n}', replace: '  }\n}' }],
});
