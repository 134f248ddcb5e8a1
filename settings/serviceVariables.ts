import { z } from 'zod';

/** The services outside the house (docs/rights.md §7). What is left out is the stand-ins' on this machine. */
export const serviceVariables = {
  /** Address of the service platform (RIV TA); the contracts' own paths come after it. */
  SERVICES_URL: z.url().default('http://127.0.0.1:3026'),
  /** HSA id and name of this system, as the producers know it. */
  SERVICES_HSA_ID: z.string().min(1).default('SE2321000016-STEGVIS'),
  SERVICES_NAME: z.string().min(1).default('Stegvis'),
  /** PEM files for mTLS: the function certificate that SITHS gives a system, its key, and the authority of the platform. */
  SERVICES_TLS_CERT: z.string().optional(),
  SERVICES_TLS_KEY: z.string().optional(),
  SERVICES_TLS_CA: z.string().optional(),
  /** Logical addresses of the producers: 1177, the population register, HSA and the log service. */
  SERVICES_ADDRESS_1177: z.string().min(1).default('SE165565594230-1177'),
  SERVICES_ADDRESS_POPULATION: z.string().min(1).default('SE165565594230-PU'),
  SERVICES_ADDRESS_DIRECTORY: z.string().min(1).default('SE165565594230-1000'),
  SERVICES_ADDRESS_LOG: z.string().min(1).default('SE165565594230-LOG'),
  /** The SMS gateway's address and our token there. Left out with real services: no SMS. */
  SMS_URL: z.url().optional(),
  SMS_TOKEN: z.string().optional(),
  /** Where video meetings are opened, and the key that signs the links (base64). Left out: no video. */
  VIDEO_URL: z.url().optional(),
  VIDEO_KEY: z.string().optional(),
};
