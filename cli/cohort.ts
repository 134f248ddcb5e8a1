import type { Cohort } from '../simulator/cohort.ts';
import { RULE_GROUPS } from '../simulator/coverage/rules.ts';

/** A cohort as a person reads it in a terminal: how much came to pass, what did not and why, and what it asks of people. */
export function cohortLines(cohort: Cohort): readonly string[] {
  const { moment, coverage, workload, burden } = cohort;
  const all = cohort.citizens.reduce((sum, { count }) => sum + count, 0);
  const fired = coverage.filter((rule) => rule.fired > 0).length;
  const missing = coverage.filter((rule) => rule.fired === 0);
  const most = burden.toSorted((one, other) => other.minutes.p50 - one.minutes.p50)[0];
  const busiest = workload.weeks.toSorted((one, other) => other.flags + other.messages - one.flags - one.messages)[0];
  return [
    `${moment.name} ${moment.version}, ${all} invånare, frö ${cohort.seed}`,
    '',
    `Täckning: ${fired} av ${coverage.length} regler har inträffat (${percent(fired / Math.max(1, coverage.length))}).`,
    ...RULE_GROUPS.flatMap((group) => {
      const of = coverage.filter((rule) => rule.group === group);
      return of.length === 0 ? [] : [`  ${group}: ${of.filter((rule) => rule.fired > 0).length} av ${of.length}`];
    }),
    ...(missing.length === 0 ? [] : ['', 'Inträffade aldrig:', ...missing.map(({ label, reason }) => `  ${label}: ${reason ?? ''}.`)]),
    '',
    busiest
      ? `Mest att göra för personalen: vecka ${busiest.week}, ${number(busiest.flags)} flaggor och ${number(busiest.messages)} meddelanden på 100 invånare.`
      : 'Personalen får inget att göra.',
    most
      ? `Mest att göra för invånaren: vecka ${most.week}, ${number(most.minutes.p50)} minuter i mitten och ${number(most.minutes.p90)} för var tionde.`
      : 'Invånaren har inget att göra.',
  ];
}

const number = (value: number): string => value.toLocaleString('sv-SE', { maximumFractionDigits: 1 });
const percent = (share: number): string => share.toLocaleString('sv-SE', { style: 'percent', maximumFractionDigits: 1 });
