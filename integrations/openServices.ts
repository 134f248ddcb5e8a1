import { readFileSync } from 'node:fs';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Channel } from './channel.ts';
import { emailChannel } from './email.ts';
import { openLine } from './line.ts';
import type { Line } from './line.ts';
import type { CaseInbox } from './caseInbox.ts';
import type { ServiceHealth } from './line.ts';
import type { LogStore } from './logStore.ts';
import type { PopulationRegister } from './populationRegister.ts';
import type { StaffDirectory } from './staffDirectory.ts';
import type { UnitDirectory } from './unitDirectory.ts';
import type { UserProfiles } from './userProfiles.ts';
import type { Video } from './video.ts';
import { rivCaseInbox } from './riv/rivCaseInbox.ts';
import { rivLine } from './riv/rivLine.ts';
import { rivLogStore } from './riv/rivLogStore.ts';
import { rivPopulationRegister } from './riv/rivPopulationRegister.ts';
import { rivStaffDirectory } from './riv/rivStaffDirectory.ts';
import { rivUnitDirectory } from './riv/rivUnitDirectory.ts';
import { rivUserProfiles } from './riv/rivUserProfiles.ts';
import type { ServiceName } from './serviceName.ts';
import { serviceNames } from './serviceName.ts';
import { smsGateway } from './smsGateway.ts';
import { Refused } from './standIn.ts';
import { videoHopOut } from './video.ts';

/** All services outside the house, one port each (docs/rights.md §7). Tests give recording ones. */
export interface Services {
  readonly userProfiles: UserProfiles;
  readonly caseInbox: CaseInbox;
  readonly populationRegister: PopulationRegister;
  readonly unitDirectory: UnitDirectory;
  readonly staffDirectory: StaffDirectory;
  readonly logStore: LogStore;
  readonly mail: Channel;
  readonly sms: Channel;
  /** Null where no supplier is connected. */
  readonly video: Video | null;
  /** How each has been, as this process has found it (ROL-04). */
  health(): readonly ServiceHealth[];
  close(): void;
}

/** The settings that services are opened by (`settings/settings.ts`). */
export interface ServiceSettings {
  readonly SERVICES_URL: string;
  readonly SERVICES_HSA_ID: string;
  readonly SERVICES_NAME: string;
  readonly SERVICES_TLS_CERT?: string | undefined;
  readonly SERVICES_TLS_KEY?: string | undefined;
  readonly SERVICES_TLS_CA?: string | undefined;
  readonly SERVICES_ADDRESS_1177: string;
  readonly SERVICES_ADDRESS_POPULATION: string;
  readonly SERVICES_ADDRESS_DIRECTORY: string;
  readonly SERVICES_ADDRESS_LOG: string;
  readonly SMS_URL?: string | undefined;
  readonly SMS_TOKEN?: string | undefined;
  readonly VIDEO_URL?: string | undefined;
  readonly VIDEO_KEY?: string | undefined;
  readonly SMTP_URL: string;
  readonly MAIL_FROM: string;
}

/** A person waits for the registers; nobody waits for what is sent. */
const LIMITS_MS: Readonly<Record<ServiceName, number>> = {
  userProfiles: 4_000,
  populationRegister: 4_000,
  unitDirectory: 4_000,
  staffDirectory: 4_000,
  caseInbox: 10_000,
  logStore: 15_000,
  mail: 15_000,
  sms: 10_000,
  video: 1_000,
};

/** Opens every service by the settings, each over a line of its own. Stand-ins are reached by the same adapters: only the address differs. */
export function openServices(settings: ServiceSettings, now: () => number): Services {
  const lines = Object.fromEntries(serviceNames.map((name) => [name, openLine(name, LIMITS_MS[name], now)])) as Record<ServiceName, Line>;
  const platformAgent = agentFor(settings.SERVICES_URL, tlsOf(settings));
  const { SMS_URL: smsUrl, SMS_TOKEN: token = '', VIDEO_URL: videoUrl, VIDEO_KEY: videoKey } = settings;
  const smsAgent = smsUrl === undefined ? null : agentFor(smsUrl, {});
  const platform = { url: settings.SERVICES_URL, hsaId: settings.SERVICES_HSA_ID, agent: platformAgent };
  const over = (name: ServiceName) => rivLine(lines[name], platform);
  const self = { hsaId: settings.SERVICES_HSA_ID, name: settings.SERVICES_NAME };
  const email = emailChannel(settings.SMTP_URL, settings.MAIL_FROM);
  return {
    userProfiles: rivUserProfiles(over('userProfiles'), settings.SERVICES_ADDRESS_1177),
    caseInbox: rivCaseInbox(over('caseInbox'), settings.SERVICES_ADDRESS_1177, self),
    populationRegister: rivPopulationRegister(over('populationRegister'), settings.SERVICES_ADDRESS_POPULATION),
    unitDirectory: rivUnitDirectory(over('unitDirectory'), settings.SERVICES_ADDRESS_DIRECTORY),
    staffDirectory: rivStaffDirectory(over('staffDirectory'), settings.SERVICES_ADDRESS_DIRECTORY),
    logStore: rivLogStore(over('logStore'), settings.SERVICES_ADDRESS_LOG, self),
    mail: overLine(lines.mail, email),
    sms: smsUrl === undefined || smsAgent === null ? notConnected : smsGateway(lines.sms, { url: smsUrl, token, agent: smsAgent }),
    video: videoUrl === undefined || videoKey === undefined ? null : videoHopOut(videoUrl, Buffer.from(videoKey, 'base64')),
    // A link is made here and asks nobody.
    health: () => serviceNames.filter((name) => name !== 'video').map((name) => lines[name].health()),
    close() {
      email.close();
      platformAgent.destroy();
      smsAgent?.destroy();
    },
  };
}

const notConnected: Channel = { deliver: () => Promise.reject(new Refused('Sms är inte anslutet.')) };

const overLine = (line: Line, channel: Channel): Channel => ({ deliver: (message) => line.call(() => channel.deliver(message)) });

interface Tls {
  readonly cert?: Buffer;
  readonly key?: Buffer;
  readonly ca?: Buffer;
}

/** PEM files for mTLS: the function certificate that SITHS gives a system (ITG-12). */
function tlsOf({ SERVICES_TLS_CERT: cert, SERVICES_TLS_KEY: key, SERVICES_TLS_CA: ca }: ServiceSettings): Tls {
  return {
    ...(cert === undefined ? {} : { cert: readFileSync(cert) }),
    ...(key === undefined ? {} : { key: readFileSync(key) }),
    ...(ca === undefined ? {} : { ca: readFileSync(ca) }),
  };
}

/** The server is always verified. */
function agentFor(url: string, tls: Tls): HttpAgent | HttpsAgent {
  const kept = { keepAlive: true, maxSockets: 20, timeout: 30_000 };
  return url.startsWith('https:')
    ? new HttpsAgent({ ...kept, ...tls, minVersion: 'TLSv1.2', rejectUnauthorized: true })
    : new HttpAgent(kept);
}
