import { Away } from '../away.ts';
import type { LogEntry, LogPlace, LogStore } from '../logStore.ts';
import { Refused } from '../standIn.ts';
import { contracts } from './contract.ts';
import { readerOf } from './reader.ts';
import type { RivLine } from './rivLine.ts';
import { elementsIn } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** StoreLog, version 1. Sent again after a lost answer it stores nothing twice: the log service knows each entry by its id. */
export function rivLogStore(line: RivLine, logicalAddress: string, system: { readonly hsaId: string; readonly name: string }): LogStore {
  const contract = contracts.storeLog;
  const of = elementsIn(contract.namespace);
  return {
    async storeLog(entries) {
      const [first] = entries;
      if (first === undefined) return;
      const body = of(contract.request, ...entries.map((entry) => of('Log', ...partsOf(entry, system))));
      await line.ask(contract, { logicalAddress, body, correlationId: first.id }, (element) => {
        const result = readerOf(element, contract.namespace).part('StoreLog')?.in(RESULT);
        const code = result?.demand('ResultCode');
        if (code === 'OK' || code === 'INFO') return;
        if (code === 'VALIDATIONERROR') throw new Refused('The log service does not take the entries.');
        throw new Away('logStore', 'fault', code === 'ERROR' || code === 'ACCESSDENIED' ? code : null);
      });
    },
  };
}

const RESULT = 'urn:riv:ehr:log:store:1';
const log = elementsIn(contracts.storeLog.core);

function partsOf({ id, at, activity, level, purpose, user, resource }: LogEntry, system: { hsaId: string; name: string }): XmlElement[] {
  const patient = resource.personalIdentityNumber;
  return [
    log('LogId', id),
    log('System', log('SystemId', system.hsaId), log('SystemName', system.name)),
    log(
      'Activity',
      log('ActivityType', activity),
      optional('ActivityLevel', level, 50),
      log('StartDate', stockholm(at)),
      log('Purpose', purpose),
    ),
    log(
      'User',
      log('UserId', user.hsaId),
      optional('Name', user.name),
      optional('Assignment', user.assignment),
      optional('Title', user.title),
      placeOf('CareProvider', user.careProvider),
      placeOf('CareUnit', user.careUnit),
    ),
    log(
      'Resources',
      log(
        'Resource',
        log('ResourceType', resource.type),
        patient === null ? null : log('Patient', log('PatientId', patient)),
        placeOf('CareProvider', resource.careProvider),
        resource.careUnit === null ? null : placeOf('CareUnit', resource.careUnit),
      ),
    ),
  ];
}

const optional = (name: string, text: string | null, longest = 256): XmlElement | null =>
  text === null || text === '' ? null : log(name, text.length <= longest ? text : text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, ''));

const placeOf = (name: 'CareProvider' | 'CareUnit', place: LogPlace): XmlElement =>
  log(name, log(`${name}Id`, place.hsaId), optional(`${name}Name`, place.name));

/** The contract's times are Stockholm's own, with milliseconds and no offset. */
function stockholm(at: number): string {
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}:${parts['second']}.${String(Math.abs(at % 1000)).padStart(3, '0')}`;
}

const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Stockholm',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
