export type Role = 'therapist' | 'citizenAdministrator' | 'operator';

/** Who is asking, as the session and the register say at this request. */
export type SignedIn =
  | {
      readonly kind: 'citizen';
      readonly id: string;
      readonly givenName: string;
      readonly familyName: string;
      readonly sessionHash: Uint8Array;
    }
  | {
      readonly kind: 'staff';
      readonly id: string;
      readonly givenName: string;
      readonly familyName: string;
      readonly title: string;
      readonly unit: { readonly id: string; readonly name: string };
      /** Roles on that unit now: a commission that has ended is gone at the next request. */
      readonly roles: readonly Role[];
      readonly sessionHash: Uint8Array;
    };
export type SignedInCitizen = Extract<SignedIn, { kind: 'citizen' }>;
export type SignedInStaff = Extract<SignedIn, { kind: 'staff' }>;
