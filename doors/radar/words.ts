import type { LossLog } from '../lossReport.ts';
import type { Protocol } from './protocol.ts';

/**
 * A protocol's words: the start text as the form's introduction where the source shows it, the warning as the battery's.
 * One language stands here, Swedish before English before any other; the rest are told of.
 */
export function wordsOf(
  { startText, endText, warn, showIntroduction, estimatedCompletionTime }: Protocol,
  log: LossLog,
  at: string,
  form: string,
): { readonly form: { introduction?: string; minutes?: number }; readonly battery: { introduction?: string } } {
  const isShown = showIntroduction !== false && showIntroduction !== 'never' && showIntroduction !== undefined;
  if (showIntroduction !== undefined) {
    if (showIntroduction === true || showIntroduction === 'once')
      log.changed(`${at}/showIntroduction`, 'text', 'Inledningen visas varje gång, inte bara den första.');
    else log.kept(`${at}/showIntroduction`, 'text');
  }
  const introduction = isShown
    ? pick(startText, `${at}/startText`, log, `forms.${form}.introduction`, 20_000)
    : none(startText, `${at}/startText`, log, 'Texten visas inte i källan heller.');
  none(endText, `${at}/endText`, log, 'När svaren är sparade visas här alltid samma kvitto.');
  const caution = pick(warn, `${at}/warn`, log, 'mätbatteriets inledning', 1000);
  const time = estimatedCompletionTime;
  if (time !== undefined) {
    if (time <= 240) log.kept(`${at}/estimatedCompletionTime`, 'metadata', `forms.${form}.minutes`);
    else log.left(`${at}/estimatedCompletionTime`, 'metadata', 'Ett formulär tar högst 240 minuter.');
  }
  return {
    form: { ...(introduction === null ? {} : { introduction }), ...(time !== undefined && time <= 240 ? { minutes: time } : {}) },
    battery: caution === null ? {} : { introduction: caution },
  };
}

type Texts = Protocol['startText'];

function pick(texts: Texts, at: string, log: LossLog, to: string, longest: number): string | null {
  const written = writtenIn(texts);
  const [language, text] = written.find(([each]) => each === 'sv') ?? written.find(([each]) => each === 'en') ?? written[0] ?? [];
  if (language === undefined || text === undefined) return null;
  const fits = text.length <= longest;
  if (!fits) log.changed(`${at}/${language}`, 'text', `Texten är längre än ${longest} tecken och är kortad.`, to);
  else if (language === 'sv') log.kept(`${at}/${language}`, 'text', to);
  else log.changed(`${at}/${language}`, 'text', `Texten står på språket ”${language}” och behöver översättas till svenska.`, to);
  for (const [other] of written)
    if (other !== language) log.left(`${at}/${other}`, 'translation', 'Texten finns på ett språk till. Lägg den bland översättningarna.');
  return text.trim().slice(0, longest);
}

function none(texts: Texts, at: string, log: LossLog, because: string): null {
  for (const [language] of writtenIn(texts)) log.left(`${at}/${language}`, 'text', because);
  return null;
}

const writtenIn = (texts: Texts): readonly [string, string][] => Object.entries(texts ?? {}).filter(([, text]) => text.trim() !== '');
