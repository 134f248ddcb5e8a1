/** What stands where a protected identity's name would (CZN-20, ITG-23). The rows say the same in what they answer (`shown_given_name`). */
export const PROTECTED = 'Skyddad identitet';

/** A citizen as staff find them: of a protected identity that has not been shown to this reader there is no name and no number. */
export function maskedCitizen({ givenName, familyName, personalIdentityNumber, masked }: Named): Omit<Named, 'masked'> {
  const [given = '', family = ''] = PROTECTED.split(' ');
  return masked ? { givenName: given, familyName: family, personalIdentityNumber: '' } : { givenName, familyName, personalIdentityNumber };
}

interface Named {
  readonly givenName: string;
  readonly familyName: string;
  readonly personalIdentityNumber: string;
  readonly masked: boolean;
}

/** Whether a citizen may be in a start on many at once: a protected identity is started on alone, by somebody who means that person. */
export const mayBeInMassStart = (citizen: { readonly protected: boolean }): boolean => !citizen.protected;
