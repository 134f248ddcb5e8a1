import { describe, expect, test } from 'vitest';
import type { EventKind } from '../../engine/event.ts';
import { simulate } from '../../simulator/life.ts';
import { readScript } from '../../simulator/readScript.ts';
import { scripted, scriptOf } from '../../simulator/script.ts';
import { citizenOf } from '../../simulator/citizens.ts';
import { staffOf } from '../../simulator/staff.ts';
import { exampleMoment } from '../support/exampleMoment.ts';

const start = Date.parse('2026-02-02T08:30:00Z');
const { moment, plan } = exampleMoment('smarta');
const { plan: other } = exampleMoment('oro-kort');
const form = plan.forms[0]?.id ?? '';
const battery = plan.batteries[0]?.id ?? '';
const module = plan.modules[0]?.id ?? '';
const hours = { week: [[['08:00', '16:00']], [], [], [], [], [], []] };
const measure = { id: 'gang', schedule: { kind: 'every', everyDays: 1, at: '18:00' }, count: 3 };
const flag = {
  id: 'egen',
  priority: 'ordinary',
  recipients: ['staff'],
  putOut: 'staff',
  trigger: { kind: 'inactivity', days: 3, at: '09:00' },
};

/** One event of each kind there is, as a line of a script. */
const EVERY = [
  { kind: 'citizenActive' },
  { kind: 'formSaved', form, facts: { answers: {}, results: {} } },
  { kind: 'formSaved', form, instance: { kind: 'occasion', battery, occasion: 1 }, facts: {}, failedResults: ['total'] },
  { kind: 'stepVisited', step: 'start/a/b' },
  { kind: 'moduleAsked', module },
  { kind: 'moduleCompleted', module },
  { kind: 'moduleCompleted', module, by: 'staff', reason: 'Klar.' },
  { kind: 'moduleOpened', module, reason: 'Extra.' },
  { kind: 'moduleLocked', module },
  { kind: 'moduleReopened', module },
  { kind: 'formRead', form },
  { kind: 'formMarkedUnread', form, instance: { kind: 'ordinary' } },
  { kind: 'formSaved', form, instance: { kind: 'module', module }, facts: {}, failedResults: [] },
  { kind: 'formSent', form, sent: 1 },
  { kind: 'formSaved', form, instance: { kind: 'sent', sent: 1 }, facts: {}, failedResults: [] },
  { kind: 'formWithdrawn', form, instance: { kind: 'sent', sent: 1 }, answerVersion: 1 },
  { kind: 'formSent', form, sent: 2 },
  { kind: 'sentFormWithdrawn', form, sent: 2, reason: 'Fel formulär.' },
  { kind: 'pageAdded', form, page: 1, by: 'citizen' },
  { kind: 'occasionAdded', battery },
  { kind: 'occasionWithdrawn', battery, occasion: 1 },
  { kind: 'flagPutOut', flagKey: 'flag/tyst/-' },
  { kind: 'flagAdded', flag },
  { kind: 'flagRemoved', flag: 'egen' },
  { kind: 'messageSent', by: 'staff' },
  { kind: 'measureSet', measure },
  { kind: 'observed', measure: 'gang', value: 4 },
  { kind: 'measureEnded', measure: 'gang' },
  { kind: 'dateSet', name: plan.dates?.[0], date: '2026-04-01' },
  { kind: 'named', name: plan.namedEvents?.[0] },
  { kind: 'zoneChanged', zone: 'Europe/Helsinki' },
  { kind: 'sendTimeSet', sendAt: '18:30' },
  { kind: 'sendTimeSet', sendAt: null },
  { kind: 'noticeSuppressed', key: 'notify/openModule/x', because: 'citizenSettings' },
  { kind: 'unitHoursSet', hours },
  { kind: 'handoverRequested', unit: 'b' },
  { kind: 'handoverCancelled' },
  { kind: 'handoverRequested', unit: 'b' },
  { kind: 'handoverRefused' },
  { kind: 'handoverRequested', unit: 'b' },
  { kind: 'handoverApproved', unit: 'b', hours: null },
  { kind: 'paused', by: 'staff', until: '2026-02-20T09:00' },
  { kind: 'resumed', by: 'staff' },
  { kind: 'maintenanceSet', until: '2026-03-20T09:00' },
  { kind: 'maintenanceTakenBack' },
  { kind: 'citizenGone', cause: 'deregistered' },
  { kind: 'citizenBack' },
  { kind: 'invitationAccepted' },
  { kind: 'invitationDeclined' },
  { kind: 'jump' },
  { kind: 'fastForward', to: '2026-02-05T09:00' },
  { kind: 'planMoved', plan: other, hash: 'x', moved: { items: {}, forms: {}, batteries: {}, flags: {} }, as: 'migration' },
  { kind: 'ended' },
];

const linesOf = (events: readonly object[]) =>
  events.map((event, index) => JSON.stringify({ at: `2026-02-03T10:${String(index).padStart(2, '0')}`, ...event })).join('\n');

describe('readScript', () => {
  test('takes every kind of event that the engine takes', () => {
    const read = readScript(linesOf(EVERY), moment, plan, start);
    expect(read).not.toHaveProperty('faults');
    const kinds = new Set(EVERY.map(({ kind }) => kind));
    const known: Record<EventKind, true> = {
      formSaved: true,
      citizenActive: true,
      stepVisited: true,
      moduleAsked: true,
      moduleCompleted: true,
      moduleOpened: true,
      moduleLocked: true,
      moduleReopened: true,
      formRead: true,
      formMarkedUnread: true,
      formWithdrawn: true,
      formSent: true,
      sentFormWithdrawn: true,
      pageAdded: true,
      occasionAdded: true,
      occasionWithdrawn: true,
      flagPutOut: true,
      flagAdded: true,
      flagRemoved: true,
      messageSent: true,
      measureSet: true,
      measureEnded: true,
      observed: true,
      dateSet: true,
      named: true,
      zoneChanged: true,
      sendTimeSet: true,
      noticeSuppressed: true,
      paused: true,
      resumed: true,
      maintenanceSet: true,
      maintenanceTakenBack: true,
      invitationAccepted: true,
      invitationDeclined: true,
      citizenGone: true,
      citizenBack: true,
      handoverRequested: true,
      handoverApproved: true,
      handoverCancelled: true,
      handoverRefused: true,
      unitHoursSet: true,
      planMoved: true,
      ended: true,
      fastForward: true,
      jump: true,
    };
    expect([...kinds].sort()).toEqual(Object.keys(known).sort());
  });

  test('each of them is lived', async () => {
    const read = readScript(linesOf(EVERY.filter(({ kind }) => kind !== 'planMoved')), moment, plan, start);
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    const life = await simulate({ moment, plan, start, citizen: scripted(read.acts), until: start + 40 * 86_400_000 });
    expect(life.events.map(({ seq }) => seq)).toEqual(life.events.map((_event, index) => index + 1));
    expect(life.state.phase).toBe('ended');
    expect(life.acts.length).toBe(EVERY.length - 1);
  });

  test('a life written as a script is lived again to the same end', async () => {
    const until = start + 150 * 86_400_000;
    const staff = staffOf('opens', 2);
    const life = await simulate({ moment, plan, start, citizen: citizenOf('random', 2), until, ...(staff ? { staff } : {}) });
    const text = scriptOf(life)
      .map((each) => JSON.stringify(each))
      .join('\n');
    const read = readScript(text, moment, plan, start);
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    const held = read.acts.filter(({ act }) => act.kind !== 'noticeSuppressed');
    const again = await simulate({ moment, plan, start, citizen: scripted(held), until, madeUp: 'random' });
    expect(again.trace).toEqual(life.trace);
  });

  test('a first line may say how it begins', () => {
    const text =
      '{"kind":"start","at":"2026-03-02T09:00","dates":{"operation":"2026-04-01"},"seed":7,"invited":true}\n{"at":"2026-03-02T10:00","kind":"citizenActive"}';
    expect(readScript(text, moment, plan, start)).toEqual({
      acts: [{ at: Date.parse('2026-03-02T09:00:00Z'), act: { kind: 'citizenActive' } }],
      begins: { at: Date.parse('2026-03-02T08:00:00Z'), given: { dates: { operation: '2026-04-01' }, draw: 7, invited: true } },
    });
  });

  test.each([
    ['no JSON', '{', 1, '', 'Raden är inte JSON.'],
    ['no object', '[1]', 1, '', 'Raden ska vara ett objekt inom klammerparentes.'],
    ['no time', '{"kind":"citizenActive"}', 1, 'at', 'Skriv en tid, till exempel 2026-03-01T09:00.'],
    ['a time before the start', '{"at":"2026-01-01","kind":"citizenActive"}', 1, 'at', 'Tiden ligger före starten.'],
    [
      'a time before the line above',
      '{"at":"2026-02-04","kind":"citizenActive"}\n\n{"at":"2026-02-03","kind":"citizenActive"}',
      3,
      'at',
      'Tiden ligger före raden ovanför.',
    ],
    ['an unknown kind', '{"at":"2026-02-04","kind":"dansar"}', 1, 'kind', 'Händelsen ”dansar” finns inte.'],
    ['an unknown module', '{"at":"2026-02-04","kind":"moduleOpened","module":"zzz"}', 1, 'module', 'Modulen ”zzz” finns inte i momentet.'],
    [
      'an unknown form',
      '{"at":"2026-02-04","kind":"formSaved","form":"zzz","answers":{}}',
      1,
      'form',
      'Formuläret ”zzz” finns inte i momentet.',
    ],
    [
      'answers that are not',
      `{"at":"2026-02-04","kind":"formSaved","form":"${form}","answers":{"zzz":1}}`,
      1,
      'answers.zzz',
      'Frågan finns inte i formuläret.',
    ],
    [
      'neither answers nor facts',
      `{"at":"2026-02-04","kind":"formSaved","form":"${form}"}`,
      1,
      'answers',
      'Här ska stå ett objekt inom klammerparentes.',
    ],
    [
      'half an occasion',
      `{"at":"2026-02-04","kind":"formRead","form":"${form}","instance":{"kind":"occasion","battery":"${battery}","occasion":0}}`,
      1,
      'instance.occasion',
      'Tillfället är ett heltal från 1.',
    ],
    ['a value that is no number', '{"at":"2026-02-04","kind":"observed","measure":"gang","value":"4"}', 1, 'value', 'Här ska stå ett tal.'],
    ['nobody', '{"at":"2026-02-04","kind":"paused","by":"hund"}', 1, 'by', 'Skriv ”citizen” eller ”staff”.'],
    [
      'a start that comes late',
      '{"at":"2026-02-04","kind":"citizenActive"}\n{"kind":"start","at":"2026-02-05"}',
      2,
      'kind',
      'Starten ska stå på första raden.',
    ],
  ])('%s is told with its line and place', (_what, text, line, place, message) => {
    const read = readScript(text, moment, plan, start);
    expect('faults' in read && read.faults.find((fault) => fault.line === line && fault.place === place)?.message).toContain(message);
  });

  test('no more than twenty faults are told', () => {
    const read = readScript('{\n'.repeat(500), moment, plan, start);
    expect('faults' in read && read.faults.length).toBe(20);
  });
});
