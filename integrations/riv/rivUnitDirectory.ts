import { randomUUID } from 'node:crypto';
import type { UnitDirectory } from '../unitDirectory.ts';
import { contracts } from './contract.ts';
import { instantOf } from './instantOf.ts';
import { readerOf } from './reader.ts';
import type { RivLine } from './rivLine.ts';
import { elementsIn } from './xml.ts';

/** GetUnit, version 5, and GetHealthCareUnit, version 2. */
export function rivUnitDirectory(line: RivLine, logicalAddress: string): UnitDirectory {
  return {
    getUnit(hsaId) {
      const contract = contracts.getUnit;
      const of = elementsIn(contract.namespace);
      const body = of(contract.request, of('unitHsaId', hsaId), of('profile', 'basic'));
      return line.ask(contract, { logicalAddress, body, correlationId: randomUUID() }, (element) => {
        const unit = readerOf(element, contract.namespace).part('unit');
        if (unit === null) return null;
        demandSame(unit.demand('unitHsaId'), hsaId);
        return {
          hsaId,
          name: unit.demand('unitName'),
          publicName: unit.demand('publicName'),
          county: unit.text('countyCode'),
          municipality: unit.text('municipalityCode'),
          email: unit.text('mail'),
          startsAt: instantOf(unit.text('unitStartDate')),
          endsAt: instantOf(unit.text('unitEndDate')),
        };
      });
    },
    getHealthCareUnit(hsaId) {
      const contract = contracts.getHealthCareUnit;
      const of = elementsIn(contract.namespace);
      const body = of(contract.request, of('healthCareUnitMemberHsaId', hsaId));
      return line.ask(contract, { logicalAddress, body, correlationId: randomUUID() }, (element) => {
        const unit = readerOf(element, contract.namespace).part('healthCareUnit');
        if (unit === null) return null;
        const careUnit = { hsaId: unit.demand('healthCareUnitHsaId'), name: unit.demand('healthCareUnitName') };
        const member = unit.text('healthCareUnitMemberHsaId');
        demandSame(member ?? careUnit.hsaId, hsaId);
        return {
          isCareUnit: unit.flag('unitIsHealthCareUnit') || careUnit.hsaId.toUpperCase() === hsaId.toUpperCase(),
          careUnit,
          careProvider: {
            hsaId: unit.demand('healthCareProviderHsaId'),
            name: unit.demand('healthCareProviderName'),
            organisationNumber: unit.demand('healthCareProviderOrgNo'),
          },
          endsAt: instantOf(unit.text('healthCareUnitEndDate')),
          isArchived: unit.flag('archivedHealthCareUnit'),
        };
      });
    },
  };
}

/** HSA ids are the same whatever their case. */
function demandSame(answered: string, asked: string): void {
  if (answered.toUpperCase() !== asked.toUpperCase()) throw new Error('The answer is about another unit.');
}
