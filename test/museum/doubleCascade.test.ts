import type { Event } from '../../engine/event.ts';
import { saved } from '../support/given.ts';
import { flag, form, module, plan } from '../support/plan.ts';
import { inTheEngine } from './exhibit.ts';

/**
 * formr v0.25.7 changelog: two open clients raced; 18 people got everything twice, and one got four cascades in five seconds. Here what was
 * saved is one event with one number, and however many times it is handed over it is taken once: one cascade.
 */
inTheEngine('double cascade', {
  source: 'formr v0.25.7 changelog',
  happens: (engine) => {
    const moment = plan({
      modules: [module('m1'), module('m2', { opens: { kind: 'afterModule', module: 'm1' } })],
      forms: [form('phq9', { hasFlag: true })],
      flags: [flag('svar', { recipients: ['citizen', 'staff'], trigger: { kind: 'form', form: 'phq9', when: null } })],
    });
    const at = Date.parse('2026-11-03T09:00:00Z');
    const submitted = { seq: 1, at, ...saved('phq9') } as Event;
    const read = { seq: 2, at: at + 1, kind: 'formRead', form: 'phq9', instance: { kind: 'ordinary' } } as Event;
    // Both clients are told that it went well, and both hand on what was saved.
    const { effects } = engine.begin(moment, { at: at - 1, now: at + 5000 }, [submitted, submitted, read, submitted]);
    return effects.filter(({ kind }) => kind === 'raiseFlag').map((effect) => effect.key);
  },
  ours: ['flag/svar/phq9'],
  accident: ['flag/svar/phq9', 'flag/svar/phq9'],
  without: [{ file: 'engine/advance.ts', find: 'if (logged.seq <= turn.state.seq) continue;', replace: '' }],
});
