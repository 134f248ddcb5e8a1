import { contracts } from '../riv/contract.ts';
import { isElementOf, readEnvelope, writeAnswer, writeFault } from '../riv/envelope.ts';
import type { ReadEnvelope } from '../riv/envelope.ts';
import { readerOf } from '../riv/reader.ts';
import { answers } from './answers.ts';
import type { StandInWorld } from './answers.ts';
import type { Reply } from './reply.ts';

/** Answers one question as the producer would: what is not the contract's is a fault of the one who asks. */
export async function soapReply(key: keyof typeof contracts, question: string, world: StandInWorld): Promise<Reply> {
  const contract = contracts[key];
  let envelope: ReadEnvelope;
  try {
    envelope = readEnvelope(question);
  } catch {
    return fault('Client', 'The question is not an envelope.');
  }
  if (envelope.kind === 'fault' || !isElementOf(envelope.element, contract, 'request')) return fault('Client', 'Unexpected element.');
  if (envelope.logicalAddress === null) return fault('Server', 'VP003 No LogicalAddress found in message header.');
  const found = await answers[key](readerOf(envelope.element, contract.namespace), world);
  return found.kind === 'fault' ? fault('Client', found.text) : { status: 200, type: XML, text: writeAnswer(found.body) };
}

const XML = 'text/xml; charset=utf-8';
const fault = (code: 'Client' | 'Server', why: string): Reply => ({ status: 500, type: XML, text: writeFault(code, why) });
