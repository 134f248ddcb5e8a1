import type { Decision } from '../../engine/decision.ts';

/** Which rule of the plan a decision is the outcome of, as `Rule.key`; null for what no rule of the plan decides. */
export function ruleOf(decision: Decision): string | null {
  const { item, facts, key } = decision;
  const text = (name: string): string => String(facts[name] ?? '');
  switch (item) {
    case 'openModule':
      return `module/${text('module')}/opens`;
    case 'completeModule':
      return `module/${text('module')}/completes`;
    case 'closeModule':
      return `module/${text('module')}/closes`;
    case 'openOccasion':
      return `battery/${text('battery')}/opens`;
    case 'addOccasion':
      return `battery/${text('battery')}/added`;
    case 'answerOccasion':
      return `battery/${text('battery')}/answered`;
    case 'missOccasion':
      return `battery/${text('battery')}/missed`;
    case 'closeOccasion':
      return `battery/${text('battery')}/closed`;
    case 'remind':
      return `battery/${text('battery')}/remind/${text('reminder')}`;
    case 'raiseFlag':
    case 'timedFlag':
    case 'inactivity':
      return `flag/${text('flag')}/raised`;
    case 'putOutFlag':
      return `flag/${text('flag')}/out`;
    case 'escalate':
      return `flag/${text('flag')}/rung/${text('rung')}`;
    case 'maintenanceNotice':
      return 'life/maintenanceNotice';
    case 'notify':
      return ruleOfNotice(key);
    case 'invitation':
      return decision.rule === 'invitationAccepted' ? 'life/accepted' : null;
    case 'lapseInvitation':
      return 'life/lapsed';
    case 'end':
      return decision.rule === 'timeLimit' ? 'life/timeLimit' : decision.rule === 'lastModuleCompleted' ? 'life/lastModule' : null;
    case 'endMoment':
      return 'life/timeLimit';
    case 'followUp':
      return 'life/followUp';
    case 'pause':
      return decision.rule.startsWith('paused') ? 'life/paused' : 'life/resumed';
    case 'resume':
      return 'life/resumed';
    case 'maintenance':
      return 'life/maintenance';
    default:
      return null;
  }
}

/** `notify/openModule/m2`, `notify/openOccasion/vecka/3`, `notify/flag/…`; a held one goes on as `…~2`. */
function ruleOfNotice(key: string): string | null {
  const [whole = ''] = key.split('~');
  const [, about, ...rest] = whole.split('/');
  if (key.includes('/capped/')) return 'life/weeklyCap';
  if (about === 'openModule') return `module/${rest.join('/')}/notice`;
  if (about === 'openOccasion') return `battery/${rest[0] ?? ''}/notice`;
  if (about === 'flag') return `flag/${rest[0] ?? ''}/notice`;
  return whole.startsWith('maintenanceNotice') ? 'life/maintenanceNotice' : null;
}
