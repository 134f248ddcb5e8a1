import type { Event } from './event.ts';
import { takeFormSent, takeFormWithdrawn, takeSentFormWithdrawn } from './formCopy.ts';
import { takeFormSaved } from './formSaved.ts';
import { takeEnded } from './ending.ts';
import { takeCitizenBack, takeCitizenGone } from './gone.ts';
import { takeHandover } from './handover.ts';
import { takeMaintenanceSet, takeMaintenanceTakenBack } from './maintenance.ts';
import { takeInvitationAnswer } from './start.ts';
import { takeMeasureEnded, takeMeasureSet, takeObserved } from './measure.ts';
import { takeModuleAsked, takeModuleCompleted, takeModuleLocked, takeModuleOpened, takeModuleReopened, visitStep } from './steering.ts';
import { takePlanMoved } from './move.ts';
import { takeOccasionAdded, takeOccasionWithdrawn } from './occasion.ts';
import { takeFlagAdded, takeFlagPutOut, takeFlagRemoved } from './ownFlag.ts';
import { takePaused, takeResumed } from './pause.ts';
import { takeFormMarkedUnread, takeFormRead } from './readForm.ts';
import { nextDue } from './schedule.ts';
import { noteSuppressed } from './send.ts';
import { takeDateSet, takeNamed, takeSendTimeSet, takeUnitHoursSet, takeZoneChanged } from './setting.ts';
import { takeActivity } from './silence.ts';
import { takeMessageSent } from './timedFlag.ts';
import type { Turn } from './turn.ts';

export function take(turn: Turn, event: Event): void {
  switch (event.kind) {
    case 'formSaved':
      return takeFormSaved(turn, event);
    case 'citizenActive':
      return takeActivity(turn);
    case 'stepVisited':
      takeActivity(turn, 'step');
      return visitStep(turn, event.step);
    case 'moduleAsked':
      takeActivity(turn);
      return takeModuleAsked(turn, event);
    case 'moduleCompleted':
      if (event.by === 'citizen') takeActivity(turn);
      return takeModuleCompleted(turn, event);
    case 'moduleOpened':
      return takeModuleOpened(turn, event);
    case 'moduleLocked':
      return takeModuleLocked(turn, event);
    case 'moduleReopened':
      return takeModuleReopened(turn, event);
    case 'formRead':
      return takeFormRead(turn, event);
    case 'formMarkedUnread':
      return takeFormMarkedUnread(turn, event);
    case 'formWithdrawn':
      return takeFormWithdrawn(turn, event);
    case 'formSent':
      return takeFormSent(turn, event);
    case 'sentFormWithdrawn':
      return takeSentFormWithdrawn(turn, event);
    case 'pageAdded':
      return event.by === 'citizen' ? takeActivity(turn) : undefined;
    case 'occasionAdded':
      return takeOccasionAdded(turn, event);
    case 'occasionWithdrawn':
      return takeOccasionWithdrawn(turn, event);
    case 'flagPutOut':
      return takeFlagPutOut(turn, event);
    case 'flagAdded':
      return takeFlagAdded(turn, event);
    case 'flagRemoved':
      return takeFlagRemoved(turn, event);
    case 'messageSent':
      return takeMessageSent(turn, event);
    case 'measureSet':
      return takeMeasureSet(turn, event);
    case 'measureEnded':
      return takeMeasureEnded(turn, event);
    case 'observed':
      return takeObserved(turn, event);
    case 'dateSet':
      return takeDateSet(turn, event);
    case 'named':
      return takeNamed(turn, event);
    case 'zoneChanged':
      return takeZoneChanged(turn, event);
    case 'sendTimeSet':
      return takeSendTimeSet(turn, event);
    case 'noticeSuppressed':
      return noteSuppressed(turn, event.key, event.because);
    case 'paused':
      return takePaused(turn, event);
    case 'resumed':
      return takeResumed(turn, event);
    case 'maintenanceSet':
      return takeMaintenanceSet(turn, event);
    case 'maintenanceTakenBack':
      return takeMaintenanceTakenBack(turn, event);
    case 'invitationAccepted':
    case 'invitationDeclined':
      return takeInvitationAnswer(turn, event);
    case 'citizenGone':
      return takeCitizenGone(turn, event);
    case 'citizenBack':
      return takeCitizenBack(turn, event);
    case 'handoverRequested':
    case 'handoverApproved':
    case 'handoverCancelled':
    case 'handoverRefused':
      return takeHandover(turn, event);
    case 'unitHoursSet':
      return takeUnitHoursSet(turn, event);
    case 'planMoved':
      return takePlanMoved(turn, event);
    case 'ended':
      return takeEnded(turn, event);
    case 'fastForward': {
      const target = event.to === 'nextDue' ? (nextDue(turn.plan, turn.state) ?? turn.state.now) : event.to;
      turn.state.walkingTo = Math.max(target, turn.state.now);
      return;
    }
    case 'jump':
      return;
  }
}
