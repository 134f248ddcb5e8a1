import type { CaseInbox } from '../caseInbox.ts';
import { Refused } from '../standIn.ts';
import { contracts } from './contract.ts';
import { readerOf } from './reader.ts';
import type { RivLine } from './rivLine.ts';
import { elementsIn } from './xml.ts';

/**
 * AddMessage, version 2. `notify` lets 1177 tell the citizen by the settings that they have there. Asked once: an answer that is lost may be to a
 * message that has come, and who sends again does so under the same correlation id.
 */
export function rivCaseInbox(line: RivLine, logicalAddress: string, sender: { readonly hsaId: string; readonly name: string }): CaseInbox {
  const contract = contracts.addMessage;
  const of = elementsIn(contract.namespace);
  const core = elementsIn(contract.core);
  return {
    async addMessage({ key, personalIdentityNumber, heading, text }) {
      const message = of(
        'message',
        core('caseType', core('caseTypeDescription', sender.name)),
        core('headerText', heading),
        core('healthCareFacility', core('healthCareFacilityName', sender.name), core('hsaId', sender.hsaId)),
        core('msg', text),
      );
      const body = of(
        contract.request,
        of('subjectOfCareId', personalIdentityNumber),
        message,
        of('notify', true),
        of('sourceSystem', sender.hsaId),
      );
      await line.ask(contract, { logicalAddress, body, correlationId: key }, (element) => {
        const code = readerOf(element, contract.namespace).demand('resultCode');
        if (code === 'ERROR') throw new Refused('Inkorgen på 1177 tar inte emot till den här mottagaren.');
        if (code !== 'OK' && code !== 'INFO') throw new Error('The result code is unknown.');
      });
    },
  };
}
