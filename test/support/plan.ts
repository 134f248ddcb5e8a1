import type { Plan, PlannedBattery, PlannedFlag, PlannedForm, PlannedModule } from '../../engine/plan.ts';

/** A small plan for engine tests; what a test is about is given, the rest is plain. */
export function plan(parts: Partial<Plan> = {}): Plan {
  return {
    planFormat: 1,
    moment: 'prov',
    version: '1.0',
    workflowType: 'prov/1.0',
    zone: 'Europe/Stockholm',
    messages: true,
    ends: null,
    modules: [],
    forms: [],
    batteries: [],
    flags: [],
    ...parts,
  };
}

export function module(id: string, parts: Partial<PlannedModule> = {}): PlannedModule {
  return { id, name: id, opens: { kind: 'fromStart' }, completes: 'citizen', mandatoryForms: [], forms: [], notify: true, ...parts };
}

export function form(id: string, parts: Partial<PlannedForm> = {}): PlannedForm {
  return { id, facts: { answers: [], results: [] }, hasFlag: false, ...parts };
}

/** Weekly at 08:00 from the start, one form, reminder on day 2 at 17:00, due on day 5 at 20:00. */
export function weekly(id: string, parts: Partial<PlannedBattery> = {}): PlannedBattery {
  return {
    id,
    name: id,
    forms: ['phq9'],
    schedule: { kind: 'every', anchor: { kind: 'start' }, firstDays: 7, everyDays: 7, at: '08:00', count: 3 },
    due: { days: 5, at: '20:00' },
    closes: null,
    notify: true,
    reminders: [{ days: 2, at: '17:00', staleAfterHours: 36 }],
    ...parts,
  };
}

export function flag(id: string, parts: Partial<PlannedFlag> & Pick<PlannedFlag, 'trigger'>): PlannedFlag {
  return { id, priority: 'ordinary', recipients: ['staff'], putOut: 'reading', ...parts };
}
