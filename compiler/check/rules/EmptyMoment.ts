import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Ett moment har minst en modul eller ett mätbatteri (DES-03, PRE-10). */
export const EmptyMoment: Rule = ({ modules, batteries }) =>
  modules.length + batteries.length > 0 ? [] : [error('EmptyMoment', ['modules'], 'Momentet har varken moduler eller mätbatterier.')];
