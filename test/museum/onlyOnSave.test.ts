import { given } from '../support/given.ts';
import { flag, module, plan } from '../support/plan.ts';
import { inTheEngine } from './exhibit.ts';

/**
 * redcap-tools/PyCap#49: the logic ran only when somebody saved a record; what was imported, and time itself, did nothing. Here time is reason
 * enough: a module opens and a silence is told although nobody does anything at all.
 */
inTheEngine('only on save', {
  source: 'redcap-tools/PyCap#49',
  happens: (engine) => {
    const life = given(
      plan({
        modules: [module('m2', { opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 7, at: '08:00' } })],
        flags: [flag('tyst', { trigger: { kind: 'inactivity', days: 14, at: '09:00' } })],
      }),
      '2026-11-02T09:00:00Z',
      engine,
    ).late('2026-11-23T09:00:00Z', []);
    return [...life.sent(), ...life.raised()];
  },
  ours: ['notify/openModule/m2', 'flag/tyst/-#1'],
  accident: [],
  without: [
    {
      file: 'engine/advance.ts',
      find: 'fireUntil(turn, until);\n  if (until > turn.state.now)',
      replace: 'if (until > turn.state.now)',
    },
  ],
});
