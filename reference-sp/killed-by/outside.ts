import type { outsideFlaws } from '../flaws/outside.ts'

/** Files and addresses that a message names. */
export const outsideKilledBy: Readonly<Record<keyof typeof outsideFlaws, readonly string[]>> = {
  'loads-external-entities': ['canary/entity-of-a-file', 'canary/entity-at-an-address'],
  'loads-document-types': ['canary/document-type-at-an-address'],
  'loads-parameter-entities': ['canary/parameter-entity-at-an-address'],
  'expands-inclusions': ['canary/inclusion-of-a-file', 'canary/inclusion-of-an-address'],
  'follows-references': ['canary/reference-to-an-address', 'canary/reference-to-a-file'],
  'runs-stylesheets': ['canary/stylesheet'],
  'fetches-keys': ['canary/key-at-an-address'],
  'key-name-is-path': ['canary/key-name-of-a-file'],
  'key-name-is-secret': ['canary/key-name-of-the-empty-file'],
  'loads-schemas': ['canary/schema-at-an-address'],
}
