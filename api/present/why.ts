import type { z } from '@hono/zod-openapi';
import type { Decision } from '../../engine/decision.ts';
import { opensAt } from '../../engine/opening.ts';
import { whyLocked } from '../../engine/why/lock.ts';
import type { Names } from '../../engine/why/names.ts';
import type { why } from '../schemas/parts.ts';
import { namesOf } from './names.ts';
import { iso, isoOrNull } from './running.ts';
import type { Running } from './running.ts';
import { toldDecision, toldFacts } from './told.ts';

/** "Varför?" of one decision: the sentence for this reader, and the stored facts by name. Null for what is not the citizen's to be told. */
export function presentDecisionWhy(running: Running, decision: Decision, audience: 'staff'): z.infer<typeof why>;
export function presentDecisionWhy(running: Running, decision: Decision, audience: 'citizen' | 'staff'): z.infer<typeof why> | null;
export function presentDecisionWhy(running: Running, decision: Decision, audience: 'citizen' | 'staff'): z.infer<typeof why> | null {
  const names = namesOf(running.document, running.plan, running.now);
  const sentence = toldDecision(decision, running.document, names)[audience];
  if (sentence === null) return null;
  return {
    sentence,
    facts: Object.entries(toldFacts(decision.facts, running.document)).flatMap(([name, value]) =>
      presentFact(name, value, names, audience),
    ),
    nominal: iso(decision.nominal),
    actual: iso(decision.actual),
    rule: decision.rule,
    planVersion: running.version,
  };
}

/** "Varför?" of a lock: what the opening rule waits for. Null for a module that is not locked. */
export function presentLockWhy(running: Running, moduleId: string, audience: 'citizen' | 'staff'): z.infer<typeof why> | null {
  const { plan, state } = running;
  const module = plan.modules.find((each) => each.id === moduleId);
  if (!module || (state.modules[moduleId]?.status ?? 'locked') !== 'locked') return null;
  const names = namesOf(running.document, plan, running.now);
  const lock = whyLocked(plan, state, module.id, names);
  if (!lock) return null;
  const at = opensAt(module.opens, running, module.id);
  return {
    sentence: lock[audience],
    facts: [{ name: 'Modul', value: names.module(moduleId) }, ...(at === null ? [] : [{ name: 'Öppnas', value: names.say(at) }])],
    nominal: isoOrNull(at),
    actual: null,
    rule: 'openingRule',
    planVersion: running.version,
  };
}

/** A stored fact in words. What is for machines only (rounds, event numbers) is left out, and citizens are not shown the values of conditions. */
function presentFact(
  name: string,
  value: Decision['facts'][string],
  names: Names,
  audience: 'citizen' | 'staff',
): { name: string; value: string }[] {
  if (value === null && !name.startsWith('forms.')) return [];
  if (name.startsWith('forms.')) return audience === 'staff' ? [{ name: names.fact(name), value: spoken(value) }] : [];
  const label = labels[name];
  if (label === undefined) return [];
  if (name in instants && typeof value === 'number') return [{ name: label, value: names.say(value) }];
  if (typeof value === 'string') {
    if (name === 'module' || name === 'afterModule' || name === 'anchorModule') return [{ name: label, value: names.module(value) }];
    if (name === 'battery') return [{ name: label, value: names.battery(value) }];
    if (name === 'form') return [{ name: label, value: names.form(value) }];
    if (name === 'flag') return [{ name: label, value: names.flag(value) }];
  }
  return [{ name: label, value: spoken(value) }];
}

const spoken = (value: Decision['facts'][string]): string =>
  value === null
    ? 'obesvarad'
    : value === true
      ? 'ja'
      : value === false
        ? 'nej'
        : typeof value === 'number'
          ? String(value).replace('.', ',')
          : value;

const labels: Readonly<Record<string, string>> = {
  module: 'Modul',
  afterModule: 'Efter modul',
  anchorModule: 'Räknas från modul',
  battery: 'Mätning',
  occasion: 'Tillfälle',
  reminder: 'Påminnelse',
  form: 'Formulär',
  flag: 'Flagga',
  days: 'Dagar',
  missedInARow: 'Missade i rad',
  lastActivityAt: 'Senast aktiv',
  openedAt: 'Öppnades',
  dueAt: 'Svar senast',
  closesAt: 'Stänger',
  raisedAt: 'Höjdes',
  to: 'Flyttades till',
  late: 'Efter utsatt tid',
  results: 'Resultat som inte gick att beräkna',
  reason: 'Orsak',
  staleAfterHours: 'Skickas inte efter så här många timmar',
};
const instants = { lastActivityAt: true, openedAt: true, dueAt: true, closesAt: true, raisedAt: true, to: true } as const;
