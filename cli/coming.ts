import type { Moment } from '../compiler/document/moment.ts';
import { localDay } from '../engine/clock.ts';
import type { Coming } from '../engine/outlook/coming.ts';
import type { Instant } from '../engine/plan.ts';
import type { Sentences } from '../engine/why/sentences.ts';
import { dayText, timeText } from '../simulator/names.ts';

/** Something to come, with its sentences. */
export type ToldComing = Sentences & { readonly coming: Coming };

/** What is to come as a person reads it: day by day what has a time, then what depends on somebody. */
export function comingLines(moment: Moment, now: Instant, told: readonly ToldComing[]): readonly string[] {
  const { zone } = moment;
  const lines: string[] = [];
  let day: number | null = null;
  for (const { coming, staff } of told) {
    if (coming.at === null) continue;
    const today = localDay(zone, coming.at);
    if (today !== day) lines.push('', `${dayText(zone, coming.at)} (${ahead(today - localDay(zone, now))})`);
    day = today;
    lines.push(`  ${timeText(zone, coming.at)} ${coming.sure ? '→' : '?'} ${staff}`);
  }
  if (lines.length === 0) lines.push('', 'Inget kommer av sig självt.');
  const open = told.filter(({ coming }) => coming.at === null);
  if (open.length === 0) return lines;
  return [...lines, '', 'Kan hända', ...open.map(({ staff }) => `  ? ${staff}`)];
}

/** Something to come as programs read it. */
export function comingJson({ coming, staff, citizen }: ToldComing): Readonly<Record<string, unknown>> {
  return { ...coming, at: coming.at === null ? null : new Date(coming.at).toISOString(), staff, citizen };
}

const ahead = (days: number): string => (days === 0 ? 'i dag' : days === 1 ? 'i morgon' : `om ${days} dagar`);
