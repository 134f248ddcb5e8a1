import { describe, expect, test } from 'vitest';
import { afterAnswer, afterFailure, beforeCall, closedBreaker } from '../../integrations/breaker.ts';
import type { Breaker } from '../../integrations/breaker.ts';
import { createMeasure } from '../../integrations/measure.ts';

const failed = (breaker: Breaker, times: number, at: number): Breaker =>
  Array.from({ length: times }).reduce<Breaker>((each) => afterFailure(each, at), breaker);

describe('the breaker', () => {
  test('lets calls through until five have failed in a row', () => {
    const four = failed(closedBreaker(0), 4, 10);
    expect(beforeCall(four, 10)).toEqual({ mayCall: true, breaker: four });
    expect(afterFailure(four, 11)).toEqual({ kind: 'open', since: 11 });
  });

  test('an answer between failures begins the count anew', () => {
    const saved = afterAnswer(failed(closedBreaker(0), 4, 10), 11);
    expect(failed(saved, 4, 12).kind).toBe('closed');
  });

  test('rests for thirty seconds, then one call tries and the others wait for it', () => {
    const open = failed(closedBreaker(0), 5, 1_000);
    expect(beforeCall(open, 30_999).mayCall).toBe(false);
    const trying = beforeCall(open, 31_000);
    expect(trying).toEqual({ mayCall: true, breaker: { kind: 'halfOpen', since: 31_000 } });
    expect(beforeCall(trying.breaker, 31_001).mayCall).toBe(false);
    expect(beforeCall(trying.breaker, 61_000).mayCall).toBe(true);
  });

  test('the one that tries closes it or opens it again', () => {
    const trying: Breaker = { kind: 'halfOpen', since: 31_000 };
    expect(afterAnswer(trying, 31_500)).toEqual(closedBreaker(31_500));
    expect(afterFailure(trying, 31_500)).toEqual({ kind: 'open', since: 31_500 });
  });

  test('failures that come late, from calls made before it opened, prolong no rest', () => {
    const open: Breaker = { kind: 'open', since: 1_000 };
    expect(failed(open, 20, 20_000)).toEqual(open);
  });

  test('never lets more than one call through in a rest, whatever comes in which order', () => {
    let breaker = failed(closedBreaker(0), 5, 0);
    const through: number[] = [];
    for (let now = 0; now <= 300_000; now += 700) {
      const asked = beforeCall(breaker, now);
      breaker = asked.breaker;
      if (asked.mayCall) {
        through.push(now);
        breaker = afterFailure(breaker, now + 4_000);
      }
    }
    expect(through.every((at, index) => index === 0 || at - (through[index - 1] ?? 0) >= 30_000)).toBe(true);
    expect(through.length).toBeGreaterThan(5);
  });
});

describe('what is measured', () => {
  test('half of the calls kept within p50 and nearly all within p95; the last error is told by kind', () => {
    const measure = createMeasure();
    expect(measure.read()).toEqual({ calls: 0, failures: 0, p50: null, p95: null, lastError: null, lastCallAt: null });
    for (let ms = 1; ms <= 100; ms += 1) measure.note({ ms, at: ms, failed: ms === 40 ? 'tooSlow' : null });
    expect(measure.read()).toEqual({ calls: 100, failures: 1, p50: 50, p95: 95, lastError: { at: 40, what: 'tooSlow' }, lastCallAt: 100 });
  });

  test('only the latest five hundred times count, while calls go on being counted', () => {
    const measure = createMeasure();
    for (let call = 0; call < 500; call += 1) measure.note({ ms: 1_000, at: call, failed: null });
    for (let call = 0; call < 500; call += 1) measure.note({ ms: 2, at: call, failed: null });
    expect(measure.read()).toMatchObject({ calls: 1_000, p50: 2, p95: 2 });
  });
});
