import { brokenByPaths, type Circumstances, parsed, type Rule } from './rules.ts'

/** What else is asked of a message. */
export interface Judges {
  readonly schema: (document: NonNullable<ReturnType<typeof parsed>>) => boolean
  /** Whether the message is signed, and every signature in it verifies with the trusted certificate. */
  readonly signature: (xml: string) => boolean
}

/** Every rule that a message breaks. */
export function broken(xml: string, circumstances: Circumstances, judges: Judges): readonly Rule[] {
  const document = parsed(xml)
  if (document === undefined) return ['well-formed']
  try {
    return [
      ...(judges.schema(document) ? [] : (['schema'] as const)),
      ...(judges.signature(xml) ? [] : (['signature'] as const)),
      ...brokenByPaths(document, circumstances),
    ]
  } finally {
    document.dispose()
  }
}
