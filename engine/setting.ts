import { isZone } from './clock.ts';
import { isDate } from './date.ts';
import type { Because, Decision } from './decision.ts';
import type { Event } from './event.ts';
import { refusal } from './phase.ts';
import { retime, retimeStaffHours } from './retime.ts';
import { decide, type Turn } from './turn.ts';

/** What is told about the citizen and the unit while the moment runs: dates, reports, zone, the time of reminders, opening hours. */

/** A date that rules count from is given or changed; what waits for it moves when everything is settled. */
export function takeDateSet(turn: Turn, event: Extract<Event, { kind: 'dateSet' }>): void {
  const known = turn.plan.dates?.includes(event.name) === true && isDate(event.date);
  const rule: Because = refused(turn) ?? (known ? 'settingChanged' : 'unknownName');
  tell(turn, `setDate/${event.name}/${event.seq}`, 'setDate', rule, rule === 'settingChanged', { name: event.name, date: event.date });
  if (rule !== 'settingChanged') return;
  turn.state.dates = { ...turn.state.dates, [event.name]: event.date };
}

/** Staff or another system report that something happened. The first report stands. */
export function takeNamed(turn: Turn, event: Extract<Event, { kind: 'named' }>): void {
  const name = `named/${event.name}`;
  const known = turn.plan.namedEvents?.includes(event.name) === true;
  const before = turn.state.anchors?.[name] !== undefined;
  const rule: Because = refused(turn) ?? early(turn) ?? (!known ? 'unknownName' : before ? 'alreadyReported' : 'reported');
  tell(turn, `named/${event.name}/${event.seq}`, 'named', rule, rule === 'reported', { name: event.name });
  if (rule !== 'reported') return;
  turn.state.anchors = { ...turn.state.anchors, [name]: turn.state.now };
}

/** The citizen is in another zone: every local time is counted anew, nothing is dropped. */
export function takeZoneChanged(turn: Turn, event: Extract<Event, { kind: 'zoneChanged' }>): void {
  const allowed = turn.plan.zoneOfCitizen === true && isZone(event.zone);
  const rule: Because = refused(turn) ?? (allowed ? 'zoneChanged' : 'notAllowed');
  tell(turn, `setZone/${event.seq}`, 'setZone', rule, rule === 'zoneChanged', { zone: event.zone });
  if (rule !== 'zoneChanged') return;
  turn.state.zone = event.zone;
  retime(turn, () => true, 'zoneChanged');
}

/** The citizen moves her reminders to another time of day, inside the designer's limits; or lets them be as designed. */
export function takeSendTimeSet(turn: Turn, event: Extract<Event, { kind: 'sendTimeSet' }>): void {
  const isTime = event.sendAt === null || /^([01]\d|2[0-3]):[0-5]\d$/.test(event.sendAt);
  const allowed = turn.plan.notices?.movable !== undefined && isTime;
  const rule: Because = refused(turn) ?? (allowed ? 'settingChanged' : 'notAllowed');
  tell(turn, `setSendTime/${event.seq}`, 'setSendTime', rule, rule === 'settingChanged', { sendAt: event.sendAt });
  if (rule !== 'settingChanged') return;
  if (event.sendAt === null) delete turn.state.sendAt;
  else turn.state.sendAt = event.sendAt;
  retime(turn, (due) => due.kind === 'remind', 'citizenSettings');
}

/** The unit has other opening hours: what is counted in staff's hours is counted anew. */
export function takeUnitHoursSet(turn: Turn, event: Extract<Event, { kind: 'unitHoursSet' }>): void {
  tell(turn, `setHours/${event.seq}`, 'setHours', 'hoursChanged', true, {});
  turn.state.hours = event.hours;
  retimeStaffHours(turn);
}

const early = (turn: Turn): Because | null => (refusal(turn.state) === 'beforeStart' ? 'beforeStart' : null);
const refused = (turn: Turn): Because | null =>
  turn.state.phase === 'ended' || turn.state.phase === 'halted' ? refusal(turn.state) : null;

function tell(turn: Turn, key: string, item: Decision['item'], rule: Because, taken: boolean, facts: Decision['facts']): void {
  decide(turn, { key, item, outcome: taken ? 'fired' : 'suppressed', rule, facts });
}
