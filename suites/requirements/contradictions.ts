/** A place where the product sources contradict themselves or each other, or are silent, and how we read them. */
export interface Contradiction {
  readonly subject: string
  readonly resolution: string
}

/** Requirements point here by `refs`. */
export const contradictions = {
  C1: {
    subject:
      'The PreferredLanguage attribute is spelt in two ways: SAML/attributes/… in prose, SAML/Attributes/… in samples.',
    resolution:
      'The capital A is canonical and must take effect. The lower-case spelling is recorded and must not break sign-on.',
  },
  C2: {
    subject: 'Deep Security lists zh-CN as a language, Workload Security does not.',
    resolution:
      'Supported languages are data of the profile: zh-CN takes effect in one and is ignored, not refused, in the other.',
  },
  C3: {
    subject:
      'Workload Security and Trend Cloud One let only the IdP start a login, TMWS only the SP; Deep Security does not say.',
    resolution:
      'The profile says which flows exist. Where a flow is unsupported, no session may come of it; how it is refused is recorded.',
  },
  C4: {
    subject: 'A sentence on Workload Security reads as if its SAML set-up opened all of Trend Cloud One.',
    resolution: 'They are two SPs with a trust, an ACS and claims each; what is good for one does not open the other.',
  },
  C5: {
    subject: 'The published ADFS rule says [^d], anything but the letter d, where digits were meant.',
    resolution:
      'The mock IdP knows the rules as published and corrected. Claims that the slip spoils must open no session.',
  },
  C6: {
    subject: 'The ADFS prose turns a group into a role URN alone; its rule and the claim pages make a pair of it.',
    resolution: 'The pair of provider URN and role URN is required. A role URN alone is refused.',
  },
  C7: {
    subject: 'The ADFS filter on groups ignores case, the rewriting that follows does not.',
    resolution: 'Attribute names, URNs and groups are compared with case. A raw group name as a Role value is refused.',
  },
  C8: {
    subject: 'ADFS rules put ADFS- before a role name; the claim pages know no prefix.',
    resolution: 'The prefix is a convention of that rule set. Role names are data of the target.',
  },
  C9: {
    subject: 'SessionDuration is the end of the session on the claim pages, and an upper bound in the ADFS text.',
    resolution:
      'The session ends at the lesser of the claim and the administrator’s limit. That it lives until then is asserted only where the limit is declared.',
  },
  C10: {
    subject: 'SessionDuration beside SessionNotOnOrAfter: the sources are silent.',
    resolution: 'Recorded, unless the target declares that the lesser wins.',
  },
  C11: {
    subject: 'A SessionDuration that is no integer, zero, negative or huge: only the integer is defined.',
    resolution: 'Refusal, or sign-on with the default limit. Never a session beyond that limit, and never a crash.',
  },
  C12: {
    subject: 'A language that is not supported: only equality with a supported one is defined.',
    resolution: 'Sign-on succeeds in the default language.',
  },
  C13: {
    subject: 'Between one and ten roles: whether eleven are refused or cut to ten is open.',
    resolution: 'Never eleven roles. The target declares reject or truncate; reject is the default.',
  },
  C14: {
    subject: 'Several Attribute elements of one Name: the text speaks of one.',
    resolution: 'Their values count together towards the limit. Whether a split attribute is understood is recorded.',
  },
  C15: {
    subject: 'White space in a Role value: one line is demanded, blanks are not mentioned.',
    resolution: 'No white space: accepted. A line break with indent: refused. Single blanks: recorded.',
  },
  C16: {
    subject: 'The order in a Role pair is provider, role; the AWS design it follows takes either.',
    resolution: 'The documented order binds, the other is recorded.',
  },
  C17: {
    subject: 'The TMWS tutorial speaks of a role value, but TMWS defines no role claim.',
    resolution: 'A role attribute is optional and ignored there.',
  },
  C18: {
    subject:
      'TMWS demands a given format of assertion, yet lets attribute names be changed, and prints a pattern as if it were an Entity ID.',
    resolution: 'Attribute names and Entity ID are configuration: equal on both sides works, unequal fails.',
  },
  C19: {
    subject: 'The TMWS portal takes four forms of a name; the assertion carries three identifiers.',
    resolution:
      'The configured logon name attribute counts. The typed user is never signed in on another user’s assertion; other mismatches are recorded.',
  },
  C20: {
    subject: 'Idle SAML users: Workload Security deletes the account, Trend Cloud One drops a line of a list.',
    resolution:
      'Two requirements: the account goes and comes back, the line goes and access stays. Both need a clock or an administrator.',
  },
  C21: {
    subject:
      'The identity comes from RoleSessionName, from the NameID or from sAMAccountName; the published ADFS rules issue no NameID.',
    resolution:
      'The profile says where it comes from. A login without NameID works in Deep Security and Workload Security, is refused by Trend Cloud One, and is recorded for TMWS.',
  },
  C22: {
    subject: 'SAML came with version 10.1 and is unavailable in FIPS mode, by later pages.',
    resolution: 'Version and FIPS mode are facts of the target that can make its profile inapplicable.',
  },
  C23: {
    subject: 'Application Control approves everything, yet lists what is not approved.',
    resolution: 'No conflict: the inventory covers what is present at activation, the list covers later drift.',
  },
  C24: {
    subject: 'The maintenance time is in minutes, in the current interface in milliseconds.',
    resolution: 'The harness takes minutes; what talks to the product converts.',
  },
  C25: {
    subject: 'The Japanese page glues two words to RoleSessionNameName.',
    resolution: 'A slip of translation: RoleSessionName is the name, RoleSessionNameName is refused.',
  },
  C26: {
    subject: 'The Workload Security page lacks its lists of regions and of tested IdPs.',
    resolution: 'Nothing is invented: the IdPs are those of Deep Security, the region is free.',
  },
  C27: {
    subject: 'A removed role: read literally, whoever has it among others cannot sign in at all.',
    resolution: 'A user with only that mapping is refused. With a second, valid mapping the outcome is recorded.',
  },
  C28: {
    subject: 'A group has one role inside an account, yet may have others elsewhere.',
    resolution: 'One role for each pair of account and group.',
  },
  C29: {
    subject: 'Some mappings of Trend Cloud One are marked optional, those of role and group are not marked.',
    resolution: 'They are required.',
  },
  C30: {
    subject: 'Who authorizes: ADFS permits everybody, Entra wants an assignment, Trend Cloud One leaves the choice.',
    resolution: 'Whatever the IdP does, the SP authorizes by claims.',
  },
  C31: {
    subject: 'A directory’s preferredLanguage is free text, while only exact tags match.',
    resolution: 'Tags that are merely similar to a supported one are the negative data.',
  },
  C32: {
    subject: 'RoleSessionName wants a single value; SessionDuration and PreferredLanguage want “a” value.',
    resolution:
      'Two user names are refused. Of two other values the stricter or the default counts, never the longer session.',
  },
  C33: {
    subject: 'Expiry notices can be timed; what happens after expiry is not said.',
    resolution:
      'Notices are recorded. Sign-on with an expired but pinned certificate follows the declaration, else is recorded.',
  },
} as const satisfies Record<string, Contradiction>

export type ContradictionId = keyof typeof contradictions
