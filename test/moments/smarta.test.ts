import { describe, expect, test } from 'vitest';
import { exampleLife, raised } from '../support/exampleLife.ts';
import { saved, scriptedLife } from '../support/scriptedLife.ts';

const NAME = 'smarta';
/** Monday a week after the start. */
const given = { dates: { operation: '2026-02-09' }, facts: { ingrepp: 'rygg' } };
/** When the occasions of a battery opened. */
const opened = async (battery: string, ...life: Parameters<typeof scriptedLife>): Promise<readonly number[]> =>
  (await scriptedLife(...life)).trace
    .filter(({ key, outcome }) => outcome === 'fired' && key.startsWith(`openOccasion/${battery}/`))
    .map(({ actual }) => actual);
/** Wall-clock hours in Stockholm in winter. */
const hourOf = (at: number): number => (at / 3_600_000 + 1) % 24;
const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

describe('Smärta: tillbaka till vardagen', () => {
  test('three short questions a day for two weeks, at times of their own inside the windows', async () => {
    const times = await opened('stund', NAME, [], 40, { ...given, seed: 7 });
    expect(times).toHaveLength(42);
    const windows = [
      [9, 12],
      [13.5, 16.5],
      [18, 20],
    ] as const;
    const outside = times.filter((at, index) => {
      const [from, to] = windows[index % 3] ?? [0, 0];
      return hourOf(at) < from || hourOf(at) > to;
    });
    expect(outside).toEqual([]);
    expect(new Set(times.map(hourOf)).size).toBeGreaterThan(30);
  });

  test('another seed asks at other times, the same seed at the same', async () => {
    const times = (seed: number) => opened('stund', NAME, [], 20, { ...given, seed });
    expect(await times(1)).toEqual(await times(1));
    expect(await times(1)).not.toEqual(await times(2));
  });

  test('a diligent citizen goes through the whole programme, whenever the operation is', async () => {
    const { state } = await exampleLife(NAME, 'diligent', 150);
    const programme = ['start', 'infor', 'takt', 'rorelse', 'tankar', 'vardag', 'framat'];
    expect(programme.filter((id) => state.modules[id]?.completedAt === null)).toEqual([]);
    expect(state.phase).toBe('ended');
  });

  test('a silent citizen is asked after, and rung two days after the operation', async () =>
    expect(raised(await scriptedLife(NAME, [], 60, given))).toEqual(
      expect.arrayContaining(['utanUtgang', 'ringDag2', 'tyst', 'missadVecka']),
    ));

  test('a moved operation moves what is counted from it', async () => {
    const life = await scriptedLife(NAME, [{ day: 3, event: { kind: 'dateSet', name: 'operation', date: '2026-03-02' } }], 31, given);
    const ring = life.trace.filter(({ key }) => key.startsWith('timedFlag/ringDag2/'));
    expect(ring.map(({ outcome, actual }) => [outcome, dateOf(actual)])).toEqual([
      ['moved', '2026-02-05'],
      ['fired', '2026-03-04'],
    ]);
  });

  test('what to do before is there from a week before the operation to a week after it', async () => {
    const life = await scriptedLife(NAME, [], 40, { ...given, dates: { operation: '2026-02-20' } });
    const fired = life.trace.filter(({ key, outcome }) => outcome === 'fired' && /^(?:open|close)Module\/infor/.test(key));
    expect(fired.map(({ key, actual }) => [key, new Date(actual).toISOString()])).toEqual([
      ['openModule/infor', '2026-02-13T07:00:00.000Z'],
      ['closeModule/infor', '2026-02-27T19:00:00.000Z'],
    ]);
  });

  test('the page about the back is there only for who had the back operated on', async () => {
    const status = async (ingrepp: string) =>
      (await scriptedLife(NAME, [], 1, { ...given, facts: { ingrepp } })).state.modules['start/ryggen']?.status;
    expect([await status('rygg'), await status('led')]).toEqual(['open', 'locked']);
  });

  test('a module that the citizen asks for opens when she asks', async () => {
    const life = await scriptedLife(NAME, [{ day: 2, event: { kind: 'moduleAsked', module: 'sova' } }], 3, given);
    expect([life.state.modules.sova?.status, life.state.modules.andra?.status]).toEqual(['open', 'locked']);
  });

  test('a sign of infection or clot, and more opioids than ordered, are told before anything else', async () => {
    const week = { battery: 'veckofragor', number: 1 };
    const script = [
      { day: 1, act: saved(NAME, 'utgangslage', { opioid: true }) },
      { day: 28.2, act: saved(NAME, 'veckan', { tecken: true, mer: true }, week) },
    ];
    expect(raised(await scriptedLife(NAME, script, 29, given))).toEqual(expect.arrayContaining(['varning', 'opioidMer']));
  });

  test('two weeks of pause shift what remains by two weeks', async () => {
    const paused = [
      { day: 20, event: { kind: 'paused', by: 'citizen', until: null, reason: null } as const },
      { day: 34, event: { kind: 'resumed', by: 'citizen' } as const },
    ];
    const first = async (script: Parameters<typeof scriptedLife>[1]) =>
      (await opened('veckofragor', NAME, script, 60, given)).slice(0, 2).map(dateOf);
    expect(await first([])).toEqual(['2026-03-02', '2026-03-09']);
    expect(await first(paused)).toEqual(['2026-03-16', '2026-03-23']);
  });
});
