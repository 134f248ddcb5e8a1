import type { FormInstance } from './event.ts';
import type { EndedBy } from './state.ts';
import type { Instant } from './plan.ts';

/** What the engine asks of the world. *What*, never how. `key` is deterministic and unique in the running moment (promise 4). */
export type Effect =
  /** Tell the citizen that something waits, never what (moment-language §6). */
  | {
      readonly kind: 'notify';
      readonly key: string;
      readonly about: NoticeAbout;
      readonly module: string | null;
      readonly battery: string | null;
      readonly occasion: number | null;
      readonly flag: string | null;
      readonly at: Instant;
      /** It is quiet hours when this is decided: the relay waits until then. */
      readonly notBefore?: Instant;
      /** Not counted or held by the weekly cap: a prioritised flag. */
      readonly outsideCap?: true;
    }
  | {
      readonly kind: 'raiseFlag';
      readonly key: string;
      /** A designer's or staff's flag id, or one of ours: `system.calculationFailed`, `system.halted`, … */
      readonly flag: string;
      readonly round: number;
      readonly priority: 'ordinary' | 'prioritised';
      readonly recipients: readonly ('staff' | 'unit' | 'citizen')[];
      readonly form: string | null;
      readonly battery: string | null;
      readonly occasion: number | null;
      /** The copy it points at, when that is neither the ordinary one nor an occasion's. */
      readonly instance?: FormInstance;
      readonly at: Instant;
    }
  | {
      readonly kind: 'putOutFlag';
      readonly key: string;
      readonly flag: string;
      readonly round: number;
      readonly because: string;
      readonly at: Instant;
    }
  /** A flag that nobody has put out goes one step further. `key` is unique; `flagKey` and `round` name the flag. */
  | {
      readonly kind: 'escalate';
      readonly key: string;
      readonly flagKey: string;
      readonly flag: string;
      readonly round: number;
      readonly rung: number;
      readonly to: 'standIn' | 'unit' | 'citizenAdministrators';
      readonly by: 'list' | 'email' | 'sms';
      readonly at: Instant;
    }
  | { readonly kind: 'endMoment'; readonly key: string; readonly by: EndedBy; readonly at: Instant };

export type NoticeAbout = 'moduleOpened' | 'occasionOpened' | 'formSent' | 'reminder' | 'flag' | 'activity' | 'maintenanceEnds';
