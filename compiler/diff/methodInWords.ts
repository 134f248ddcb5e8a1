import type { Method } from '../document/method.ts';
import { count, decimal, list } from './words.ts';

/** How a result is calculated, to stand in the middle of a sentence; whatever makes another value is said. */
export const methodInWords = (method: Method): string => `${wayOf(method)}${afterwards(method.then)}`;

function afterwards(then: Method['then']): string {
  const said = [
    then?.multiply === undefined ? '' : `gånger ${decimal(then.multiply)}`,
    then?.add === undefined ? '' : `plus ${decimal(then.add)}`,
    then?.decimals === undefined ? '' : `avrundat till ${count(then.decimals, 'decimal', 'decimaler')}`,
    then?.minimum === undefined ? '' : `lägst ${decimal(then.minimum)}`,
    then?.maximum === undefined ? '' : `högst ${decimal(then.maximum)}`,
  ].filter((part) => part !== '');
  return said.length === 0 ? '' : `, sedan ${list(said)}`;
}

function wayOf(rule: Method): string {
  switch (rule.kind) {
    case 'jsonata':
      return `formeln ”${rule.expression}”`;
    case 'sum':
    case 'mean': {
      const back = rule.reversed.length === 0 ? '' : `, vända: ${list(rule.reversed)}`;
      return `${rule.kind === 'sum' ? 'summan' : 'medelvärdet'} av ${list(rule.questions)}${back}${missing(rule)}`;
    }
    case 'weighted':
      return `${list(rule.items.map(({ question, weight }) => `${question} gånger ${decimal(weight)}`))}${constant(rule.constant)}${notShown(rule.notShownIs)}`;
    case 'count': {
      const what = rule.options === undefined ? `når ${decimal(rule.atLeast ?? 0)}` : `besvaras med ${list(rule.options)}`;
      return `hur många av ${list(rule.questions)} som ${what}${missing(rule)}`;
    }
    case 'combine':
      return `${list(rule.items.map(({ form, result, weight }) => `${form === undefined ? '' : `${form}.`}${result}${weight === 1 ? '' : ` gånger ${decimal(weight)}`}`))}${constant(rule.constant)}`;
    case 'norm':
      return `${rule.of} mot ${count(rule.table.length, 'normrad', 'normrader')} som ${rule.as}: ${JSON.stringify(rule.table)}`;
    case 'change': {
      const since =
        typeof rule.since === 'object' ? `tillfälle ${rule.since.occasion}` : rule.since === 'first' ? 'första gången' : 'gången före';
      const as = { difference: 'skillnad', percent: 'procent', reliable: 'tillförlitlig förändring' }[rule.as];
      const by = rule.sd === undefined ? '' : ` med spridningen ${decimal(rule.sd)} och reliabiliteten ${decimal(rule.reliability ?? 1)}`;
      return `förändringen av ${rule.of} sedan ${since}, som ${as}${by}`;
    }
  }
}

const constant = (value: number): string => (value === 0 ? '' : ` och ${decimal(value)}`);

function missing({ missingAllowed, missingShare, notShownIs }: Extract<Method, { kind: 'sum' | 'mean' | 'count' }>): string {
  const allowed = missingShare === undefined ? `${missingAllowed} svar` : `${decimal(missingShare * 100)} % av svaren`;
  return `, högst ${allowed} får saknas${notShown(notShownIs)}`;
}

function notShown(values: Readonly<Record<string, number>> | undefined): string {
  const said = Object.entries(values ?? {}).map(([question, value]) => `${question} som ${decimal(value)}`);
  return said.length === 0 ? '' : `, det som inte visas räknas: ${list(said)}`;
}
