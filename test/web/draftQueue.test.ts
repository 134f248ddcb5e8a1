import { describe, expect, test } from 'vitest';
import { draftQueue, type DraftState } from '../../web/citizen/draftQueue.ts';

/** A server and a clock that the test moves by hand. */
function world(revision = 0) {
  const sent: { act: string; answers: string; revision: number }[] = [];
  const told: DraftState[] = [];
  const waiting: { milliseconds: number; run: () => void }[] = [];
  const answers: { succeed: (revision: number) => void; fail: (error: string) => void }[] = [];
  let acts = 0;
  const queue = draftQueue<string>(
    {
      save: (act, text, base) => {
        sent.push({ act, answers: text, revision: base });
        return new Promise((resolve, reject) => {
          answers.push({ succeed: (next) => resolve({ revision: next, at: `at ${next}` }), fail: (error) => reject(new Error(error)) });
        });
      },
      newAct: () => `act ${(acts += 1)}`,
      later: (milliseconds, run) => {
        const entry = { milliseconds, run };
        waiting.push(entry);
        return () => {
          const at = waiting.indexOf(entry);
          if (at >= 0) waiting.splice(at, 1);
        };
      },
      tell: (state) => told.push(state),
      kindOf: (error) => {
        const { message } = error as Error;
        return message === 'conflict' ? 'conflict' : message === 'refused' ? 'refused' : 'again';
      },
    },
    revision,
  );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    queue,
    sent,
    told,
    waiting,
    /** Lets what waits run. */
    time: async () => {
      for (const entry of waiting.splice(0)) entry.run();
      await settle();
    },
    succeed: async (next: number) => {
      answers.shift()?.succeed(next);
      await settle();
    },
    fail: async (error: string) => {
      answers.shift()?.fail(error);
      await settle();
    },
  };
}

describe('draft queue', () => {
  test('waits for the last key, within a second, and sends only the newest words', async () => {
    const { queue, sent, waiting, time } = world(4);
    queue.change('a');
    queue.change('ab');
    expect(waiting.map(({ milliseconds }) => milliseconds)).toEqual([800]);
    expect(sent).toEqual([]);
    await time();
    expect(sent).toEqual([{ act: 'act 1', answers: 'ab', revision: 4 }]);
  });

  test('has one draft on its way at a time, and goes on from the revision it was given', async () => {
    const { queue, sent, told, time, succeed } = world();
    queue.change('a');
    await time();
    queue.change('b');
    await time();
    expect(sent.length).toBe(1);
    await succeed(1);
    await time();
    await succeed(2);
    expect(sent.map(({ answers, revision }) => [answers, revision])).toEqual([
      ['a', 0],
      ['b', 1],
    ]);
    expect(told.at(-1)).toEqual({ kind: 'saved', at: 'at 2' });
  });

  test('asks again with the same act when contact is lost, and sends what was written meanwhile afterwards', async () => {
    const { queue, sent, told, time, succeed, fail } = world();
    queue.change('a');
    await time();
    await fail('no network');
    expect(told.at(-1)).toEqual({ kind: 'unsaved' });
    queue.change('b');
    await time();
    await succeed(1);
    await time();
    expect(sent.map(({ act, answers }) => [act, answers])).toEqual([
      ['act 1', 'a'],
      ['act 1', 'a'],
      ['act 2', 'b'],
    ]);
  });

  test('sends at once when the page is left', () => {
    const { queue, sent, waiting } = world();
    queue.change('a');
    queue.flush();
    expect([sent.map(({ answers }) => answers), waiting]).toEqual([['a'], []]);
  });

  test('sends nothing on a conflict until it is settled, and then from the revision that won', async () => {
    const { queue, sent, told, time, fail } = world();
    queue.change('a');
    await time();
    await fail('conflict');
    queue.change('ab');
    queue.flush();
    await time();
    expect([sent.length, told.at(-1)]).toEqual([1, { kind: 'conflict' }]);
    queue.rebase(7);
    await time();
    expect(sent.at(-1)).toEqual({ act: 'act 2', answers: 'ab', revision: 7 });
  });

  test('a refused draft does not stop the next one', async () => {
    const { queue, sent, told, time, fail } = world();
    queue.change('a');
    await time();
    await fail('refused');
    expect(told.at(-1)?.kind).toBe('refused');
    queue.change('b');
    await time();
    expect(sent.map(({ act, answers }) => [act, answers])).toEqual([
      ['act 1', 'a'],
      ['act 2', 'b'],
    ]);
  });

  test('stops when the form is sent, after what is under way', async () => {
    const { queue, sent, time, succeed } = world();
    queue.change('a');
    await time();
    queue.change('b');
    const stopped = queue.stop();
    await succeed(1);
    await stopped;
    await time();
    expect(sent.length).toBe(1);
  });
});
