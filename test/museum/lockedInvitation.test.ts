import { given } from '../support/given.ts';
import { module, plan } from '../support/plan.ts';
import { inTheEngine } from './exhibit.ts';

/**
 * REDCap guides: once an invitation had been scheduled it no longer followed the rule that had scheduled it. Here what waits is looked at
 * again whenever its rule may have another answer, and moved with a record.
 */
inTheEngine('locked invitation', {
  source: 'REDCap guides, automated survey invitations',
  happens: (engine) => {
    const opens = { kind: 'afterAnchor', anchor: { kind: 'date', name: 'operation' }, days: 14, at: '08:00' } as const;
    return given(plan({ dates: ['operation'], modules: [module('m1', { opens })] }), '2026-11-02T09:00:00Z', engine)
      .when('2026-11-02T10:00:00Z', { kind: 'dateSet', name: 'operation', date: '2026-11-10' })
      .when('2026-11-05T10:00:00Z', { kind: 'dateSet', name: 'operation', date: '2026-11-24' })
      .until('2026-12-31T00:00:00Z')
      .effects.map(({ at }) => new Date(at).toISOString().slice(0, 10));
  },
  ours: ['2026-12-08'],
  accident: ['2026-11-24'],
  without: [
    {
      file: 'engine/module.ts',
      find: "if (!fired && armed?.at === at) return;\n  if (at > turn.state.now) return wait(turn, armed, fired, { kind: 'openModule'",
      replace: "if (!fired && armed) return;\n  if (!fired && at > turn.state.now) return wait(turn, armed, fired, { kind: 'openModule'",
    },
  ],
});
