import type { Played } from './given.ts';

/**
 * A life's records from an instant on, a line each: when it was due, when it was decided if that was later, and what came of it. In UTC, without
 * the year.
 */
export function told({ decisions }: Played, from = ''): readonly string[] {
  return decisions
    .filter(({ actual }) => from === '' || actual >= Date.parse(from))
    .map(({ nominal, actual, key, outcome, rule, facts }) => {
      const late = actual === nominal ? '' : ` (${stamp(actual)})`;
      const to = typeof facts['to'] === 'number' ? ` to ${stamp(facts['to'])}` : '';
      return `${stamp(nominal)}${late} ${key} ${outcome}: ${rule}${to}`;
    });
}

/** What a life's records say besides, by key: `flag/x/-#1 flag=x recipients=staff`. Instants as above. */
export function said({ decisions }: Played, from = ''): readonly string[] {
  return decisions
    .filter(({ actual }) => from === '' || actual >= Date.parse(from))
    .map(({ key, facts }) =>
      [key, ...Object.entries(facts).map(([name, value]) => `${name}=${isInstant(value) ? stamp(value) : value}`)].join(' '),
    );
}

/** What waits, each with its instant. */
export function waits({ state }: Played): readonly string[] {
  return state.agenda.map(({ at, key }) => `${stamp(at)} ${key}`);
}

const isInstant = (value: unknown): value is number => typeof value === 'number' && value > 1e12;
const stamp = (at: number): string => new Date(at).toISOString().slice(5, 16).replace('T', ' ');
