import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Away } from '../../integrations/away.ts';
import { inboxChannel } from '../../integrations/caseInbox.ts';
import { lookUpCitizen, lookUpStaff } from '../../integrations/lookUp.ts';
import type { LogEntry } from '../../integrations/logStore.ts';
import { serviceNames } from '../../integrations/serviceName.ts';
import { Refused } from '../../integrations/standIn.ts';
import { readVideoLink } from '../../integrations/video.ts';
import { openStandInWorld } from '../support/standInWorld.ts';
import type { StandInWorld } from '../support/standInWorld.ts';

let world: StandInWorld;
beforeAll(async () => {
  world = await openStandInWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.kept.length = 0;
  // Any rest that a test left behind is over.
  world.at += 60_000;
  for (const service of serviceNames) await world.disturb(service, {});
});

const caught = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    (value) => value,
    (error: unknown) => error,
  );

describe('the adapters and the stand-ins speak the same contracts', () => {
  test('a profile says what 1177 tells by, and whose parent it is (ITG-01)', async () => {
    expect(await world.services.userProfiles.getUserProfile('197804232390')).toEqual({
      personalIdentityNumber: '197804232390',
      givenName: 'Erik',
      familyName: 'Sandell',
      email: 'erik@example.se',
      mobile: '+46701740605',
      mailNotices: true,
      smsNotices: true,
      county: '14',
      municipality: '80',
      relatives: [{ personalIdentityNumber: '201401022398', relation: 'child' }],
    });
  });

  test('who has never signed in to 1177 has no profile (ERR-06)', async () => {
    expect(await world.services.userProfiles.getUserProfile('194902112392')).toBeNull();
  });

  test('an agent is answered with whom they act for, and a stranger’s child is not (ITG-02)', async () => {
    const asked = await world.services.userProfiles.getUserProfileByAgent('197804232390', '201401022398');
    expect(asked).toMatchObject({ agentName: 'Erik Sandell', subject: { personalIdentityNumber: '201401022398', givenName: 'Vilde' } });
    expect(await world.services.userProfiles.getUserProfileByAgent('197804232390', '199603282386')).toMatchObject({ subject: null });
  });

  test('the register tells who is deceased, moved, protected, and nobody (MOM-05)', async () => {
    const lookup = (number: string) => world.services.populationRegister.lookupResident(number);
    expect(await lookup('197804232390')).toMatchObject({ sex: 'male', county: '14', municipality: '80', standing: { kind: 'registered' } });
    expect(await lookup('194902112392')).toMatchObject({ standing: { kind: 'deceased', on: '2026-03-14' } });
    expect(await lookup('198506302390')).toMatchObject({ standing: { kind: 'deregistered', on: null, newNumber: null } });
    expect(await lookup('199603282386')).toMatchObject({
      familyName: 'Häggblad & <Söner> ]]>',
      sex: 'female',
      protectedIdentity: true,
      county: null,
      municipality: null,
    });
    expect(await lookup('190001010000')).toBeNull();
  });

  test('HSA tells a unit, its care unit, and that a unit stands alone (ITG-08)', async () => {
    const { unitDirectory } = world.services;
    expect(await unitDirectory.getUnit('se2321000016-e1')).toMatchObject({ name: 'Sömnmottagningen', county: '14', endsAt: null });
    expect(await unitDirectory.getHealthCareUnit('SE2321000016-E1')).toEqual({
      isCareUnit: false,
      careUnit: { hsaId: 'SE2321000016-VE1', name: 'Norrviks vårdcentral' },
      careProvider: { hsaId: 'SE2321000016-VG1', name: 'Norrviks vård', organisationNumber: '232100-0016' },
      endsAt: null,
      isArchived: false,
    });
    expect(await unitDirectory.getHealthCareUnit('SE2321000016-E2')).toBeNull();
    expect(await unitDirectory.getUnit('SE0-OKÄND')).toBeNull();
  });

  test('HSA tells commissions and system roles of protected staff too, and of staff who have none (ITG-23, UNI-19)', async () => {
    const { staffDirectory } = world.services;
    expect(await staffDirectory.getCredentials('SE2321000016-STG1')).toMatchObject({
      protectedPerson: true,
      systemRoles: ['BIF;Loggadministratör'],
      commissions: [{ hsaId: 'SE2321000016-MIU1', purpose: 'Vård och behandling', careUnit: { hsaId: 'SE2321000016-VE1', endsAt: null } }],
    });
    expect(await staffDirectory.getCredentials('SE2321000016-STG9')).toMatchObject({ commissions: [], systemRoles: [] });
    expect(await staffDirectory.getEmployee('SE2321000016-STG1')).toMatchObject({
      title: 'Psykolog',
      mobile: '+46701740600',
      protectedPerson: true,
    });
    expect(await lookUpStaff(world.services, 'SE0-INGEN')).toEqual({ kind: 'unknown' });
  });

  test('a message comes to the inbox once by its key, with any sign there is (ITG-03)', async () => {
    const inbox = inboxChannel(world.services.caseInbox);
    const message = { key: 'notice-1', to: '197804232390', subject: 'Något nytt väntar', body: 'Hej,\n\nå ä ö 😴 <b>&amp;</b> \u0007' };
    await inbox.deliver(message);
    await inbox.deliver(message);
    expect(world.kept).toEqual([{ ...message, body: 'Hej,\n\nå ä ö 😴 <b>&amp;</b> \uFFFD', channel: 'inbox', at: world.at }]);
  });

  test('an SMS comes once by its key, and what is no number is refused (ITG-14)', async () => {
    const { sms } = world.services;
    const message = { key: 'notice-2', to: '+46701740605', subject: '', body: 'Något väntar på dig. Logga in: https://stegvis.example' };
    await sms.deliver(message);
    await sms.deliver(message);
    expect(world.kept).toEqual([{ ...message, channel: 'sms', at: world.at }]);
    expect(await caught(sms.deliver({ ...message, key: 'notice-3', to: 'Erik' }))).toBeInstanceOf(Refused);
  });

  test('log entries are stored, each once by its id (ITG-06)', async () => {
    const entries = ['1', '2', '3'].map(entry);
    await world.services.logStore.storeLog(entries.slice(0, 2));
    await world.services.logStore.storeLog(entries);
    await world.services.logStore.storeLog([]);
    const { logged, loggedInAll } = await world.now();
    expect(loggedInAll).toBe(3);
    expect(logged[0]).toBe('2026-03-29T03:00:00.007 · Läsa · Vård och behandling · SE2321000016-STG1');
  });

  test('a video link opens its meeting until its time, for the role it was made for, and holds nothing else (ITG-17)', async () => {
    const link = new URL(world.services.video?.link({ id: '5b0c7d1e-meeting', role: 'citizen', until: world.at + 60_000 }) ?? '');
    expect([...link.searchParams.keys()]).toEqual(['meeting', 'role', 'until', 'signature']);
    expect(await (await fetch(link)).text()).toContain('Du är invånare');
    expect(readVideoLink(link, world.videoKey, world.at + 60_000)).toBeNull();
    for (const [name, value] of [
      ['role', 'staff'],
      ['until', String(world.at + 600_000)],
      ['meeting', 'another-meeting'],
    ] as const) {
      const forged = new URL(link);
      forged.searchParams.set(name, value);
      expect((await fetch(forged)).status, name).toBe(403);
    }
  });
});

describe('disturbed', () => {
  test('an outage is away; after five failures the service rests, after thirty seconds one call tries it', async () => {
    const { populationRegister } = world.services;
    await world.disturb('populationRegister', { outage: true });
    // A question is asked once more where nothing was answered, so three come to six failures, of which the sixth is not made.
    for (const _ of [1, 2, 3]) expect(await caught(populationRegister.lookupResident('197804232390'))).toBeInstanceOf(Away);
    expect(await caught(populationRegister.lookupResident('197804232390'))).toMatchObject({ reason: 'resting' });
    expect(healthOf('populationRegister')).toMatchObject({ state: 'open', failures: 5, lastError: { what: 'unreachable' } });
    await world.disturb('populationRegister', {});
    expect(await caught(populationRegister.lookupResident('197804232390'))).toMatchObject({ reason: 'resting' });
    world.at += 30_000;
    expect(await populationRegister.lookupResident('197804232390')).toMatchObject({ givenName: 'Erik' });
    expect(healthOf('populationRegister')).toMatchObject({ state: 'closed' });
  });

  test('one service that is away takes no other with it', async () => {
    await world.disturb('populationRegister', { outage: true });
    expect(await lookUpCitizen(world.services, '197804232390')).toMatchObject({
      register: { kind: 'away' },
      profile: { kind: 'known', profile: { givenName: 'Erik' } },
    });
  });

  test('a message is sent once: what may have come is not sent again by itself', async () => {
    await world.disturb('caseInbox', { outage: true });
    const before = healthOf('caseInbox')?.calls ?? 0;
    await caught(world.services.caseInbox.addMessage({ key: 'k', personalIdentityNumber: '197804232390', heading: 'h', text: 't' }));
    expect(healthOf('caseInbox')?.calls).toBe(before + 1);
  });

  test('an answer that ends in the middle is away, never half believed', async () => {
    await world.disturb('staffDirectory', { wrong: 'damaged' });
    expect(await caught(world.services.staffDirectory.getCredentials('SE2321000016-STG1'))).toMatchObject({ reason: 'brokenAnswer' });
  });

  test.each(['userProfiles', 'populationRegister', 'unitDirectory', 'staffDirectory'] as const)(
    'an answer about somebody else is away: %s',
    async (service) => {
      await world.disturb(service, { wrong: 'someoneElse' });
      const { userProfiles, populationRegister, unitDirectory, staffDirectory } = world.services;
      const ask = {
        userProfiles: () => userProfiles.getUserProfile('199603282386'),
        populationRegister: () => populationRegister.lookupResident('199603282386'),
        unitDirectory: () => unitDirectory.getUnit('SE2321000016-E2'),
        staffDirectory: () => staffDirectory.getEmployee('SE2321000016-STG9'),
      }[service];
      expect(await caught(ask())).toMatchObject({ name: 'Away', reason: 'brokenAnswer' });
    },
  );

  test('a refusal is an answer: it says no and opens no breaker', async () => {
    await world.disturb('caseInbox', { refuses: true });
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f'])
      expect(
        await caught(world.services.caseInbox.addMessage({ key, personalIdentityNumber: '197804232390', heading: 'h', text: 't' })),
      ).toBeInstanceOf(Refused);
    expect(healthOf('caseInbox')).toMatchObject({ state: 'closed' });
    expect(world.kept).toEqual([]);
  });

  test('the log service that denies us may be tried again; entries that it cannot read are refused', async () => {
    await world.disturb('logStore', { refuses: true });
    expect(await caught(world.services.logStore.storeLog([entry('9')]))).toMatchObject({ name: 'Away', code: 'ACCESSDENIED' });
    await world.disturb('logStore', {});
    expect(await caught(world.services.logStore.storeLog([{ ...entry('9'), purpose: '' }]))).toBeInstanceOf(Refused);
  });

  test('what was asked and answered can be looked at, newest first', async () => {
    await world.services.unitDirectory.getUnit('SE2321000016-E2');
    const { services } = await world.now();
    const [exchange] = services.find((each) => each.service === 'unitDirectory')?.exchanges ?? [];
    expect(exchange).toMatchObject({ operation: 'GetUnit', at: world.at });
    expect(exchange?.question).toContain('SE165565594230-1000');
    expect(exchange?.answer).toContain('Fristående');
  });

  test('a disturbance that is none, or of no service, is not taken', async () => {
    await expect(world.disturb('populationRegister', { latencyMs: -1 })).rejects.toThrow('400');
    await expect(world.disturb('populationRegister', { latencyMs: 1e9 })).rejects.toThrow('400');
    await expect(world.disturb('nothing', {})).rejects.toThrow('404');
  });
});

const healthOf = (service: string) => world.services.health().find((each) => each.service === service);

const place = { hsaId: 'SE2321000016-VE1', name: 'Norrviks vårdcentral' };
const entry = (last: string): LogEntry => ({
  id: `0b6f1e7a-51a0-4c0e-9a01-5f1d3c7e000${last}`,
  // The hour that the clocks are put forward in: 02 is never said.
  at: Date.parse('2026-03-29T01:00:00.007Z'),
  activity: 'Läsa',
  level: 'read form',
  purpose: 'Vård och behandling',
  user: { hsaId: 'SE2321000016-STG1', name: null, assignment: 'Vård', title: null, careProvider: place, careUnit: place },
  resource: { type: 'Stöd och behandling', personalIdentityNumber: '197804232390', careProvider: place, careUnit: null },
});
