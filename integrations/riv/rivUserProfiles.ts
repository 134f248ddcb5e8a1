import { randomUUID } from 'node:crypto';
import { Refused } from '../standIn.ts';
import type { UserProfile, UserProfiles } from '../userProfiles.ts';
import { contracts } from './contract.ts';
import { readerOf } from './reader.ts';
import type { Reader } from './reader.ts';
import type { RivLine } from './rivLine.ts';
import { elementsIn } from './xml.ts';

/** GetUserProfile and GetUserProfileByAgent, version 2. */
export function rivUserProfiles(line: RivLine, logicalAddress: string): UserProfiles {
  return {
    getUserProfile(personalIdentityNumber) {
      const contract = contracts.getUserProfile;
      const of = elementsIn(contract.namespace);
      const body = of(contract.request, of('subjectOfCare', personalIdentityNumber));
      return line.ask(contract, { logicalAddress, body, correlationId: randomUUID() }, (element) => {
        const answer = readerOf(element, contract.namespace);
        demandOk(answer);
        const part = answer.part('userProfile');
        if (part === null || !answer.flag('isActive')) return null;
        const profile = profileOf(part.in(contract.core));
        if (profile.personalIdentityNumber !== personalIdentityNumber) throw new Error('The answer is about somebody else.');
        return profile;
      });
    },
    getUserProfileByAgent(agent, objectId) {
      const contract = contracts.getUserProfileByAgent;
      const of = elementsIn(contract.namespace);
      const body = of(contract.request, of('subjectOfCareId', agent), of('objectId', objectId));
      return line.ask(contract, { logicalAddress, body, correlationId: randomUUID() }, (element) => {
        const answer = readerOf(element, contract.namespace);
        demandOk(answer);
        const part = answer.part('currentUserProfile');
        return { agentName: answer.text('agentName'), subject: part === null ? null : profileOf(part.in(contract.core)) };
      });
    },
  };
}

/** `INFO` is a no in words: the citizen has no account there is anything to say of. */
function demandOk(answer: Reader): void {
  const code = answer.demand('resultCode');
  if (code === 'ERROR') throw new Refused('1177 could not answer about the person.');
  if (code !== 'OK' && code !== 'INFO') throw new Error('The result code is unknown.');
}

function profileOf(profile: Reader): UserProfile {
  return {
    personalIdentityNumber: profile.demand('subjectOfCareId'),
    givenName: profile.text('firstName'),
    familyName: profile.text('lastName'),
    email: profile.text('email'),
    mobile: profile.text('mobilePhoneNumber'),
    mailNotices: profile.flag('hasMailNotification'),
    smsNotices: profile.flag('hasSmsNotification'),
    county: profile.text('countyCode'),
    municipality: profile.text('municipalityCode'),
    relatives: (profile.part('relatives')?.parts('items') ?? []).map((item) => ({
      personalIdentityNumber: item.demand('subjectOfCareId'),
      relation: relationOf(item.demand('relativeType')),
    })),
  };
}

function relationOf(type: string): 'parent' | 'child' {
  if (type === 'Parent') return 'parent';
  if (type === 'Child') return 'child';
  throw new Error('The relation is unknown.');
}
