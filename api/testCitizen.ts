/** Whether a personal identity number is one of the Swedish Tax Agency's for tests: birth numbers 238, 239 and 980–999 belong to nobody. */
export const isTestCitizen = (personalIdentityNumber: string): boolean => /^\d{8}(23[89]|9[89]\d)\d$/.test(personalIdentityNumber);
