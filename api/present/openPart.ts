import type { Running } from './running.ts';

/** A part with a rule of its own is there once it has opened, and until it closes; one without is there with what it stands in. */
export const isOpenPart = ({ plan, state }: Pick<Running, 'plan' | 'state'>, id: string): boolean =>
  !plan.parts?.some((part) => part.id === id) || ['open', 'completed'].includes(state.modules[id]?.status ?? 'locked');
