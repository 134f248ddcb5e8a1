import { expect } from 'vitest';
import { begin } from '../../../engine/advance.ts';
import type { Rows } from './rows.ts';

/**
 * What the pure engine says of the same log, taken in one go: the row's state is that state, every decision stands once and none is missing,
 * every flag stands as the state says. Time and place of the faults must not show.
 */
export function expectWhatTheEngineSays(rows: Rows): void {
  const { plan, startedAt, start, state } = rows;
  if (state === null) throw new Error('The engine has not written its first step.');
  const taken = rows.events.filter(({ seq }) => seq <= rows.appliedSeq);
  expect(
    taken.map(({ seq }) => seq),
    'numbers of the log have no gaps',
  ).toEqual(taken.map((_, index) => index + 1));
  const oracle = begin(plan, { ...start, at: startedAt, now: state.now }, taken);
  expect(state, 'state').toEqual(oracle.state);
  // What the relay held back at the door has a record of its own, beside the engine's.
  const decided = rows.decisions.map(({ key }) => key).filter((key) => !key.startsWith('send/'));
  expect(decided.toSorted(), 'decision keys').toEqual(oracle.decisions.map(({ key }) => key).toSorted());
  const open = rows.flags.filter(({ out }) => !out).map(({ key, round }) => `${key} ${round}`);
  expect(open.toSorted(), 'open flags').toEqual(
    Object.entries(oracle.state.flags)
      .map(([key, { round }]) => `${key} ${round}`)
      .toSorted(),
  );
}

/** Every notice that was to leave has left once, and what was held back never did. */
export function expectEachNoticeOnce(rows: Rows): void {
  const keys = rows.notices.map(({ key, channel, recipientKind }) => `${key} ${channel} ${recipientKind}`);
  expect(new Set(keys).size, 'one row a notice').toBe(keys.length);
  expect(
    rows.notices.map(({ key, status, deliveries }) => ({ key, status, deliveries })),
    'deliveries',
  ).toEqual(rows.notices.map(({ key, status }) => ({ key, status, deliveries: status === 'sent' ? 1 : 0 })));
}
