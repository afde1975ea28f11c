import { formed } from './id-form.ts'
import { ASSERTION_ID, type Assertion, type AuthnStatement, FRESH, type Recipe } from './recipe.ts'

/** Which elements a message has signed. */
interface Signed {
  readonly assertion?: unknown
}

/**
 * The recipe with its session indexes made, so that a logout can name them, and with the ids of the assertions that an index
 * repeats.
 */
export function identified(recipe: Recipe, signed: Signed, nextId: () => string): Recipe {
  const { ids, response } = recipe
  const isSigned = signed.assertion !== undefined
  const withIndexes = (assertion: Assertion): Assertion => {
    const repeats = assertion.authnStatements.some(({ sessionIndex }) => sessionIndex === ASSERTION_ID)
    const id = repeats && assertion.id === undefined ? formed(nextId(), ids, 'assertion', isSigned) : assertion.id
    const authnStatements = assertion.authnStatements.map((one): AuthnStatement => {
      if (one.sessionIndex === ASSERTION_ID) return { ...one, sessionIndex: id ?? undefined }
      return one.sessionIndex === FRESH ? { ...one, sessionIndex: formed(nextId(), ids, 'session', isSigned) } : one
    })
    return { ...assertion, id, authnStatements }
  }
  return { ...recipe, response: { ...response, assertions: response.assertions.map(withIndexes) } }
}
