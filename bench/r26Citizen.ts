import type { Citizen } from '../simulator/act.ts';
import { answersTo } from '../simulator/answers.ts';

const DAY = 86_400_000;
/** Of 26 steps, two are never answered, eight after the reminder on day 3, the rest before it: the reference life's 10, 30 and 60 per cent. */
const NEVER = [9, 18];
const AFTER_REMINDER = [3, 6, 10, 12, 15, 20, 21, 24];

/** The reference life's citizen (targets R26), the same in every run. */
export const r26Citizen: Citizen = {
  kind: 'diligent',
  next({ moment, plan, state }) {
    if (state.phase !== 'active') return null;
    const battery = plan.batteries[0];
    const form = moment.forms.find(({ id }) => id === battery?.forms[0]);
    if (!battery || !form) return null;
    for (const [number, { openedAt }] of Object.entries(state.batteries[battery.id]?.occasions ?? {})) {
      const occasion = Number(number);
      if (NEVER.includes(occasion)) continue;
      const at = openedAt + (AFTER_REMINDER.includes(occasion) ? 4 : 1) * DAY;
      const instance = { kind: 'occasion', battery: battery.id, occasion } as const;
      return {
        at,
        act: { kind: 'formSaved', form: form.id, instance, answers: answersTo(form, { seed: 'r26', burden: 0.4, occasion: number }) },
      };
    }
    return null;
  },
};
