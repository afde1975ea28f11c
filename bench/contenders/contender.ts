/** Makes the message of one login; each index is another user, another time and other identifiers. */
export type Contender = (index: number) => string | Promise<string>
