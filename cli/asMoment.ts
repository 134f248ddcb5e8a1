/**
 * What the reader of moments can read, of a document's text: a form, or a list `{ forms }`, stands in the least of moments, so that it is
 * guarded and told of in the same way. `isForm` says that the document is one form, whose places begin at `forms[0]`.
 */
export function asMoment(text: string): { readonly document: unknown; readonly isForm: boolean } {
  const value = valueOf(text);
  if (typeof value !== 'object' || value === null || 'formatVersion' in value) return { document: text, isForm: false };
  if ('forms' in value) return { document: { ...LEAST, forms: value.forms }, isForm: false };
  const { $schema: _schema, ...form } = value as Record<string, unknown>;
  return 'questions' in form ? { document: { ...LEAST, forms: [form] }, isForm: true } : { document: text, isForm: false };
}

const LEAST = {
  formatVersion: 1,
  id: 'formular',
  name: 'Formulär',
  version: '1.0',
  kind: 'support',
  language: 'sv',
  summary: 'Ett formulär.',
};

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as unknown;
  } catch {
    return null;
  }
}
