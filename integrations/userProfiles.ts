/** 1177's own settings of a citizen (mvk:itintegration:userprofile, ITG-01, ITG-02). Throws `Away` or `Refused`. */
export interface UserProfiles {
  /** The citizen's account and what they want to be told by. Null when they have never signed in to 1177. */
  getUserProfile(personalIdentityNumber: string): Promise<UserProfile | null>;
  /** Whom an agent acts for just now, by the id that 1177 sent them here with. */
  getUserProfileByAgent(
    agent: string,
    objectId: string,
  ): Promise<{ readonly agentName: string | null; readonly subject: UserProfile | null }>;
}

export interface UserProfile {
  readonly personalIdentityNumber: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly email: string | null;
  readonly mobile: string | null;
  /** Whether 1177 tells them by mail and by SMS that something has come. */
  readonly mailNotices: boolean;
  readonly smsNotices: boolean;
  /** County and municipality codes of the register, `14` and `80`. */
  readonly county: string | null;
  readonly municipality: string | null;
  readonly relatives: readonly { readonly personalIdentityNumber: string; readonly relation: 'parent' | 'child' }[];
}
