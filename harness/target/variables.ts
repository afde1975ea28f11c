import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml'
import type { Path, Problem } from './problem.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** `$${` is a literal `${`; all else that begins with `${` must be a variable. */
const REFERENCE = /\$\$\{|\$\{([A-Za-z_]\w*)(?::-([^}]*))?\}|\$\{/g

/** Puts the environment into the text values of a document (not its keys), and says which variables are missing. */
export function expandVariables(node: unknown, env: Environment, path: Path = []): readonly Problem[] {
  if (isSeq<Node>(node)) return node.items.flatMap((item, index) => expandVariables(item, env, [...path, index]))
  if (isMap<Node, Node>(node)) {
    return node.items.flatMap(({ key, value }) => expandVariables(value, env, [...path, keyText(key)]))
  }
  if (isAlias(node) || !isScalar(node) || typeof node.value !== 'string') return []
  const problems: Problem[] = []
  node.value = node.value.replace(REFERENCE, (reference: string, name?: string, fallback?: string) => {
    if (reference === '$${') return '${'
    const value = name === undefined ? undefined : env[name] || (fallback ?? env[name])
    if (value !== undefined) return value
    problems.push({
      path,
      on: 'value',
      says:
        name === undefined
          ? `not a variable; expected \${NAME} or \${NAME:-default}, or $\${ for a literal \${`
          : `the environment variable ${name} is not set; expected a value, or \${${name}:-default}`,
    })
    return ''
  })
  return problems
}

/** A mapping's key as JavaScript will see it. */
export const keyText = (key: unknown): string => String(isScalar(key) ? key.value : key)
