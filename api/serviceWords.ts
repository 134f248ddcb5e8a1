import type { ServiceName } from '../integrations/serviceName.ts';

/** What people call the services. */
export const serviceWords: Readonly<Record<ServiceName, { readonly name: string; readonly what: string }>> = {
  userProfiles: { name: '1177:s profiler', what: 'Har invånaren ett konto, och vill hen ha besked?' },
  caseInbox: { name: 'Inkorgen på 1177', what: 'Besked till invånare.' },
  populationRegister: { name: 'Folkbokföringen', what: 'Lever personen, är hen folkbokförd, har hen skyddad identitet?' },
  unitDirectory: { name: 'HSA – enheter', what: 'Enheter, vårdenheter och vårdgivare.' },
  staffDirectory: { name: 'HSA – personal', what: 'Personal och medarbetaruppdrag.' },
  logStore: { name: 'Loggtjänsten', what: 'Den nationella loggen över vem som har sett vad.' },
  mail: { name: 'E-post', what: 'Besked till personal.' },
  sms: { name: 'Sms', what: 'Besked till personal.' },
  video: { name: 'Videomöten', what: 'Dit en länk till ett möte leder.' },
};
