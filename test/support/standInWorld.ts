import { randomBytes } from 'node:crypto';
import { openServices } from '../../integrations/openServices.ts';
import type { Services } from '../../integrations/openServices.ts';
import type { Disturbance } from '../../integrations/standIns/disturbance.ts';
import type { StandInPeople } from '../../integrations/standIns/standInPeople.ts';
import { startStandInServices } from '../../integrations/standIns/startStandInServices.ts';
import type { StandInsNow } from '../../integrations/standIns/startStandInServices.ts';
import type { DeliveryStore, StoredDelivery } from '../../integrations/standIn.ts';

/** A few people whom the registers know, each awkward in one way. */
const careProvider = { hsaId: 'SE2321000016-VG1', name: 'Norrviks vård', organisationNumber: '232100-0016' };
const careUnit = { hsaId: 'SE2321000016-VE1', name: 'Norrviks vårdcentral' };
const plain = { protectedIdentity: false, deceasedOn: null, registered: true, county: '14', municipality: '80', children: [] } as const;

export const people: StandInPeople = {
  citizens: [
    {
      ...plain,
      personalIdentityNumber: '197804232390',
      givenName: 'Erik',
      familyName: 'Sandell',
      account: { email: 'erik@example.se', mobile: '+46701740605', notices: true },
      children: ['201401022398'],
    },
    { ...plain, personalIdentityNumber: '201401022398', givenName: 'Vilde', familyName: 'Sandell', account: null },
    {
      ...plain,
      personalIdentityNumber: '194902112392',
      givenName: 'Åke',
      familyName: 'Lindståhl',
      deceasedOn: '2026-03-14',
      account: null,
    },
    { ...plain, personalIdentityNumber: '198506302390', givenName: 'Jonas', familyName: 'Ekdahl', registered: false, account: null },
    {
      ...plain,
      personalIdentityNumber: '199603282386',
      givenName: 'Sara',
      familyName: 'Häggblad & <Söner> ]]>',
      protectedIdentity: true,
      account: { email: 'sara@example.se', mobile: null, notices: false },
    },
  ],
  staff: [
    {
      hsaId: 'SE2321000016-STG1',
      givenName: 'Maria',
      familyName: 'Lind',
      title: 'Psykolog',
      email: 'maria@example.se',
      mobile: '+46701740600',
      protectedPerson: true,
      commissions: [{ hsaId: 'SE2321000016-MIU1', name: 'Vård', purpose: 'Vård och behandling', careUnit, careProvider }],
      systemRoles: ['BIF;Loggadministratör'],
    },
    {
      hsaId: 'SE2321000016-STG9',
      givenName: 'Utan',
      familyName: 'Uppdrag',
      title: 'Vikarie',
      email: null,
      mobile: null,
      protectedPerson: false,
      commissions: [],
      systemRoles: [],
    },
  ],
  units: [
    {
      hsaId: 'SE2321000016-E1',
      name: 'Sömnmottagningen',
      email: null,
      county: '14',
      municipality: '80',
      careUnit: { ...careUnit, careProvider },
    },
    { hsaId: 'SE2321000016-E2', name: 'Fristående', email: 'e2@example.se', county: null, municipality: null, careUnit: null },
  ],
};

/** The stand-ins of the services, running, with adapters that reach them, and what has been delivered. */
export interface StandInWorld {
  readonly url: string;
  readonly services: Services;
  readonly kept: StoredDelivery[];
  readonly videoKey: Uint8Array;
  /** The clock of the adapters and of the stand-ins. */
  at: number;
  disturb(service: string, how: Partial<Disturbance>): Promise<void>;
  now(): Promise<StandInsNow>;
  close(): Promise<void>;
}

export async function openStandInWorld(who: StandInPeople = people): Promise<StandInWorld> {
  const kept: StoredDelivery[] = [];
  const store: DeliveryStore = {
    keep: async (delivery) => {
      if (!kept.some((each) => each.key === delivery.key)) kept.push(delivery);
    },
  };
  const videoKey = randomBytes(32);
  const world = { at: Date.parse('2026-11-22T12:00:00Z') };
  const server = await startStandInServices({ port: 0, people: who, store, now: () => world.at, videoKey });
  const services = openServices(serviceSettingsOf(server.url, { videoKey }), () => world.at);
  return Object.assign(world, {
    url: server.url,
    services,
    kept,
    videoKey,
    async disturb(service: string, how: Partial<Disturbance>) {
      const answer = await fetch(`${server.url}/control/${service}`, {
        method: 'POST',
        body: JSON.stringify({ latencyMs: 0, refuses: false, outage: false, wrong: 'no', ...how }),
      });
      if (answer.status !== 200) throw new Error(`The disturbance was answered ${answer.status}.`);
    },
    now: async () => (await (await fetch(`${server.url}/control`)).json()) as StandInsNow,
    async close() {
      services.close();
      await server.close();
    },
  });
}

/** The settings of services at one address. */
export const serviceSettingsOf = (url: string, { videoKey = Buffer.alloc(32, 1) as Uint8Array } = {}) => ({
  SERVICES_URL: url,
  SERVICES_HSA_ID: 'SE2321000016-STEGVIS',
  SERVICES_NAME: 'Stegvis',
  SERVICES_ADDRESS_1177: 'SE165565594230-1177',
  SERVICES_ADDRESS_POPULATION: 'SE165565594230-PU',
  SERVICES_ADDRESS_DIRECTORY: 'SE165565594230-1000',
  SERVICES_ADDRESS_LOG: 'SE165565594230-LOG',
  SMS_URL: `${url}/sms`,
  SMS_TOKEN: 'only-in-tests',
  VIDEO_URL: `${url}/video`,
  VIDEO_KEY: Buffer.from(videoKey).toString('base64'),
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'Stegvis <stegvis@example.se>',
});
