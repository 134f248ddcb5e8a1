/** The services outside the house, by the names of their ports. */
export const serviceNames = [
  'userProfiles',
  'caseInbox',
  'populationRegister',
  'unitDirectory',
  'staffDirectory',
  'logStore',
  'mail',
  'sms',
  'video',
] as const;

export type ServiceName = (typeof serviceNames)[number];
