import { Announcement } from './entities/announcement.ts';
import { AnnouncementSeen } from './entities/announcementSeen.ts';
import { AnnouncementVersion } from './entities/announcementVersion.ts';
import { Category } from './entities/category.ts';
import { OpenMoment } from './entities/openMoment.ts';
import { VersionCareProvider } from './entities/versionCareProvider.ts';
import { VersionHistory } from './entities/versionHistory.ts';
import { CareUnit } from './entities/careUnit.ts';
import { CareProvider } from './entities/careProvider.ts';
import { AccessCheckpoint } from './entities/accessCheckpoint.ts';
import { AccessCheckpointHead } from './entities/accessCheckpointHead.ts';
import { AccessForward } from './entities/accessForward.ts';
import { AccessHead } from './entities/accessHead.ts';
import { AccessLog } from './entities/accessLog.ts';
import { AccessRefused } from './entities/accessRefused.ts';
import { AccessReview } from './entities/accessReview.ts';
import { Citizen } from './entities/citizen.ts';
import { Commission } from './entities/commission.ts';
import { Decision } from './entities/decision.ts';
import { Decoding } from './entities/decoding.ts';
import { EmergencyAccess } from './entities/emergencyAccess.ts';
import { Event } from './entities/event.ts';
import { File } from './entities/file.ts';
import { Flag } from './entities/flag.ts';
import { FlagEscalation } from './entities/flagEscalation.ts';
import { FormAnswer } from './entities/formAnswer.ts';
import { Guardianship } from './entities/guardianship.ts';
import { FormInstance } from './entities/formInstance.ts';
import { Idempotency } from './entities/idempotency.ts';
import { Measure } from './entities/measure.ts';
import { Message } from './entities/message.ts';
import { MomentVersion } from './entities/momentVersion.ts';
import { Notice } from './entities/notice.ts';
import { OwnFlag } from './entities/ownFlag.ts';
import { PayloadKey } from './entities/payloadKey.ts';
import { Region } from './entities/region.ts';
import { Plan } from './entities/plan.ts';
import { RoleGrant } from './entities/roleGrant.ts';
import { Result } from './entities/result.ts';
import { Reveal } from './entities/reveal.ts';
import { RunningMoment } from './entities/runningMoment.ts';
import { ServiceHealth } from './entities/serviceHealth.ts';
import { Session } from './entities/session.ts';
import { Staff } from './entities/staff.ts';
import { SharedForm } from './entities/sharedForm.ts';
import { ShownForm } from './entities/shownForm.ts';
import { StandInDelivery } from './entities/standInDelivery.ts';
import { Unit } from './entities/unit.ts';
import { UnitMoment } from './entities/unitMoment.ts';
import { UsedOnce } from './entities/usedOnce.ts';
import { OrganisationChange } from './entities/organisationChange.ts';
import { UserGroup } from './entities/userGroup.ts';
import { UserGroupMember } from './entities/userGroupMember.ts';

/** Every table there is. */
export const entities = [
  Announcement,
  AnnouncementSeen,
  AnnouncementVersion,
  Category,
  OpenMoment,
  VersionCareProvider,
  VersionHistory,
  AccessCheckpoint,
  AccessCheckpointHead,
  AccessForward,
  AccessHead,
  AccessLog,
  AccessRefused,
  AccessReview,
  CareProvider,
  CareUnit,
  Citizen,
  Commission,
  Decision,
  Decoding,
  EmergencyAccess,
  Event,
  File,
  Flag,
  FlagEscalation,
  FormAnswer,
  FormInstance,
  Guardianship,
  Idempotency,
  Measure,
  Message,
  MomentVersion,
  Notice,
  OrganisationChange,
  OwnFlag,
  PayloadKey,
  Plan,
  Region,
  Result,
  Reveal,
  RoleGrant,
  RunningMoment,
  ServiceHealth,
  Session,
  Staff,
  SharedForm,
  ShownForm,
  StandInDelivery,
  Unit,
  UnitMoment,
  UsedOnce,
  UserGroup,
  UserGroupMember,
] as const;
