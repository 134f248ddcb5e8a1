import type { z } from 'zod';
import type { result } from '../../compiler/document/result.ts';
import { fitted } from '../ids.ts';
import type { LossLog } from '../lossReport.ts';
import type { Reach } from './drools/counted.ts';
import { translate } from './drools/translate.ts';
import { isSomething, type SourcePart, textOf } from './source.ts';
import { words } from './texts.ts';
import { tellUnknown } from './unknownKeys.ts';

/** A result as it is written in a document, before its defaults are filled in. */
export type WrittenResult = z.input<typeof result>;

/** One of the file's calculations as a result of ours; null, and told, when it cannot be one. */
export function calculationOf(
  source: SourcePart,
  idFor: (wanted: string) => string,
  to: string,
  reach: Reach,
  log: LossLog,
): WrittenResult | null {
  const { path, value } = source;
  const type = textOf(value['type']);
  const formula = textOf(value['formula']);
  tellUnknown(source, KNOWN, log);
  const leave = (because: string): null => {
    log.left(path, 'calculation', because);
    for (const key of ['subject', 'descriptionCareActor', 'descriptionSubjectOfCare'])
      if (textOf(value[key]) !== null) log.left(`${path}/${key}`, 'text', 'Texten hör till beräkningen, som inte förs över.');
    return null;
  };
  if (formula === null) return leave('Beräkningen har ingen formel.');
  if (type !== null && type !== 'inera:form-engine:drools-java:1')
    return leave(`Formeln är skriven i ”${type.slice(0, 60)}”, som inte kan läsas här.`);
  const translated = translate(formula, reach);
  if ('fault' in translated) return leave(`${translated.fault} (formeln, ${placeIn(formula, translated.at)})`);

  const { method, range, strangers, sometimesNone } = translated;
  const [minimum, maximum] = [bounded(range.minimum, -UNBOUNDED), bounded(range.maximum, UNBOUNDED)];
  const title = words(source, 'subject', 200, `${to}.title`, log)?.replaceAll(/\s+/g, ' ') ?? textOf(value['calculationId']) ?? 'Resultat';
  const forCitizen = value['approvedForSubjectOfCare'] === true || value['approvedForSubjectOfCare'] === 'true';
  const texts = textsOf(source, title, forCitizen, minimum, maximum, to, log);
  const remarks = [
    strangers.length === 0 ? null : strangersSentence(strangers),
    Number.isFinite(range.minimum) && Number.isFinite(range.maximum)
      ? null
      : 'Formeln har ingen känd gräns; lägsta och högsta är satta till en miljon åt vardera hållet.',
  ].filter((remark) => remark !== null);
  if (remarks.length > 0) log.changed(path, 'calculation', remarks.join(' '), to);
  else
    log.kept(
      path,
      'calculation',
      to,
      sometimesNone ? 'När villkoret inte är uppfyllt blir det inget resultat, precis som i originalet.' : undefined,
    );
  return {
    id: idFor(fitted(textOf(value['calculationId']) ?? '') ?? 'resultat'),
    title: title.slice(0, 200),
    method,
    minimum,
    maximum,
    audience: forCitizen ? ['citizen', 'staff'] : ['staff'],
    ...texts,
  };
}

const UNBOUNDED = 1_000_000;
const bounded = (value: number, otherwise: number): number =>
  Number.isFinite(value) && Math.abs(value) <= 1e12 ? Number(value.toFixed(10)) : otherwise;

const KNOWN = (
  'calculationId subject descriptionCareActor descriptionSubjectOfCare approvedForSubjectOfCare type license ' + 'formula'
).split(' ');

/**
 * Texts apart: what is written to staff never reaches the citizen. A result that only staff see has theirs as introduction;
 * one that the citizen sees has the citizen's there, and the staff's in its one band.
 */
function textsOf(
  source: SourcePart,
  name: string,
  forCitizen: boolean,
  from: number,
  until: number,
  to: string,
  log: LossLog,
): Pick<WrittenResult, 'introduction' | 'bands'> {
  const staff = words(
    source,
    'descriptionCareActor',
    forCitizen ? 600 : 1000,
    forCitizen ? `${to}.bands[0].staffText` : `${to}.introduction`,
    log,
  );
  const citizen = words(
    source,
    'descriptionSubjectOfCare',
    forCitizen ? 1000 : 600,
    forCitizen ? `${to}.introduction` : `${to}.bands[0].citizenText`,
    log,
  );
  const [introduction, inBand] = forCitizen ? [citizen, staff] : [staff, citizen];
  const text = forCitizen ? { staffText: inBand ?? '' } : { citizenText: inBand ?? '' };
  return {
    ...(introduction === null ? {} : { introduction }),
    ...(inBand === null ? {} : { bands: [{ from, to: until, name: name.slice(0, 200), tone: 'calm' as const, ...text }] }),
  };
}

function strangersSentence(strangers: readonly string[]): string {
  const names = strangers.slice(0, 3).map((name) => `”${name.slice(0, 60)}”`);
  const more = strangers.length > 3 ? ` och ${strangers.length - 3} till` : '';
  return `Formeln hämtar frågor som inte finns i formuläret (${names.join(', ')}${more}). De räknas här som i originalet: som formelns eget värde för ett svar som saknas. Formeln räknar därför troligen inte det som var meningen.`;
}

function placeIn(formula: string, at: number): string {
  const before = formula.slice(0, at).split('\n');
  return `rad ${before.length}, tecken ${(before.at(-1)?.length ?? 0) + 1}`;
}

/** The terms of a calculation, to stand under the form. */
export function licenceOf(source: SourcePart): string | null {
  return isSomething(source.value['license']) ? textOf(source.value['license']) : null;
}
