import { weekdayAfter, wallClock } from '../../engine/clock.ts';
import { type Asked, fireIn, type Series, takeIn, waitingIn } from './battery.ts';
import { endsAfter } from './ends.ts';
import { decided, end, type Program, putOut, raise } from './program.ts';

const ZONE = 'Europe/Stockholm';
const nothingElse = { remind: null, due: null, closes: null, missed: null } as const;

/** Once, the day after the start: reminded, missed, and over after two weeks. */
export const once = asking(14, {
  ...nothingElse,
  battery: 'b',
  form: 'f',
  places: 1,
  opensAt: (start) => wallClock(ZONE, start, 1, '08:00'),
  remind: { days: 2, at: '17:00' },
  due: { days: 5, at: '20:00' },
});

/** Eight weeks, one occasion each: reminded, missed and told of, closed. */
export const weekly = asking(70, {
  battery: 'b',
  form: 'f',
  places: 8,
  opensAt: (start, place) => wallClock(ZONE, start, 7 * place, '08:00'),
  remind: { days: 2, at: '17:00' },
  due: { days: 5, at: '20:00' },
  closes: { days: 6, at: '20:00' },
  missed: 'missat',
});

/** Mondays and Thursdays, until the next one. */
export const weekdays = asking(42, {
  ...nothingElse,
  battery: 'b',
  form: 'f',
  places: 8,
  opensAt: (start, place) => weekdayAfter(ZONE, start, 1 + 7 * Math.floor((place - 1) / 2), place % 2 === 1 ? 4 : 1, '09:00'),
  closes: { days: 2, at: '20:00' },
});

/** The reference life: 26 fortnights. */
export const r26 = asking(366, {
  battery: 'steg',
  form: 'steget',
  places: 26,
  opensAt: (start, place) => wallClock(ZONE, start, 1 + 14 * (place - 1), '09:00'),
  remind: { days: 3, at: '10:00' },
  due: { days: 6, at: '20:00' },
  closes: { days: 12, at: '20:00' },
  missed: 'missat',
});

/** Four weeks; who answers 8 or more is told of at once, until staff have read the form. */
export const alarming = asking(
  42,
  {
    ...nothingElse,
    battery: 'b',
    form: 'f',
    places: 4,
    opensAt: (start, place) => wallClock(ZONE, start, 7 * place, '08:00'),
    due: { days: 5, at: '20:00' },
    closes: { days: 6, at: '20:00' },
  },
  8,
);

function asking(days: number, series: Series, alarmAt: number | null = null): Program<Asked> {
  return {
    begin(start, turn) {
      const module = series.battery === 'steg' ? 'aret' : 'om';
      decided(turn, `openModule/${module}`, 'openModule', 'fired', 'openingRule', { module });
      return { seq: 0, now: start, phase: 'active', flags: {}, start, opened: 0, open: null };
    },
    waiting: (memory) => (memory.phase === 'ended' ? [] : [...waitingIn(series, memory), endsAfter(memory.start, days)]),
    take(memory, event, turn) {
      if (event.kind === 'formRead' && event.instance.kind === 'occasion') {
        const { battery, occasion } = event.instance;
        putOut(turn, memory, { id: 'hogt', key: `flag/hogt/${event.form}@${battery}/${occasion}` }, 'formRead');
      }
      if (event.kind === 'flagPutOut') putOut(turn, memory, { id: event.flagKey.split('/')[1] ?? '', key: event.flagKey }, 'putOutByStaff');
      if (memory.phase === 'ended' || !takeIn(series, memory, event, turn)) return;
      if (alarmAt === null || event.kind !== 'formSaved' || event.instance.kind !== 'occasion') return;
      if (Number(event.facts.answers['q']) < alarmAt) return;
      const { battery, occasion } = event.instance;
      const flag = { id: 'hogt', key: `flag/hogt/${series.form}@${battery}/${occasion}`, priority: 'prioritised', round: 1 } as const;
      raise(turn, memory, flag, 'conditionHolds', { form: series.form }, { form: series.form, battery, occasion });
    },
    fire(memory, waiting, turn) {
      if (waiting.kind === 'endMoment') end(turn, memory, waitingIn(series, memory), 'timeLimit', waiting.at);
      else fireIn(series, memory, waiting, turn);
    },
  };
}
