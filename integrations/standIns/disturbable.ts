import type { ServiceName } from '../serviceName.ts';
import { undisturbed } from './disturbance.ts';
import type { Disturbance } from './disturbance.ts';
import type { Reply } from './reply.ts';

/** Services that can be disturbed, and that remember what they were just asked and answered. */
export interface Disturbable {
  /** Asks one service as it is disturbed just now; null cuts the connection. */
  ask(service: ServiceName, operation: string, question: string, answer: (how: Disturbance) => Promise<Reply>): Promise<Reply | null>;
  disturb(service: ServiceName, how: Disturbance): void;
  disturbanceOf(service: ServiceName): Disturbance;
  /** The latest, newest first. */
  exchangesOf(service: ServiceName): readonly Exchange[];
}

/** One question and what it was answered with; null when the connection was cut. */
export interface Exchange {
  readonly operation: string;
  readonly at: number;
  readonly question: string;
  readonly answer: string | null;
}

const KEPT = 10;

export function disturbable(now: () => number): Disturbable {
  const disturbances = new Map<ServiceName, Disturbance>();
  const exchanges = new Map<ServiceName, readonly Exchange[]>();
  const disturbanceOf = (service: ServiceName) => disturbances.get(service) ?? undisturbed;
  const exchangesOf = (service: ServiceName) => exchanges.get(service) ?? [];
  return {
    disturb: (service, how) => void disturbances.set(service, how),
    disturbanceOf,
    exchangesOf,
    async ask(service, operation, question, answer) {
      const how = disturbanceOf(service);
      if (how.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, how.latencyMs));
      const at = now();
      const whole = how.outage ? null : await answer(how);
      const reply =
        whole !== null && how.wrong === 'damaged' ? { ...whole, text: whole.text.slice(0, Math.floor(whole.text.length / 2)) } : whole;
      exchanges.set(service, [{ operation, at, question, answer: reply?.text ?? null }, ...exchangesOf(service)].slice(0, KEPT));
      return reply;
    },
  };
}
