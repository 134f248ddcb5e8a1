import { warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { localTimes } from '../times.ts';

/** Inget klockslag ligger mellan 02:00 och 02:59, den timme som försvinner på våren och kommer två gånger på hösten. */
export const NightHour: Rule = (moment) =>
  localTimes(moment)
    .filter(({ time }) => time.startsWith('02:'))
    .map(({ time, at }) =>
      warning('NightHour', at, `Klockan ${time} finns inte den natt då sommartiden börjar och kommer två gånger den natt då den slutar.`),
    );
