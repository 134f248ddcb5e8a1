import type { Moment } from '../compiler/document/moment.ts';
import type { Planned } from './act.ts';
import { namesOf } from './names.ts';

/** What somebody did, as a sentence for whoever reads a life. */
export function actText(moment: Moment, { act, at }: Planned): string {
  const names = namesOf(moment, at);
  const who = (by: 'citizen' | 'staff'): string => (by === 'citizen' ? 'Invånaren' : 'Personalen');
  switch (act.kind) {
    case 'citizenActive':
      return 'Invånaren loggar in och läser.';
    case 'stepVisited':
      return `Invånaren öppnar steget ”${names.module(act.step)}”.`;
    case 'moduleAsked':
      return `Invånaren ber att få öppna ”${names.module(act.module)}”.`;
    case 'moduleCompleted':
      return `${who(act.by ?? 'citizen')} markerar ”${names.module(act.module)}” som klar.`;
    case 'formSaved':
    case 'formScored': {
      const { instance } = act;
      const occasion = instance.kind === 'occasion' ? ` (${instance.battery}, tillfälle ${instance.occasion})` : '';
      return `Invånaren sparar ”${names.form(act.form)}”${occasion}.`;
    }
    case 'moduleOpened':
      return `Personalen öppnar ”${names.module(act.module)}”.`;
    case 'moduleLocked':
      return `Personalen låser ”${names.module(act.module)}”.`;
    case 'moduleReopened':
      return `Personalen öppnar ”${names.module(act.module)}” på nytt.`;
    case 'formRead':
      return `Personalen läser ”${names.form(act.form)}”.`;
    case 'formMarkedUnread':
      return `Personalen markerar ”${names.form(act.form)}” som oläst.`;
    case 'formWithdrawn':
      return `Personalen tar tillbaka ett svar på ”${names.form(act.form)}”.`;
    case 'formSent':
      return `Personalen skickar ”${names.form(act.form)}”.`;
    case 'sentFormWithdrawn':
      return `Personalen tar tillbaka ”${names.form(act.form)}”, som väntade på svar.`;
    case 'pageAdded':
      return `${who(act.by)} lägger till en sida i ”${names.form(act.form)}”.`;
    case 'occasionAdded':
      return `Personalen lägger till ett tillfälle av ”${names.battery(act.battery)}”.`;
    case 'occasionWithdrawn':
      return `Personalen drar tillbaka tillfälle ${act.occasion} av ”${names.battery(act.battery)}”.`;
    case 'flagPutOut':
      return `Personalen släcker flaggan ”${names.flag(act.flagKey.split('/')[1] ?? '')}”.`;
    case 'flagAdded':
      return `Personalen lägger till flaggan ”${act.flag.id}”.`;
    case 'flagRemoved':
      return `Personalen tar bort flaggan ”${act.flag}”.`;
    case 'messageSent':
      return `${who(act.by)} skriver ett meddelande.`;
    case 'measureSet':
      return `Personalen lägger in åtgärden ”${act.measure.id}” i aktivitetsplanen.`;
    case 'measureEnded':
      return `Personalen avslutar åtgärden ”${act.measure}”.`;
    case 'observed':
      return `Invånaren anger ${act.value} för ”${act.measure}”.`;
    case 'dateSet':
      return `Personalen anger datumet ${act.date} för ”${act.name}”.`;
    case 'named':
      return `Det rapporteras: ”${names.anchor?.(act.name) ?? act.name}”.`;
    case 'zoneChanged':
      return `Invånarens tidszon blir ${act.zone}.`;
    case 'sendTimeSet':
      return 'Invånaren flyttar klockslaget för sina påminnelser.';
    case 'noticeSuppressed':
      return act.because === 'weeklyCap'
        ? 'En avisering hålls tillbaka av veckans tak.'
        : act.because === 'noAccount'
          ? 'En avisering hålls tillbaka: invånaren har inget konto på 1177.'
          : 'En avisering hålls tillbaka av invånarens inställningar.';
    case 'paused':
      return `${who(act.by)} pausar momentet.`;
    case 'resumed':
      return `${who(act.by)} avslutar pausen.`;
    case 'maintenanceSet':
      return `Personalen gör momentet läsbart till ${names.say(act.until)}.`;
    case 'maintenanceTakenBack':
      return 'Personalen öppnar momentet igen.';
    case 'invitationAccepted':
      return 'Invånaren tackar ja.';
    case 'invitationDeclined':
      return 'Invånaren tackar nej.';
    case 'citizenGone':
      return act.cause === 'deceased' ? 'Folkbokföringen meddelar att invånaren har avlidit.' : 'Invånaren är inte längre folkbokförd.';
    case 'citizenBack':
      return 'Folkbokföringen rättas: invånaren finns igen.';
    case 'handoverRequested':
      return 'Personalen ber att få lämna över momentet.';
    case 'handoverApproved':
      return 'Överlämningen godkänns.';
    case 'handoverCancelled':
      return 'Överlämningen tas tillbaka.';
    case 'handoverRefused':
      return 'Överlämningen avslås.';
    case 'unitHoursSet':
      return 'Mottagningen ändrar sina öppettider.';
    case 'planMoved':
      return 'Momentet flyttas till en annan version.';
    case 'ended':
      return 'Personalen avslutar momentet.';
    case 'fastForward':
      return 'Tiden spolas fram.';
    case 'jump':
      return 'Klockan flyttas.';
  }
}
