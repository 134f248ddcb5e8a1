import type { Moment } from '../document/moment.ts';
import type { Difference, Item, ItemKind } from './difference.ts';
import { told } from './told.ts';

/** A difference as one Swedish sentence to a designer: what it is about, what it is now, and what it was. */
export function sentence(difference: Difference, before: Moment, after: Moment): string {
  const { item } = difference;
  switch (difference.kind) {
    case 'added':
      return capital(`${nounOf(item)} är ny${NEUTER.has(item.kind) ? 'tt' : ''}${detail(difference.value, item.kind, after)}.`);
    case 'removed':
      return capital(`${nounOf(item)} är borttag${NEUTER.has(item.kind) ? 'et' : 'en'}${detail(difference.value, item.kind, before)}.`);
    case 'reordered':
      return `${LIST[difference.list] ?? 'Delarna'} i ${nounOf(item)} har bytt ordning.`;
    case 'changed':
      return capital(changed(difference, before, after));
  }
}

function changed({ item, field, before, after }: Extract<Difference, { kind: 'changed' }>, old: Moment, now: Moment): string {
  const noun = nounOf(item);
  if ((field === 'title' || field === 'name') && typeof before === 'string' && typeof after === 'string') {
    return `${nounOf({ ...item, title: before })} heter nu ”${after}”.`;
  }
  const long = TEXTS[field];
  if (long !== undefined && (typeof before === 'string' || typeof after === 'string')) {
    const verb = before === undefined ? 'är ny' : after === undefined ? 'är borttagen' : 'är ändrad';
    return `${long} ${PREPOSITION[item.kind] ?? 'i'} ${noun} ${verb}.`;
  }
  const own = FIELDS[`${item.kind}.${field}`];
  const said = (value: unknown, moment: Moment): string => told(field, value, moment, item.kind);
  if (own) {
    if (before === undefined) return `${own.replace('{}', noun)} ${said(after, now)}, tidigare inte alls.`;
    if (after === undefined) return `${own.replace('{}', noun)} inte längre, tidigare ${said(before, old)}.`;
    return `${own.replace('{}', noun)} ${said(after, now)} i stället för ${said(before, old)}.`;
  }
  return `${noun}: ”${field}” är nu ${said(after, now)} i stället för ${said(before, old)}.`;
}

/** What is worth knowing of what came or went. */
function detail(value: unknown, kind: ItemKind, moment: Moment): string {
  const part = value as Readonly<Record<string, unknown>>;
  switch (kind) {
    case 'module':
      return ` (öppnas ${told('opens', part['opens'], moment)})`;
    case 'battery':
      return ` (${told('schedule', part['schedule'], moment)})`;
    case 'reminder':
      return ` (${told('reminder', part, moment)})`;
    case 'rung':
      return ` (${told('rung', part, moment)})`;
    case 'flag':
      return ` (${told('trigger', part['trigger'], moment)})`;
    default:
      return '';
  }
}

/** ”Modulen ”Sömn””, ”påminnelse 2 i mätningen ”Vecka””. */
export function nounOf(item: Item): string {
  const number = item.ids.at(-1);
  switch (item.kind) {
    case 'moment':
      return `momentet ”${item.title}”`;
    case 'reminder':
      return `påminnelse ${number} i mätningen ”${item.title}”`;
    case 'rung':
      return `steg ${number} i upptrappningen av flaggan ”${item.title}”`;
    case 'band':
      return `nivå ${number}, ”${item.title}”, i resultatet ”${titleOf(item.chain.at(-2))}”`;
    case 'question':
      return `frågan ”${item.title}” i ${item.ids.length > 2 ? 'gruppen' : 'formuläret'} ”${titleOf(item.chain.at(-2))}”`;
    case 'result':
      return item.ids.length > 1
        ? `resultatet ”${item.title}” i formuläret ”${titleOf(item.chain.at(-2))}”`
        : `momentets resultat ”${item.title}”`;
    case 'row':
      return `raden ”${item.title}” i frågan ”${titleOf(item.chain.at(-2))}”`;
    case 'option':
      return `svaret ”${item.title}” på frågan ”${titleOf(item.chain.at(-2))}”`;
    default:
      return `${NOUN[item.kind]} ”${item.title}”`;
  }
}

const NOUN: Readonly<Record<ItemKind, string>> = {
  moment: 'momentet',
  module: 'modulen',
  section: 'avsnittet',
  step: 'steget',
  form: 'formuläret',
  question: 'frågan',
  row: 'raden',
  option: 'svaret',
  result: 'resultatet',
  band: 'nivån',
  battery: 'mätningen',
  reminder: 'påminnelsen',
  flag: 'flaggan',
  rung: 'steget',
  date: 'datumet',
  namedEvent: 'händelsen',
  startFact: 'startuppgiften',
};

const NEUTER: ReadonlySet<ItemKind> = new Set(['moment', 'section', 'step', 'form', 'option', 'result', 'rung', 'date']);
const PREPOSITION: Readonly<Partial<Record<ItemKind, string>>> = {
  question: 'till',
  row: 'till',
  option: 'till',
  flag: 'till',
  band: 'till',
};

/** Long texts are not repeated: that they changed is what matters here. */
const TEXTS: Readonly<Record<string, string>> = {
  text: 'Texten',
  summary: 'Sammanfattningen',
  introduction: 'Inledningen',
  source: 'Källan',
  alt: 'Bildbeskrivningen',
  src: 'Mediefilen',
  captions: 'Undertexterna',
  transcript: 'Utskriften',
  help: 'Hjälptexten',
  heading: 'Rubriken',
  minimumText: 'Texten vid lägsta värdet',
  maximumText: 'Texten vid högsta värdet',
  citizenText: 'Texten till invånaren',
  staffText: 'Texten till personal',
  unitText: 'Texten till enheten',
  question: 'Frågan vid start',
  pageTitle: 'Sidans rubrik',
  statement: 'Samtyckestexten',
  patternText: 'Texten om vad som ska skrivas',
  itemTitle: 'Namnet på en upprepning',
};

const LIST: Readonly<Record<string, string>> = {
  modules: 'Modulerna',
  sections: 'Avsnitten',
  steps: 'Stegen',
  forms: 'Formulären',
  questions: 'Frågorna',
  results: 'Resultaten',
  options: 'Svaren',
  rows: 'Raderna',
  batteries: 'Mätningarna',
  flags: 'Flaggorna',
  dates: 'Datumen',
  namedEvents: 'Händelserna',
  startFacts: 'Startuppgifterna',
};

/** How a field's new and old value are put into a sentence; `{}` is the noun. */
const FIELDS: Readonly<Record<string, string>> = {
  'moment.kind': '{} är nu',
  'moment.id': '{} har nu id',
  'moment.language': '{} är nu skrivet på',
  'moment.zone': '{} räknar tider i',
  'moment.zoneOfCitizen': '{} räknar tider i invånarens egen zon:',
  'moment.messages': 'meddelanden i {} är nu',
  'moment.ends': '{} avslutas av sig självt',
  'moment.endsWhenCompleted': '{} avslutas när avklarat är',
  'moment.followUp': 'uppföljningen i {} varar högst till',
  'moment.invitation': 'en inbjudan till {} förfaller',
  'moment.maintenance': 'besked om att vidmakthållandet i {} tar slut kommer',
  'moment.pause': 'en paus i {} betyder',
  'moment.notices': 'aviseringar i {} följer',
  'moment.staffHours': 'personaltiden i {} är',
  'moment.languages': '{} finns på',
  'moment.translations': 'översättningarna av {} är',
  'moment.burden': 'den tid per vecka som {} får ta är',
  'module.opens': '{} öppnas nu',
  'module.completes': '{} blir avklarad',
  'module.closes': '{} stängs',
  'module.before': '{} har före sig mätningen',
  'module.notify': 'besked när {} öppnas skickas:',
  'section.opens': '{} öppnas',
  'section.completes': '{} blir avklarat',
  'section.closes': '{} stängs',
  'section.notify': 'besked när {} öppnas skickas:',
  'step.opens': '{} öppnas',
  'step.completes': '{} blir avklarat',
  'step.closes': '{} stängs',
  'step.notify': 'besked när {} öppnas skickas:',
  'step.form': '{} visar formuläret',
  'step.mandatory': 'formuläret i {} är nu',
  'step.minutes': '{} tar, i minuter,',
  'step.kind': '{} är av sorten',
  'form.minutes': '{} tar, i minuter,',
  'form.kind': '{} är av sorten',
  'form.copies': '{} fylls i',
  'form.pages': 'sidorna i {} får vara',
  'form.staffMayAnswer': 'personal får svara i {}:',
  'form.sharedForm': '{} är gjort av',
  'form.uses': '{} hämtas från',
  'form.version': '{} har version',
  'form.cases': 'provfallen till {} är',
  'moment.activityPlan': 'aktivitetsplanen i {} är',
  'question.mandatory': '{} är nu',
  'question.kind': '{} är av sorten',
  'question.minimum': 'lägsta svaret på {} är',
  'question.maximum': 'högsta svaret på {} är',
  'question.unit': 'enheten för {} är',
  'question.shownWhen': '{} visas när',
  'question.newPage': '{} börjar en ny sida:',
  'question.media': 'bilden eller inspelningen vid {} är',
  'question.texts': 'orden vid stegen i {} är',
  'question.initial': 'svaret från början på {} är',
  'question.prefill': 'svaret på {} hämtas från',
  'question.code': 'koden för {} är',
  'question.expression': '{} räknas som',
  'question.hidden': '{} är dold:',
  'question.several': 'flera får väljas i {}:',
  'question.step': 'stegen i {} är',
  'question.minimumMinutes': 'kortaste svaret på {} är, i minuter,',
  'question.maximumMinutes': 'längsta svaret på {} är, i minuter,',
  'question.parts': '{} svaras i',
  'question.maximumLength': 'högsta antalet tecken i {} är',
  'question.pattern': 'svaret på {} ska följa mönstret',
  'question.of': '{} frågar efter',
  'question.accepts': '{} tar emot',
  'question.places': 'antalet platser i {} är',
  'question.sides': '{} visar',
  'question.maximumFiles': 'högsta antalet filer i {} är',
  'question.maximumMegabytes': 'största filen i {} är, i megabyte,',
  'question.maximumSeconds': 'längsta inspelningen i {} är, i sekunder,',
  'row.code': 'koden för {} är',
  'option.code': 'koden för {} är',
  'option.image': 'bilden på {} är',
  'option.exclusive': '{} tar bort de andra:',
  'question.decimals': 'antalet decimaler i {} är',
  'option.score': 'poängen för {} är',
  'result.method': '{} räknas som',
  'result.methodVersion': 'metoden för {} har version',
  'result.minimum': 'lägsta värdet av {} är',
  'result.maximum': 'högsta värdet av {} är',
  'result.unit': 'enheten för {} är',
  'result.audience': '{} visas för',
  'result.shownAs': '{} visas som',
  'result.graph': 'grafen för {} går',
  'result.from': '{} görs av',
  'band.band': '{}, omfattar nu',
  'band.tone': 'färgtonen för {} är',
  'battery.forms': '{} har formulären',
  'battery.schedule': '{} kommer nu',
  'battery.byStaff': 'personal får starta extra tillfällen av {}:',
  'battery.due': 'svar på {} väntas',
  'battery.closes': '{} stängs',
  'battery.lateAnswers': 'svar på {} efter stängning räknas:',
  'battery.shares': '{} delar tillfälle med',
  'battery.notify': 'besked när {} öppnas skickas:',
  'reminder.reminder': '{} kommer nu',
  'reminder.staleAfterHours': '{} skickas inte när den är senare, i timmar, än',
  'flag.priority': '{} är',
  'flag.trigger': '{} höjs',
  'flag.recipients': '{} går till',
  'flag.putOut': '{} släcks',
  'flag.outWhen': '{} släcks när',
  'rung.rung': '{} kommer nu',
  'startFact.kind': '{} är av sorten',
  'startFact.minimum': 'lägsta värdet för {} är',
  'startFact.maximum': 'högsta värdet för {} är',
};

function titleOf(part: unknown): string {
  const fields = part as Readonly<Record<string, unknown>> | undefined;
  for (const field of ['title', 'name', 'text']) {
    const text = fields?.[field];
    if (typeof text === 'string') return text.length > 60 ? `${text.slice(0, 57).trimEnd()} …` : text;
  }
  return '';
}

const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('sv') + text.slice(1);
