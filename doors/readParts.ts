import { parse } from '../compiler/document/parse.ts';
import { pathText } from '../compiler/path.ts';
import { asMoment } from './asMoment.ts';
import type { Imported, MomentPart } from './format.ts';
import type { LossLog } from './lossReport.ts';

/**
 * Parts of a moment as a door has put them together → read as a moment document is, defaults filled in.
 * A shape that our own language refuses is a refusal with its place: nothing half read goes further.
 */
export function readParts(parts: object, log: LossLog, source: string): Imported<MomentPart> {
  const { moment, problems } = parse(asMoment(parts));
  const first = problems[0];
  if (moment === null)
    return {
      document: null,
      report: log.report(source, `Det inlästa går inte att skriva här: ${first?.message ?? ''} (${first ? pathText(first.at) : ''})`),
    };
  const { forms, batteries, modules, flags, dates, namedEvents, startFacts } = moment;
  return {
    document: {
      forms,
      ...(batteries.length > 0 ? { batteries } : {}),
      ...(modules.length > 0 ? { modules } : {}),
      ...(flags.length > 0 ? { flags } : {}),
      ...(dates ? { dates } : {}),
      ...(namedEvents ? { namedEvents } : {}),
      ...(startFacts ? { startFacts } : {}),
    },
    report: log.report(source),
  };
}
