import { z } from 'zod'
import { targetListSchema, targetSchema } from './schema.ts'

/** The JSON Schema of target files, for editors; `fixtures/target.schema.json` is its copy. */
export function targetJsonSchema(): object {
  return {
    $id: 'https://saml-assay.test/target.schema.json',
    title: 'saml-assay target file',
    ...z.toJSONSchema(z.union([targetSchema, targetListSchema]), {
      io: 'input',
      override: ({ jsonSchema }) => {
        // The bound of every whole number in JavaScript says nothing to whoever writes a file.
        if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
      },
    }),
  }
}
