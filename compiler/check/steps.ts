import type { Moment } from '../document/moment.ts';
import type { StepDocument } from '../document/step.ts';
import type { Path } from '../path.ts';

/** Every step of a moment with its place and its module's position. */
export function stepsOf(moment: Moment): readonly { readonly step: StepDocument; readonly at: Path; readonly module: number }[] {
  return moment.modules.flatMap((module, m) =>
    module.sections.flatMap((section, s) =>
      section.steps.map((step, index) => ({ step, at: ['modules', m, 'sections', s, 'steps', index], module: m })),
    ),
  );
}
