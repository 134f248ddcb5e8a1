import { createContext } from 'react';
import type { Shown } from '../../compiler/answers/shown.ts';

/** Which questions each repetition of each group asks just now. The last one of each list is a repetition where nothing is answered yet. */
export const shownInGroups = createContext<Shown['groups']>({});
