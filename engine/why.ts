import type { Decision } from './decision.ts';
import { opensAt } from './opening.ts';
import type { Instant, PlannedOpening } from './plan.ts';
import type { State } from './state.ts';

/** Names for people, by id; given by the one who has the document. `say` tells an instant as people do: "på måndag kl. 08.00". */
export interface Names {
  readonly module: (id: string) => string;
  readonly battery: (id: string) => string;
  readonly form: (id: string) => string;
  readonly flag: (id: string) => string;
  /** What `forms.phq9.answers.q9` or `forms.phq9.results.total` is called. */
  readonly fact: (path: string) => string;
  readonly say: (at: Instant) => string;
}

export interface Sentences {
  readonly staff: string;
  readonly citizen: string;
}

/** "Varför?" of one decision: a sentence for staff and one for the citizen, made from the stored record and names only (promise 5). */
export function explain(decision: Omit<Decision, 'key'>, names: Names): Sentences {
  const told = sentence(decision, names);
  const staff = told.staff + lateness(decision, names);
  return { staff, citizen: told.citizen };
}

/** Why a module is locked: what it waits for, and from when at the earliest, as far as that is known. `zone` is the plan's. */
export function explainLock(opening: PlannedOpening, state: State, names: Names, zone: string): Sentences {
  if (state.phase === 'ended') return both('Momentet är avslutat, och därför öppnas inget mer.');
  const at = opensAt(opening, state, zone);
  if (at !== null) return both(`Öppnas ${names.say(at)}.`);
  if (opening.kind === 'byStaff') {
    return {
      staff: 'Modulen öppnas av personal. Ingen har öppnat den än.',
      citizen: 'Din behandlare öppnar den här delen när det är dags.',
    };
  }
  const waits = waitsFor(opening, state, names, zone);
  const glue = opening.kind === 'any' ? ' eller ' : ' och ';
  const earliest = opening.kind === 'all' ? earliestOf(opening.of, state, zone) : null;
  const tail = earliest !== null && earliest > state.now ? `, tidigast ${names.say(earliest)}` : '';
  return {
    staff: `Öppnas ${waits.map((wait) => wait.staff).join(glue)}${tail}.`,
    citizen: `Öppnas ${waits.map((wait) => wait.citizen).join(glue)}${tail}.`,
  };
}

/** The latest date among the parts whose date is known. */
function earliestOf(parts: readonly PlannedOpening[], state: State, zone: string): Instant | null {
  const known = parts.map((part) => opensAt(part, state, zone)).filter((at) => at !== null);
  return known.length > 0 ? Math.max(...known) : null;
}

/** The parts of a rule whose time is not known yet, as clauses after "Öppnas …". */
function waitsFor(opening: PlannedOpening, state: State, names: Names, zone: string): readonly Sentences[] {
  if (opening.kind !== 'any' && opensAt(opening, state, zone) !== null) return [];
  switch (opening.kind) {
    case 'fromStart':
      return [];
    case 'byStaff':
      return [{ staff: 'när personal öppnar den', citizen: 'när din behandlare öppnar den' }];
    case 'afterModule': {
      const name = names.module(opening.module);
      return [{ staff: `när ”${name}” är avklarad`, citizen: `när du har gått igenom ”${name}”` }];
    }
    case 'afterAnchor': {
      const days = dayCount(opening.days);
      if (opening.anchor.kind === 'start') return [both(`${days} efter starten, kl. ${spoken(opening.at)}`)];
      const name = names.module(opening.anchor.module);
      const done = opening.anchor.kind === 'moduleOpened' ? 'har öppnats' : 'är avklarad';
      return [both(`${days} efter att ”${name}” ${done}, kl. ${spoken(opening.at)}`)];
    }
    case 'all':
    case 'any':
      return opening.of.flatMap((part) => waitsFor(part, state, names, zone));
  }
}

function sentence(decision: Omit<Decision, 'key'>, names: Names): Sentences {
  const { rule, facts, nominal } = decision;
  const when = names.say(nominal);
  const module = typeof facts['module'] === 'string' ? `”${names.module(facts['module'])}”` : 'Modulen';
  const battery = typeof facts['battery'] === 'string' ? `”${names.battery(facts['battery'])}”` : 'Mätningen';
  const occasion = typeof facts['occasion'] === 'number' ? ` (tillfälle ${facts['occasion']})` : '';
  const form = typeof facts['form'] === 'string' ? `”${names.form(facts['form'])}”` : 'formuläret';
  const flag = typeof facts['flag'] === 'string' ? `”${names.flag(facts['flag'])}”` : 'Flaggan';
  switch (decision.item) {
    case 'openModule':
      return openModule(decision, module, when, names);
    case 'completeModule':
      switch (rule) {
        case 'completedByCitizen':
          return {
            staff: `${module} är avklarad: invånaren markerade den som klar ${when}.`,
            citizen: `Du markerade ${module} som klar ${when}.`,
          };
        case 'completedByStaff':
          return {
            staff: `${module} är avklarad: personal markerade den som klar ${when}.`,
            citizen: `Din behandlare markerade ${module} som klar ${when}.`,
          };
        case 'completedByForms':
          return {
            staff: `${module} är avklarad: alla obligatoriska formulär var sparade ${when}.`,
            citizen: `${module} blev klar ${when}, när du hade svarat på alla formulär i den.`,
          };
        case 'completesByForms':
          return both(
            `${module} blir klar av sig själv när alla obligatoriska formulär är sparade. Den kan inte markeras som klar innan dess.`,
          );
        case 'notOpen':
          return both(`${module} kunde inte bli klar ${when}, för den var inte öppen.`);
        case 'momentEnded':
          return both(`${module} kunde inte bli klar ${when}, för momentet var avslutat.`);
        default:
          return both(`${module} var redan klar ${when}.`);
      }
    case 'openOccasion':
      if (decision.outcome === 'cancelled') return both(`${battery}${occasion} öppnades inte, för momentet avslutades.`);
      return both(
        `${battery}${occasion} öppnades ${when} enligt schemat${typeof facts['dueAt'] === 'number' ? `. Svaret väntas senast ${names.say(facts['dueAt'])}` : ''}.`,
      );
    case 'remind':
      return remind(decision, `${battery}${occasion}`, when);
    case 'notify':
      return notify(decision, facts['module'] === undefined ? `${battery}${occasion}` : module, when);
    case 'missOccasion':
      if (decision.outcome === 'cancelled') return notMissed(decision, `${battery}${occasion}`);
      return {
        staff: `${battery}${occasion} räknas som missad: inget svar hade kommit ${when}. ${countInARow(facts['missedInARow'])}`.trim(),
        citizen: `Vi väntade ditt svar på ${battery} senast ${when}, men det hade inte kommit. Du kan ofta svara ändå.`,
      };
    case 'closeOccasion':
      if (decision.outcome === 'cancelled') return notMissed(decision, `${battery}${occasion}`);
      return both(`${battery}${occasion} stängdes ${when}, för då gick tiden för att svara ut.`);
    case 'answerOccasion':
      if (decision.outcome === 'cancelled') return both(`${battery}${occasion} avbröts ${when}, för momentet avslutades.`);
      return {
        staff: `${battery}${occasion} är besvarad: alla formulär var sparade ${when}${facts['late'] === true ? ', efter utsatt tid' : ''}.`,
        citizen: `Du svarade på ${battery} ${when}.`,
      };
    case 'lateAnswer':
      return rule === 'momentEnded'
        ? both(`Svaret på ${form} kom för sent: momentet var avslutat. Svaret är sparat.`)
        : both(
            `Svaret på ${form} kom för sent: ${battery}${occasion} hade stängt. Svaret är sparat men räknas inte som besvarat tillfälle.`,
          );
    case 'inactivity':
      return inactivity(decision, flag, when, names);
    case 'raiseFlag':
      return raised(decision, flag, form, when, names);
    case 'putOutFlag':
      return putOut(decision, flag, when);
    case 'endMoment':
    case 'end':
      switch (rule) {
        case 'timeLimit':
          return both(`Momentet avslutades ${when}, för tiden som är bestämd för det hade gått.`);
        case 'endedByStaff':
          return { staff: `Momentet avslutades av personal ${when}.`, citizen: `Din behandlare avslutade momentet ${when}.` };
        default:
          return both(`Momentet var redan avslutat ${when}.`);
      }
  }
}

function openModule(decision: Omit<Decision, 'key'>, module: string, when: string, names: Names): Sentences {
  const { facts } = decision;
  switch (decision.rule) {
    case 'openedByStaff':
      return decision.outcome === 'cancelled'
        ? {
            staff: `${module} skulle ha öppnats ${when}, men personal öppnade den tidigare.`,
            citizen: `Din behandlare öppnade ${module} före den planerade dagen.`,
          }
        : { staff: `${module} öppnades av personal ${when}.`, citizen: `Din behandlare öppnade ${module} ${when}.` };
    case 'openingRule': {
      const reasons: string[] = [];
      if (typeof facts['days'] === 'number') {
        const from = typeof facts['anchorModule'] === 'string' ? `”${names.module(facts['anchorModule'])}”` : 'starten';
        reasons.push(`det hade gått ${dayCount(facts['days'])} sedan ${from}`);
      }
      if (typeof facts['afterModule'] === 'string') reasons.push(`”${names.module(facts['afterModule'])}” var avklarad`);
      const because = reasons.length > 0 ? `, när ${reasons.join(' och ')}` : ', från starten';
      return both(`${module} öppnades ${when}${because}.`);
    }
    case 'anchorMoved':
      return both(
        `${module} skulle ha öppnats ${when}, men tiden ändrades${typeof facts['to'] === 'number' ? ` till ${names.say(facts['to'])}` : ''}.`,
      );
    case 'momentEnded':
      return both(`${module} öppnades inte ${when}, för momentet avslutades.`);
    default:
      return both(`${module} var redan öppen ${when}.`);
  }
}

function remind(decision: Omit<Decision, 'key'>, occasion: string, when: string): Sentences {
  switch (decision.rule) {
    case 'answered':
      return {
        staff: `Påminnelsen om ${occasion} ${when} skickades inte: formulären var redan besvarade.`,
        citizen: `Du fick ingen påminnelse om ${occasion}, för du hade redan svarat.`,
      };
    case 'stale':
      return both(`Påminnelsen om ${occasion} skulle ha gått ${when}, men blev för sen för att vara till hjälp och skickades inte.`);
    case 'laterReminderDue':
      return both(`Påminnelsen om ${occasion} ${when} skickades inte, för en senare påminnelse om samma sak gick i stället.`);
    case 'occasionClosed':
      return both(`Påminnelsen om ${occasion} ${when} skickades inte, för tiden för att svara hade gått ut.`);
    case 'momentEnded':
      return both(`Påminnelsen om ${occasion} ${when} skickades inte, för momentet var avslutat.`);
    default:
      return {
        staff: `En påminnelse om ${occasion} gick ${when}, för inget svar hade kommit.`,
        citizen: `Du fick en påminnelse ${when}, för du hade inte svarat på ${occasion} än.`,
      };
  }
}

function notify(decision: Omit<Decision, 'key'>, thing: string, when: string): Sentences {
  switch (decision.rule) {
    case 'moduleOpened':
    case 'occasionOpened':
      return {
        staff: `Invånaren fick besked ${when} om att ${thing} hade öppnats.`,
        citizen: `Du fick besked ${when}, för ${thing} hade öppnats.`,
      };
    case 'conditionHolds':
      return {
        staff: `Invånaren fick besked ${when}, för en flagga till invånaren hade höjts.`,
        citizen: `Du fick besked ${when}, för något i dina svar behöver din uppmärksamhet.`,
      };
    case 'laterReminderDue':
      return both(`Beskedet om ${thing} skickades inte, för en påminnelse om samma sak gick i stället.`);
    case 'answered':
      return both(`Beskedet om ${thing} skickades inte, för den var redan besvarad.`);
    case 'completedByCitizen':
    case 'alreadyCompleted':
      return both(`Beskedet om ${thing} skickades inte, för den var redan avklarad.`);
    case 'occasionClosed':
      return both(`Beskedet om ${thing} skickades inte, för tiden för att svara hade gått ut.`);
    case 'flagOut':
      return both('Beskedet skickades inte, för flaggan var redan släckt.');
    case 'formRead':
      return both('Beskedet skickades inte, för formuläret var redan läst.');
    case 'stale':
      return both(`Beskedet om ${thing} blev för sent för att vara till hjälp och skickades inte.`);
    case 'citizenSettings':
      return {
        staff: `Beskedet om ${thing} skickades inte, för invånaren har stängt av aviseringar.`,
        citizen: `Beskedet om ${thing} skickades inte, för du har stängt av aviseringar.`,
      };
    case 'halted':
      return both(`Beskedet om ${thing} skickades inte, för momentet hade stannat.`);
    default:
      return both(`Beskedet om ${thing} skickades inte, för momentet var avslutat.`);
  }
}

function notMissed(decision: Omit<Decision, 'key'>, occasion: string): Sentences {
  return decision.rule === 'answered'
    ? { staff: `${occasion} besvarades innan tiden gick ut.`, citizen: `Du svarade på ${occasion} innan tiden gick ut.` }
    : decision.rule === 'occasionClosed'
      ? both(`${occasion} hade redan stängt.`)
      : both(`${occasion} avbröts, för momentet avslutades.`);
}

function inactivity(decision: Omit<Decision, 'key'>, flag: string, when: string, names: Names): Sentences {
  const last = typeof decision.facts['lastActivityAt'] === 'number' ? names.say(decision.facts['lastActivityAt']) : null;
  switch (decision.outcome) {
    case 'fired':
      return { staff: `${flag} höjdes ${when}: ingen aktivitet sedan ${last}.`, citizen: `Vi hade inte sett dig här sedan ${last}.` };
    case 'moved':
      return {
        staff: `${flag} höjdes inte ${when}: invånaren var aktiv ${last}. Regeln räknar om därifrån.`,
        citizen: `Du var här ${last}, så inget hände.`,
      };
    case 'suppressed':
      return both(`${flag} var redan höjd ${when}, så inget nytt hände.`);
    case 'cancelled':
      return both(`${flag} kan inte längre höjas, för momentet avslutades.`);
  }
}

function raised(decision: Omit<Decision, 'key'>, flag: string, form: string, when: string, names: Names): Sentences {
  const { facts } = decision;
  switch (decision.rule) {
    case 'conditionHolds': {
      const named = Object.entries(facts).filter(([name]) => name.startsWith('forms.'));
      const because =
        named.length > 0
          ? `: ${named.map(([name, value]) => `${names.fact(name)} är ${value === null ? 'obesvarad' : String(value)}`).join(', ')}`
          : '';
      return {
        staff: `${flag} höjdes ${when}, när ${form} sparades${because}.`,
        citizen: `Din behandlare fick veta ${when} att du hade sparat ${form}.`,
      };
    }
    case 'calculationFailed':
      return {
        staff: `Ett resultat av ${form} kunde inte beräknas ${when}. Läs svaren och bedöm dem för hand.`,
        citizen: `Ett resultat av ${form} kunde inte räknas ut. Din behandlare har fått veta det.`,
      };
    case 'inactivity': {
      const last = typeof facts['lastActivityAt'] === 'number' ? names.say(facts['lastActivityAt']) : 'länge';
      return { staff: `${flag} höjdes ${when}: ingen aktivitet sedan ${last}.`, citizen: `Vi hade inte sett dig här sedan ${last}.` };
    }
    case 'missed':
      return {
        staff: `${flag} höjdes ${when}: ${missedInARow(facts['missedInARow'])} av ”${names.battery(String(facts['battery']))}”.`,
        citizen: `Din behandlare fick veta ${when} att svar saknas på ”${names.battery(String(facts['battery']))}”.`,
      };
    case 'formMarkedUnread':
      return { staff: `${flag} höjdes igen ${when}, för ${form} markerades som oläst.`, citizen: `Din behandlare läser ${form} igen.` };
    case 'alreadyRaised':
      return both(`${flag} var redan höjd ${when}, så inget nytt hände.`);
    default:
      return {
        staff: `Momentet stannade ${when}: ${String(facts['reason'] ?? 'ett fel som måste rättas')} Inget är förlorat, men inget händer av sig självt förrän felet är rättat.`,
        citizen: 'Något har stannat i momentet. Din behandlare har fått veta det. Dina svar är sparade.',
      };
  }
}

function putOut(decision: Omit<Decision, 'key'>, flag: string, when: string): Sentences {
  switch (decision.rule) {
    case 'formRead':
      return both(`${flag} släcktes ${when}, för formuläret lästes.`);
    case 'activity':
      return both(`${flag} släcktes ${when}, för invånaren var aktiv igen.`);
    case 'answered':
      return both(`${flag} släcktes ${when}, för mätningen besvarades.`);
    case 'putOutByStaff':
      return both(`${flag} släcktes av personal ${when}.`);
    default:
      return both(`${flag} var redan släckt ${when}.`);
  }
}

const HOUR = 3_600_000;

/** Said when a thing was done more than an hour after its time. */
function lateness(decision: Omit<Decision, 'key'>, names: Names): string {
  if (decision.actual - decision.nominal < HOUR) return '';
  return ` Det avgjordes först ${names.say(decision.actual)}, för systemet hade varit borta.`;
}

function countInARow(count: unknown): string {
  return typeof count === 'number' && count > 1 ? `Det är ${count} missade i rad.` : '';
}

function missedInARow(count: unknown): string {
  return count === 1 ? 'ett missat tillfälle' : `${String(count)} missade tillfällen i rad`;
}

function dayCount(days: number): string {
  return days === 1 ? '1 dag' : `${days} dagar`;
}

/** `08:00` as people write it: `08.00`. */
function spoken(time: string): string {
  return time.replace(':', '.');
}

function both(text: string): Sentences {
  return { staff: text, citizen: text };
}
