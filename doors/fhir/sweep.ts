import { url } from './extensions.ts';
import { asText, at, isObject, type Json } from './json.ts';
import type { Ledger } from './ledger.ts';
import type { Thing } from '../lossReport.ts';

/** Goes through everything in a Questionnaire and says of what nobody has told that it was left: nothing in a file goes in silence. */
export function sweep(questionnaire: Json, path: string, ledger: Ledger, told: ReadonlySet<string>): void {
  for (const [name, value] of Object.entries(questionnaire)) {
    if (name === 'item') continue;
    const here = at(path, name);
    if (told.has(name) || ledger.isTold(here)) continue;
    if (name === 'contained') each(value, here, (one, place) => sweepContained(one, place, ledger));
    else if (name === 'extension' || name === 'modifierExtension') each(value, here, (one, place) => leave(one, place, ledger, 'metadata'));
    else if (name.startsWith('_') && isObject(value))
      each(value['extension'], at(here, 'extension'), (one, place) => leave(one, place, ledger, 'metadata'));
    else ledger.left(here, 'metadata', METADATA[name] ?? `Uppgiften ”${name.slice(0, 60)}” har ingen plats i ett formulär här.`);
  }
  each(questionnaire['item'], at(path, 'item'), (one, place) => sweepItem(one, place, ledger, 0));
}

const METADATA: Readonly<Record<string, string>> = {
  meta: 'Uppgifter om själva filen följer inte med.',
  text: 'Sammanfattningen av formuläret i HTML följer inte med.',
  subjectType: 'Här besvaras formulär alltid av eller för en invånare.',
  useContext: 'Vad formuläret används till sägs i momentet, inte i formuläret.',
  contact: 'Kontaktuppgifter till utgivaren följer inte med.',
  url: 'Formulärets adress följer inte med.',
  status: 'Om formuläret är ett utkast eller gäller bestäms när momentet ges ut.',
  experimental: 'Om formuläret är ett utkast eller gäller bestäms när momentet ges ut.',
};

/** Names that are told with the item, or say nothing by themselves. */
const PART_OF_ITEM: readonly string[] = ['linkId', 'type', 'text', 'item', 'id', 'option', 'resourceType'];

function sweepItem(item: unknown, path: string, ledger: Ledger, depth: number): void {
  if (!isObject(item) || depth > 60) return;
  if (!ledger.isTold(path)) ledger.left(path, 'item', 'Posten har ingen plats i formuläret.');
  for (const [name, value] of Object.entries(item)) {
    const here = at(path, name);
    if (name === 'item') each(value, here, (one, place) => sweepItem(one, place, ledger, depth + 1));
    else if (name === 'answerOption' || name === 'option') each(value, here, (one, place) => sweepOption(one, place, ledger));
    else if (name === 'extension' || name === 'modifierExtension') each(value, here, (one, place) => leave(one, place, ledger, 'metadata'));
    else if (name === 'enableWhen')
      each(
        value,
        here,
        (_one, place) => void (ledger.isTold(place) || ledger.left(place, 'condition', 'Villkoret hör till en post som inte följt med.')),
      );
    else if (name === 'code' || name === 'initial' || name === 'itemControl' || name === 'variable')
      each(value, here, (one, place) =>
        leave(
          one,
          place,
          ledger,
          name === 'code' ? 'code' : name === 'variable' ? 'calculation' : name === 'initial' ? 'validation' : 'metadata',
        ),
      );
    else if (name.startsWith('_') && isObject(value))
      each(value['extension'], at(here, 'extension'), (one, place) => leave(one, place, ledger, 'text'));
    else if (!PART_OF_ITEM.includes(name) && !ledger.isTold(here) && value !== false && value !== 'false' && value !== null)
      ledger.left(here, WHAT[name] ?? 'metadata', BECAUSE[name] ?? `Uppgiften ”${name.slice(0, 60)}” har ingen plats i en fråga här.`);
  }
}

const WHAT: Readonly<Record<string, Thing>> = {
  maxLength: 'validation',
  required: 'validation',
  repeats: 'validation',
  readOnly: 'validation',
  answerValueSet: 'option',
  enableBehavior: 'condition',
};
const BECAUSE: Readonly<Record<string, string>> = {
  definition: 'Hänvisningen till ett elements definition följer inte med.',
  readOnly: 'Om en fråga bara kan läsas avgörs här av om den räknas ut.',
  answerConstraint: 'Vilka svar som får ges framgår här av frågans sort.',
  required: 'Posten kan inte vara obligatorisk här.',
  repeats: 'Posten kan inte upprepas här.',
  maxLength: 'Längden begränsas inte för den här sortens fråga.',
  answerValueSet: 'Svarsalternativen används inte.',
};

function sweepOption(option: unknown, path: string, ledger: Ledger): void {
  if (!ledger.isTold(path)) ledger.left(path, 'option', 'Svarsalternativet har ingen plats i frågan.');
  if (!isObject(option)) return;
  for (const [name, value] of Object.entries(option)) {
    const here = at(path, name);
    if (name === 'extension') each(value, here, (one, place) => leave(one, place, ledger, 'metadata'));
    else if (name.startsWith('value') && isObject(value))
      each(value['extension'], at(here, 'extension'), (one, place) => leave(one, place, ledger, 'metadata'));
    else if (name.startsWith('_') && isObject(value))
      each(value['extension'], at(here, 'extension'), (one, place) => leave(one, place, ledger, 'text'));
    if (name.startsWith('value') && isObject(value) && isObject(value['_display']))
      each(value['_display']['extension'], at(here, '_display', 'extension'), (one, place) => leave(one, place, ledger, 'text'));
  }
}

function sweepContained(resource: unknown, path: string, ledger: Ledger): void {
  if (!isObject(resource)) return ledger.left(path, 'metadata', 'Här ska stå en resurs, men det gör det inte.');
  if (resource['resourceType'] !== 'ValueSet') {
    if (!ledger.isTold(path))
      ledger.left(path, 'metadata', `En inbäddad ${String(resource['resourceType']).slice(0, 40)} används inte i ett formulär här.`);
    return;
  }
  const concepts = conceptsOf(resource, path);
  const used = concepts.filter(({ place }) => ledger.isTold(place));
  if (used.length > 0) ledger.kept(path, 'option');
  else ledger.left(path, 'option', 'Ingen fråga använder svarsalternativen.');
  for (const { place, concept } of concepts) {
    if (!ledger.isTold(place))
      ledger.left(
        place,
        'option',
        used.length > 0 ? 'Svarsalternativet har ingen plats i frågan.' : 'Ingen fråga använder svarsalternativet.',
      );
    each(concept['extension'], at(place, 'extension'), (one, here) => leave(one, here, ledger, 'metadata'));
    each(
      concept['designation'],
      at(place, 'designation'),
      (_one, here) => void (ledger.isTold(here) || ledger.left(here, 'translation', 'Översättningen av alternativet följer inte med.')),
    );
  }
}

function conceptsOf(set: Json, path: string): readonly { readonly place: string; readonly concept: Json }[] {
  const found: { place: string; concept: Json }[] = [];
  const compose = isObject(set['compose']) ? set['compose'] : {};
  each(compose['include'], at(path, 'compose', 'include'), (one, place) => {
    if (isObject(one))
      each(one['concept'], at(place, 'concept'), (concept, here) => void (isObject(concept) && found.push({ place: here, concept })));
  });
  const expansion = isObject(set['expansion']) ? set['expansion'] : {};
  each(
    expansion['contains'],
    at(path, 'expansion', 'contains'),
    (concept, here) => void (isObject(concept) && found.push({ place: here, concept })),
  );
  return found;
}

function leave(extension: unknown, path: string, ledger: Ledger, what: Thing): void {
  if (ledger.isTold(path)) return;
  const address = (isObject(extension) ? asText(extension['url']) : null) ?? '';
  const known = KNOWN[address];
  ledger.left(
    path,
    known?.what ?? what,
    known?.because ??
      (address === '' ? 'Uppgiften har ingen plats i en fråga här.' : `Tillägget ${address.slice(0, 160)} har ingen motsvarighet här.`),
  );
}

const KNOWN: Readonly<Record<string, { readonly what: Thing; readonly because: string }>> = {
  [url.optionPrefix]: { what: 'text', because: 'Tecknet före alternativet visas inte här.' },
  [url.orientation]: { what: 'metadata', because: 'Om alternativen står bredvid eller under varandra avgör sidan.' },
  [url.style]: { what: 'text', because: 'Färg och stil på texten följer inte med.' },
  [url.xhtml]: { what: 'text', because: 'Den formaterade texten används inte.' },
  [url.markdown]: { what: 'text', because: 'Den formaterade texten används inte.' },
  [url.itemControl]: { what: 'metadata', because: 'Hur posten visas avgör sidan.' },
  [url.displayCategory]: { what: 'metadata', because: 'Vilket slags text det är visas inte.' },
  [url.variable]: { what: 'calculation', because: 'Variabeln används inte i någon beräkning som följt med.' },
  [url.calculated]: { what: 'calculation', because: 'Beräkningen hör till en post som inte räknas ut här.' },
  [url.initialExpression]: {
    what: 'calculation',
    because: 'Värdet från början räknas ut eller hämtas utifrån, och det kan inte göras här.',
  },
  [url.enableWhenExpression]: { what: 'condition', because: 'Villkoret hör till en post som inte följt med.' },
  [url.answerExpression]: {
    what: 'calculation',
    because: 'Svarsalternativen hämtas ur ett annat system när formuläret fylls i, och det görs inte här.',
  },
  [url.targetConstraint]: { what: 'validation', because: 'En regel mellan frågor prövas inte här.' },
  [url.constraint]: { what: 'validation', because: 'En regel mellan frågor prövas inte här.' },
  [url.regex]: { what: 'validation', because: 'Den här sortens svar prövas inte mot ett mönster.' },
  [url.minOccurs]: { what: 'validation', because: 'Antalet svar begränsas inte här.' },
  [url.maxOccurs]: { what: 'validation', because: 'Antalet svar begränsas inte här.' },
  [url.minValue]: { what: 'validation', because: 'Den här sortens svar har ingen gräns.' },
  [url.maxValue]: { what: 'validation', because: 'Den här sortens svar har ingen gräns.' },
  [url.textExpression]: { what: 'calculation', because: 'Text som räknas ut ur svaren visas inte; den skrivna texten står kvar.' },
  [url.textCalculated]: { what: 'calculation', because: 'Text som räknas ut ur svaren visas inte; den skrivna texten står kvar.' },
  [url.validationText]: { what: 'validation', because: 'Felmeddelanden skrivs av formuläret självt.' },
  [url.ordinal]: { what: 'calculation', because: 'Poängen hör inte till ett svarsalternativ.' },
  [url.weight]: { what: 'calculation', because: 'Poängen hör inte till ett svarsalternativ.' },
  [url.argonautScore]: { what: 'calculation', because: 'Poängen hör inte till ett svarsalternativ.' },
  [url.translation]: { what: 'translation', because: 'Översättningen hör till en text som inte följt med.' },
  [url.launchContext]: { what: 'calculation', because: 'Uppgifter ur journalen hämtas inte när formuläret öppnas.' },
};

/** Each part of a list, or the one thing that stands where a list should. */
function each(value: unknown, path: string, visit: (one: unknown, path: string) => void): void {
  if (Array.isArray(value)) for (const [index, one] of (value as readonly unknown[]).entries()) visit(one, at(path, index));
  else if (value !== undefined && value !== null) visit(value, path);
}
