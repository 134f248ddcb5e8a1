import type { Moment } from '../compiler/document/moment.ts';
import { localDay } from '../engine/clock.ts';
import type { Instant } from '../engine/plan.ts';
import type { Phase } from '../engine/state.ts';
import { explain } from '../engine/why/explain.ts';
import type { Citizen } from '../simulator/act.ts';
import { actText } from '../simulator/actText.ts';
import type { Life } from '../simulator/life.ts';
import { dayText, namesOf, timeText } from '../simulator/names.ts';

/** A life as a person reads it: day by day, what the citizen did and what the rules decided, each in a sentence. */
export function lifeLines(moment: Moment, citizen: Citizen['kind'], start: Instant, until: Instant, life: Life): readonly string[] {
  const { zone } = moment;
  const entries = [
    ...life.acts.map((planned) => ({ at: planned.at, order: 0, mark: '·', text: actText(moment, planned) })),
    ...life.trace.map((decision) => ({
      at: decision.actual,
      order: 1,
      mark: MARKS[decision.outcome],
      text: explain(decision, namesOf(moment, decision.actual)).staff,
    })),
  ].sort((one, other) => one.at - other.at || one.order - other.order);
  const lines = [`${moment.name} ${moment.version}, invånare ${citizen}, ${dayText(zone, start)} till ${dayText(zone, until)}`];
  let day: number | null = null;
  for (const { at, mark, text } of entries) {
    const today = localDay(zone, at);
    if (today !== day) lines.push('', `Dag ${today - localDay(zone, start)}, ${dayText(zone, at)}`);
    day = today;
    const line = `  ${timeText(zone, at)} ${mark} ${text}`;
    // An answer cancels both the due time and the closing of an occasion: two records, one thing to read.
    if (line !== lines.at(-1)) lines.push(line);
  }
  return [...lines, '', summary(life)];
}

const MARKS = { fired: '→', moved: '↷', suppressed: '–', cancelled: '×' } as const;

function summary({ trace, effects, acts, state }: Life): string {
  const notices = effects.filter(({ kind }) => kind === 'notify').length;
  const flags = effects.filter(({ kind }) => kind === 'raiseFlag').length;
  const phase = PHASES[state.phase];
  return `${acts.length} handlingar, ${trace.length} beslut, ${notices} aviseringar, ${flags} flaggor. Momentet ${phase}.`;
}

const PHASES: Readonly<Record<Phase, string>> = {
  invited: 'väntar på svar på inbjudan',
  scheduled: 'har inte börjat än',
  active: 'pågår',
  paused: 'är pausat',
  maintenance: 'går bara att läsa',
  followUp: 'är i uppföljning',
  ended: 'är avslutat',
  halted: 'har stannat',
};
