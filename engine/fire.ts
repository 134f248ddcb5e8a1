import { fireOpenOccasion } from './battery.ts';
import { fireEndFollowUp, fireEndMaintenance, fireEndMoment } from './ending.ts';
import { fireMaintenanceNotice } from './maintenance.ts';
import { fireLapseInvitation, fireStartMoment } from './start.ts';
import { fireActivity, fireMissActivity } from './measure.ts';
import { fireCloseModule, fireCompleteModule, fireOpenModule } from './module.ts';
import { fireCloseOccasion, fireMissOccasion, fireRemind } from './occasion.ts';
import { fireResume } from './pause.ts';
import { fireEscalate } from './raise.ts';
import { fireSend } from './send.ts';
import { fireInactivity } from './silence.ts';
import type { Due } from './state.ts';
import { fireTimedFlag } from './timedFlag.ts';
import type { Turn } from './turn.ts';

export function fire(turn: Turn, due: Due): void {
  switch (due.kind) {
    case 'startMoment':
      return fireStartMoment(turn, due);
    case 'lapseInvitation':
      return fireLapseInvitation(turn, due);
    case 'resume':
      return fireResume(turn, due);
    case 'openModule':
      return fireOpenModule(turn, due);
    case 'completeModule':
      return fireCompleteModule(turn, due);
    case 'closeModule':
      return fireCloseModule(turn, due);
    case 'openOccasion':
      return fireOpenOccasion(turn, due);
    case 'remind':
      return fireRemind(turn, due);
    case 'missOccasion':
      return fireMissOccasion(turn, due);
    case 'closeOccasion':
      return fireCloseOccasion(turn, due);
    case 'activity':
      return fireActivity(turn, due);
    case 'missActivity':
      return fireMissActivity(turn, due);
    case 'timedFlag':
      return fireTimedFlag(turn, due);
    case 'inactivity':
      return fireInactivity(turn, due);
    case 'escalate':
      return fireEscalate(turn, due);
    case 'send':
      return fireSend(turn, due);
    case 'maintenanceNotice':
      return fireMaintenanceNotice(turn, due);
    case 'endMaintenance':
      return fireEndMaintenance(turn, due);
    case 'endFollowUp':
      return fireEndFollowUp(turn, due);
    case 'endMoment':
      return fireEndMoment(turn, due);
  }
}
