import type { CaseInbox } from './caseInbox.ts';
import type { Channel } from './channel.ts';
import type { ServiceHealth } from './line.ts';
import type { LogStore } from './logStore.ts';
import type { PopulationRegister } from './populationRegister.ts';
import type { StaffDirectory } from './staffDirectory.ts';
import type { UnitDirectory } from './unitDirectory.ts';
import type { UserProfiles } from './userProfiles.ts';
import type { Video } from './video.ts';

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
