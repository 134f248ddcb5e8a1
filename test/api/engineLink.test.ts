import { expect, test } from 'vitest';
import { engineLink } from '../../api/engineLink.ts';

/** Temporal that answers these in turn, the last one for ever. */
function answering(...answers: ('taken' | 'late' | 'gone' | Error)[]) {
  const told: number[] = [];
  const troubles: unknown[] = [];
  const temporal = {
    tell: async (_runningMoment: string, seq: number) => {
      const answer = answers[Math.min(told.push(seq), answers.length) - 1];
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error('No answer was given.');
      return answer;
    },
    isReachable: () => Promise.reject(new Error('away')),
  };
  return { link: engineLink(temporal, 300, (error) => troubles.push(error)), told, troubles };
}

test('what the engine has taken is caught up, what it has not is not', async () => {
  expect(await answering('taken').link.nudge('m', 3)).toBe(true);
  expect(await answering('late').link.nudge('m', 3)).toBe(false);
});

test('a moment just started is asked again until its workflow is there', async () => {
  const { link, told } = answering('gone', 'gone', 'taken');
  expect(await link.nudge('m', 0)).toBe(true);
  expect(told).toEqual([0, 0, 0]);
});

test('a workflow that never comes is given up within the wait, and an older one that is gone at once', async () => {
  expect(await answering('gone').link.nudge('m', 0)).toBe(false);
  const { link, told } = answering('gone');
  expect(await link.nudge('m', 3)).toBe(false);
  expect(told).toEqual([3]);
});

test('whatever goes wrong, a save is never failed by it', async () => {
  const trouble = new Error('refused');
  const { link, troubles } = answering(trouble);
  expect(await link.nudge('m', 3)).toBe(false);
  expect(troubles).toEqual([trouble]);
  expect(await link.isReachable()).toBe(false);
});
