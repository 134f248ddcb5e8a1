import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { advanceAll, begin } from '../../engine/advance.ts';
import type { Act, Planned } from '../../simulator/act.ts';
import { citizenOf } from '../../simulator/citizens.ts';
import type { Given } from '../../simulator/given.ts';
import { type Life, simulate } from '../../simulator/life.ts';
import { scripted } from '../../simulator/script.ts';
import { staffOf } from '../../simulator/staff.ts';
import { aMoment } from '../compiler/check/base.ts';
import { exampleMoment } from '../support/exampleMoment.ts';

const DAY = 86_400_000;
const start = Date.parse('2026-02-02T08:30:00Z');
const kinds = (life: Life): readonly string[] => [...new Set(life.acts.map(({ act }) => act.kind))].sort();

async function lived(
  name: string,
  kind: 'diligent' | 'slow' | 'worst' | 'random' | 'silent',
  more: { staff?: 'reads' | 'opens'; given?: Given; seed?: number } = {},
) {
  const { moment, plan } = exampleMoment(name);
  const staff = more.staff ? staffOf(more.staff, more.seed ?? 1) : undefined;
  return simulate({
    moment,
    plan,
    start,
    citizen: citizenOf(kind, more.seed ?? 1),
    until: start + ((plan.ends?.days ?? 365) + 200) * DAY,
    ...(staff ? { staff } : {}),
    ...(more.given ? { given: more.given } : {}),
  });
}

describe('generated citizens use the whole language', () => {
  test('an invited citizen accepts, a silent one lets it lapse', async () => {
    const accepted = await lived('angest-depression', 'diligent', { given: { invited: true } });
    expect(accepted.acts[0]?.act.kind).toBe('invitationAccepted');
    expect(accepted.state.startedAt).toBe(accepted.acts[0]?.at);
    const lapsed = await lived('angest-depression', 'silent', { given: { invited: true } });
    expect([lapsed.state.phase, lapsed.state.ended?.by]).toEqual(['ended', 'lapsed']);
  });

  test('she asks for what may be asked for, visits steps and answers in follow-up', async () => {
    const life = await lived('angest-depression', 'diligent');
    expect(kinds(life)).toEqual(expect.arrayContaining(['moduleAsked', 'stepVisited']));
    const ended = life.state.ended?.at ?? 0;
    const followUp = life.trace.find(({ item }) => item === 'followUp')?.actual ?? ended;
    expect(life.acts.some(({ at, act }) => act.kind === 'formSaved' && at > followUp)).toBe(true);
  });

  test('she writes where a rule waits for messages, and gives values of measures that staff set', async () => {
    const life = await lived('tinnitus', 'diligent', { staff: 'opens' });
    expect(life.acts.filter(({ act }) => act.kind === 'messageSent').map(({ act }) => (act.kind === 'messageSent' ? act.by : ''))).toEqual(
      expect.arrayContaining(['citizen', 'staff']),
    );
    const measured = await lived('smarta', 'diligent', { staff: 'opens' });
    expect(kinds(measured)).toEqual(expect.arrayContaining(['measureSet', 'observed', 'named']));
  });

  test('the random one pauses and comes back where the designer allows it', async () => {
    const lives = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => lived('foraldrastod', 'random', { seed })));
    expect(lives.some((life) => life.acts.some(({ act }) => act.kind === 'paused' && act.by === 'citizen'))).toBe(true);
    const never = await Promise.all([1, 2, 3, 4].map((seed) => lived('anhorig', 'random', { seed })));
    expect(never.some((life) => kinds(life).includes('paused'))).toBe(false);
  });

  test('no generated act of hers is turned down, but for the random one', async () => {
    for (const name of ['oro-kort', 'somnskola', 'angest-depression', 'smarta', 'tinnitus', 'foraldrastod']) {
      for (const kind of ['diligent', 'worst'] as const) {
        const life = await lived(name, kind);
        const refused = life.trace.filter(({ outcome, seq, item }) => outcome === 'suppressed' && seq !== null && REFUSED.has(item));
        expect({ name, kind, refused: refused.map(({ key, rule }) => `${key} ${rule}`) }).toEqual({ name, kind, refused: [] });
      }
    }
  });
});

const REFUSED = new Set<string>(['completeModule', 'askModule', 'observe', 'invitation', 'pause']);

describe('staff in a simulation', () => {
  test('read what is saved in working hours, and put flags out', async () => {
    const life = await lived('oro-kort', 'worst', { staff: 'reads' });
    const reads = life.acts.filter(({ act }) => act.kind === 'formRead');
    expect(reads.length).toBe(life.acts.filter(({ act }) => act.kind === 'formSaved').length);
    for (const { at } of reads) {
      const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', weekday: 'short', hour: '2-digit' }).format(at);
      expect(clock).not.toMatch(/^(lör|sön)/);
    }
    expect(Object.values(life.state.flags).filter(({ flag }) => !flag.startsWith('system.')).length).toBe(0);
  });

  test('nobody opens what only staff open unless they do', async () => {
    const isOpened = (life: Life) => life.acts.some(({ act }) => act.kind === 'moduleOpened');
    const seeds = [1, 2, 3, 4, 5, 6];
    const opens = await Promise.all(seeds.map((seed) => lived('oro-kort', 'diligent', { staff: 'opens', seed })));
    const reads = await Promise.all(seeds.map((seed) => lived('oro-kort', 'diligent', { staff: 'reads', seed })));
    expect([opens.some(isOpened), reads.some(isOpened)]).toEqual([true, false]);
  });
});

describe('the relay', () => {
  const noisy = compile(aMoment({ notices: { perWeek: 2 } }));

  test('holds back what is over the weekly cap, and more when other moments send too', async () => {
    if (!noisy.plan) throw new Error(noisy.problems.map(({ message }) => message).join());
    const { moment, plan } = noisy;
    const held = async (elsewhere: number) => {
      const { trace, effects } = await simulate({ moment, plan, start, citizen: citizenOf('silent'), until: start + 60 * DAY, elsewhere });
      const capped = trace.filter(({ rule }) => rule === 'weeklyCap').length;
      return { capped, sent: effects.filter(({ kind }) => kind === 'notify').length - capped };
    };
    const [alone, crowded] = [await held(0), await held(2)];
    expect(crowded.sent).toBe(0);
    expect(alone.sent).toBeGreaterThan(0);
    expect(alone.capped).toBeLessThan(crowded.capped);
  });
});

describe('what is given at the start', () => {
  test('dates and facts that are not given are made up, the same each time', async () => {
    const [one, other] = [await lived('smarta', 'silent'), await lived('smarta', 'silent')];
    expect(Object.keys(one.start?.dates ?? {})).toEqual(exampleMoment('smarta').plan.dates);
    expect(one.start).toEqual(other.start);
  });

  test('given ones go before', async () => {
    const name = exampleMoment('smarta').plan.dates?.[0] ?? '';
    const { start: begun } = await lived('smarta', 'silent', { given: { dates: { [name]: '2026-04-01' } } });
    expect(begun?.dates?.[name]).toBe('2026-04-01');
  });
});

describe('a life that goes on from a state', () => {
  test('ends as the life that was never interrupted', async () => {
    const { moment, plan } = exampleMoment('oro-kort');
    const until = start + 50 * DAY;
    const whole = await simulate({ moment, plan, start, citizen: citizenOf('diligent', 4), until });
    const half = start + 12 * DAY;
    const before = whole.events.filter(({ at }) => at <= half);
    const { state: from } = advanceAll(plan, begin(plan, { at: start, now: start }).state, before, half);
    const acts: readonly Planned[] = whole.acts.filter(({ at }) => at > half);
    const after = await simulate({
      moment,
      plan,
      start,
      citizen: scripted(acts),
      until,
      from: JSON.parse(JSON.stringify(from)) as typeof from,
    });
    expect(after.state).toEqual(whole.state);
    expect(after.events).toEqual(whole.events.filter(({ at }) => at > half));
  });
});

describe('a walk in a script', () => {
  test('takes every deadline on time', async () => {
    const { moment, plan } = exampleMoment('oro-kort');
    const walk: Act = { kind: 'fastForward', to: start + 20 * DAY };
    const life = await simulate({ moment, plan, start, citizen: scripted([{ at: start + 1000, act: walk }]), until: start + 21 * DAY });
    expect(life.trace.every(({ nominal, actual }) => nominal === actual)).toBe(true);
    expect(life.trace.length).toBeGreaterThan(10);
  });
});
