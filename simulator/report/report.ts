import type { CitizenKind, StaffKind } from '../act.ts';
import type { Cohort } from '../cohort.ts';
import { dayText } from '../names.ts';
import type { Phase } from '../../engine/state.ts';
import { minutesFigure, noticesFigure } from './burdenPicture.ts';
import { coverageFigure, missingHtml } from './coveragePicture.ts';
import { figureHtml } from './figure.ts';
import { style } from './style.ts';
import { table } from './table.ts';
import { escaped, number, percent } from './text.ts';
import { timelineFigure } from './timelinePicture.ts';
import { hoursFigure, weeksFigure } from './workPictures.ts';

/** A cohort as one page that needs nothing from elsewhere: pictures, and a table beside each. */
export function reportHtml(cohort: Cohort): string {
  const { moment, coverage, burden, workload } = cohort;
  const all = cohort.citizens.reduce((sum, { count }) => sum + count, 0);
  const fired = coverage.filter((rule) => rule.fired > 0).length;
  const title = `${moment.name} ${moment.version}: provkörning med ${all} invånare`;
  const fact = (value: string, what: string): string => `<li><strong>${escaped(value)}</strong>${escaped(what)}</li>`;
  const flags = workload.weeks.reduce((sum, week) => sum + week.flags, 0);
  const minutes = burden.reduce((sum, week) => sum + week.minutes.mean * week.citizens, 0) / Math.max(1, all);
  return `<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${style}</style></head>
<body><header><h1>${escaped(title)}</h1>
<p>Tänkta invånare har levt hela momentet på samma regler som gäller i drift. Starterna är spridda från ${escaped(dayText(moment.zone, cohort.start))} över fyra veckor, och varje liv har följts i högst ${cohort.days} dagar. Samma frö (${cohort.seed}) ger samma resultat.</p></header>
<main><ul class="facts">
${fact(percent(fired / Math.max(1, coverage.length)), `av reglerna har inträffat (${fired} av ${coverage.length})`)}
${fact(number(flags / 100), 'flaggor till personalen för varje invånare, i medel')}
${fact(`${number(minutes / 60)} timmar`, 'av invånarens tid i medel, hela momentet')}
${fact(String(Math.max(0, ...burden.map(({ notices }) => notices.most))), 'aviseringar som mest på en vecka till en invånare')}
</ul>
${figureHtml(timelineFigure(cohort))}
${figureHtml(coverageFigure(cohort))}
${missingHtml(cohort)}
${figureHtml(weeksFigure(cohort))}
${figureHtml(hoursFigure(cohort))}
${figureHtml(minutesFigure(cohort))}
${figureHtml(noticesFigure(cohort))}
<section aria-labelledby="vilka"><h2 id="vilka">Vilka som levde</h2>
${table(
  'Invånare',
  ['Sort', 'Hur den gör', 'Antal'],
  cohort.citizens.filter(({ count }) => count > 0).map(({ kind, count }) => [kind, CITIZENS[kind], String(count)]),
  [2],
)}
${table(
  'Personal',
  ['Sort', 'Vad den gör', 'Liv'],
  cohort.staff.filter(({ count }) => count > 0).map(({ kind, count }) => [kind, STAFF[kind], String(count)]),
  [2],
)}
${table(
  'Hur det slutade',
  ['Momentet', 'Liv'],
  cohort.phases.map(({ phase, count }) => [PHASES[phase], String(count)]),
  [1],
)}
</section></main>
<footer><p>Resultat som ingen regel frågar efter har inte räknats ut. Minuter är momentets egna uppgifter för steg och formulär; ett formulär utan uppgift räknas efter antalet frågor.</p></footer></body></html>
`;
}

const CITIZENS: Readonly<Record<CitizenKind, string>> = {
  diligent: 'Svarar samma dag och går igenom en modul på en dag eller två.',
  slow: 'Svarar efter påminnelse eller för sent, och inte alltid.',
  silent: 'Gör ingenting.',
  dropout: 'Gör som den flitiga, men slutar efter 18 dagar.',
  worst: 'Mår så dåligt som formulären kan visa och gör allt i sista stund.',
  random: 'Gör vad som helst när som helst, pausar och ändrar sig.',
};

const STAFF: Readonly<Record<StaffKind, string>> = {
  none: 'Gör ingenting.',
  reads: 'Läser formulär, svarar på meddelanden och släcker flaggor.',
  opens: 'Gör det, och öppnar, lägger till, pausar och avslutar där det behövs.',
};

const PHASES: Readonly<Record<Phase, string>> = {
  invited: 'Väntade på svar på inbjudan',
  scheduled: 'Hade inte börjat',
  active: 'Pågick',
  paused: 'Var pausat',
  maintenance: 'Gick bara att läsa',
  followUp: 'Var i uppföljning',
  ended: 'Avslutat',
  halted: 'Hade stannat av ett fel',
};
