import { given, saved } from '../support/given.ts';
import { form, plan, weekly } from '../support/plan.ts';
import { inTheEngine } from './exhibit.ts';

/**
 * formr v0.25.6 changelog: rules for expiry overwrote each other and closed the form under people's hands. Here the pen is never taken away:
 * what is saved after the closing is always kept, it counts where the designer lets late answers count, and the record says that it was late.
 */
inTheEngine('expired while writing', {
  source: 'formr v0.25.6 changelog',
  happens: (engine) => {
    const battery = weekly('vecka', {
      forms: ['phq9', 'gad7'],
      due: null,
      closes: { days: 2, at: '20:00' },
      lateAnswers: 'accepted',
      reminders: [],
    });
    const life = given(plan({ forms: [form('phq9'), form('gad7')], batteries: [battery] }), '2026-11-02T09:00:00Z', engine)
      .when('2026-11-11T18:50:00Z', saved('phq9', { battery: 'vecka' }))
      .when('2026-11-11T19:05:00Z', saved('gad7', { battery: 'vecka' }));
    const answer = life.decisions.find(({ key }) => key === 'answerOccasion/vecka/1');
    return {
      closed: life.outcome('closeOccasion/vecka/1'),
      answered: life.state.batteries['vecka']?.answered,
      late: answer?.facts['late'],
    };
  },
  ours: { closed: 'fired: notAnswered', answered: 1, late: true },
  accident: { closed: 'fired: notAnswered', answered: 0, late: undefined },
  without: [{ file: 'engine/occasion.ts', find: "if (battery.lateAnswers !== 'accepted') return;", replace: 'if (battery) return;' }],
});
