/** What a door has put together, laid in the least moment document there is, for the compiler to read and judge. */
export const asMoment = (parts: object | null): object => ({
  formatVersion: 1,
  id: 'inlasning',
  name: 'Inläsning',
  version: '1.0',
  kind: 'support',
  language: 'sv',
  summary: 'Inläst.',
  modules: [],
  ...parts,
});
