import type { MomentPart } from '../../doors/format.ts';

/** What a door has made, laid in the least moment document there is, for the compiler to judge. */
export const asMoment = (part: MomentPart | null): object => ({
  formatVersion: 1,
  id: 'inlasning',
  name: 'Inläsning',
  version: '1.0',
  kind: 'support',
  language: 'sv',
  summary: 'Inläst.',
  modules: [],
  ...part,
});
