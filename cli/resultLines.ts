import type { Form } from '../compiler/document/form.ts';
import type { Inputs, Json } from '../scoring/outcome.ts';
import type { ScoredResult } from '../scoring/score.ts';

/** Results as a person reads them: value, unit and band, or why there is none, and under it how it was counted. */
export function resultLines(form: Form, scored: readonly ScoredResult[]): readonly string[] {
  return form.results.flatMap(({ id, title, unit }) => {
    const came = scored.find(({ result }) => result === id);
    if (!came) return [`${title}: väntar på ett annat formulär eller ett tidigare tillfälle`];
    const { value, band, failure, methodVersion, inputs } = came;
    const number = typeof value === 'number' && unit !== undefined ? `${told(value)} ${unit}` : told(value);
    const line = failure === null ? `${title}: ${number}${band === null ? '' : ` – ${band}`}` : `${title}: inget värde. ${failure}`;
    return [line, ...howCounted(inputs).map((text) => `  ${text}`), `  metod, version ${methodVersion}`];
  });
}

/** What was counted, filled, turned round and left out. */
function howCounted(inputs: Inputs): readonly string[] {
  return NAMES.flatMap(([key, name]) => {
    const value = inputs[key];
    if (value === undefined || value === null || value === 0) return [];
    const text = told(value);
    return text === '' ? [] : [`${name} ${text}`];
  });
}

const NAMES: readonly (readonly [string, string])[] = [
  ['scores', 'räknades:'],
  ['results', 'byggde på:'],
  ['missing', 'saknades:'],
  ['filledWith', 'saknade fylldes med:'],
  ['reversed', 'vändes:'],
  ['notShown', 'ställdes inte, räknades som:'],
  ['reached', 'nådde gränsen:'],
  ['weights', 'vikter:'],
  ['of', 'värde:'],
  ['was', 'tidigare värde:'],
  ['mean', 'normgruppens medelvärde:'],
  ['sd', 'standardavvikelse:'],
  ['reliability', 'reliabilitet:'],
  ['beforeThen', 'före sista steget:'],
];

function told(value: Json): string {
  if (value === null) return 'saknas';
  if (typeof value === 'number') return value.toLocaleString('sv', { maximumFractionDigits: 6 });
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map(told).join(', ');
  return Object.entries(value)
    .map(([key, part]) => (typeof part === 'object' && part !== null ? `${key} (${told(part)})` : `${key} ${told(part)}`))
    .join(', ');
}
