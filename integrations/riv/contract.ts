import type { ServiceName } from '../serviceName.ts';

/** One operation of a service contract, as its WSDL has it (RIV TA Basic Profile 2.1: SOAP 1.1, document/literal). */
export interface Contract {
  readonly service: ServiceName;
  readonly operation: string;
  /** Namespace of the request and the answer: the responder's. */
  readonly namespace: string;
  /** Namespace of the types that the domain shares. */
  readonly core: string;
  readonly request: string;
  readonly answer: string;
  /** Where the service platform has it, under its address. */
  readonly path: string;
  /** Asking twice is the same as once. */
  readonly isQuestion: boolean;
}

const userProfile = 'urn:mvk:itintegration:userprofile';
const inbox = 'urn:mvk:crm:casemanagement:inbox';
const resident = 'urn:riv:population:residentmaster';
const organization = 'urn:riv:infrastructure:directory:organization';
const authorization = 'urn:riv:infrastructure:directory:authorizationmanagement';
const employee = 'urn:riv:infrastructure:directory:employee';
const log = 'urn:riv:ehr:log';

/**
 * The contracts that are spoken. Names and order of elements are those of the public schemas; `AddMessage` and `GetUserProfileByAgent` have no
 * public schema and are written as their known consumers write them. The requirements call the last of HSA's `GetEmployeeIncludedProtected`
 * (ITG-08); the contract's own name stands here.
 */
export const contracts = {
  getUserProfile: question('userProfiles', userProfile, 'GetUserProfile', 2),
  getUserProfileByAgent: question('userProfiles', userProfile, 'GetUserProfileByAgent', 2),
  addMessage: { ...question('caseInbox', inbox, 'AddMessage', 2), isQuestion: false },
  lookupResident: question('populationRegister', resident, 'LookupResidentForFullProfile', 1),
  getUnit: question('unitDirectory', organization, 'GetUnit', 5),
  getHealthCareUnit: question('unitDirectory', organization, 'GetHealthCareUnit', 2),
  getCredentials: question('staffDirectory', authorization, 'GetCredentialsForPersonIncludingProtectedPerson', 2),
  getEmployee: question('staffDirectory', employee, 'GetEmployeeIncludingProtectedPerson', 4),
  storeLog: {
    service: 'logStore',
    operation: 'StoreLog',
    namespace: `${log}:store:StoreLogResponder:1`,
    core: `${log}:1`,
    request: 'StoreLogRequest',
    answer: 'StoreLogResponse',
    path: '/ehr/log/store/StoreLog/1/rivtabp21',
    isQuestion: false,
  },
} as const satisfies Record<string, Contract>;

function question(service: ServiceName, domain: string, operation: string, version: number) {
  return {
    service,
    operation,
    namespace: `${domain}:${operation}Responder:${version}`,
    core: `${domain}:${version}`,
    request: operation,
    answer: `${operation}Response`,
    path: `/${domain.replace(/^urn:(riv:)?/, '').replaceAll(':', '/')}/${operation}/${version}/rivtabp21`,
    isQuestion: true,
  } as const;
}
