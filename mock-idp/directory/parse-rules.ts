import type { Comparison, Condition, Expression, Rule } from './rule.ts'

/** Text that is no rule of the language, or uses a part of it that is not understood here. */
export class ClaimRuleError extends Error {
  override readonly name = 'ClaimRuleError'

  constructor(text: string, at: number, problem: string) {
    const before = text.slice(0, at).split('\n')
    super(`${before.length}:${(before.at(-1) ?? '').length + 1}: ${problem}`)
  }
}

interface Token {
  readonly kind: 'word' | 'string' | 'sign' | 'end'
  readonly text: string
  readonly at: number
}

const TOKEN = /\s+|#[^\n]*|("(?:[^"\\]|\\.)*")|(=>|==|!=|=~|!~|&&|[[\](),;:=@.])|([A-Za-z_]\w*)/y

function tokens(text: string): readonly Token[] {
  const found: Token[] = []
  for (let at = 0; at < text.length; ) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(text)
    if (match === null) throw new ClaimRuleError(text, at, `${JSON.stringify(text[at])} is no part of a rule`)
    const [whole, quoted, sign, word] = match
    if (quoted !== undefined) found.push({ kind: 'string', text: quoted.slice(1, -1), at })
    else if (sign !== undefined) found.push({ kind: 'sign', text: sign, at })
    else if (word !== undefined) found.push({ kind: 'word', text: word, at })
    at += whole.length
  }
  return [...found, { kind: 'end', text: 'the end', at: text.length }]
}

/**
 * Rules of the claim rule language of AD FS, as far as the rules need it that are published for the products here: conditions on
 * Type, Value and Issuer, `issue` and `add`, look-ups in a store, and RegExReplace.
 * @throws ClaimRuleError with line and column
 */
export function parseRules(text: string): readonly Rule[] {
  const parser = new Parser(text)
  const rules: Rule[] = []
  while (!parser.isAtEnd()) rules.push(parser.rule())
  return rules
}

const PROPERTIES = { Type: 'type', Value: 'value', Issuer: 'issuer' } as const

/** .NET writes the flag into the pattern. */
const patternOf = (source: string, flags = ''): RegExp =>
  source.startsWith('(?i)') ? new RegExp(source.slice(4), `${flags}i`) : new RegExp(source, flags)

const COMPARE: Readonly<Record<string, (wanted: string) => Comparison['holds']>> = {
  '==': (wanted) => (text) => text === wanted,
  '!=': (wanted) => (text) => text !== wanted,
  '=~': (wanted) => {
    const pattern = patternOf(wanted)
    return (text) => pattern.test(text)
  },
  '!~': (wanted) => {
    const pattern = patternOf(wanted)
    return (text) => !pattern.test(text)
  },
}

class Parser {
  readonly #text: string
  readonly #tokens: readonly Token[]
  #next = 0

  constructor(text: string) {
    this.#text = text
    this.#tokens = tokens(text)
  }

  isAtEnd(): boolean {
    return this.#peek().kind === 'end'
  }

  rule(): Rule {
    const name = this.#notes()
    const conditions: Condition[] = []
    while (this.#peek().text !== '=>') {
      if (conditions.length > 0) this.#take('&&')
      conditions.push(this.#condition())
    }
    this.#take('=>')
    const does = this.#word('issue', 'add')
    const statement = this.#statement(new Set(conditions.flatMap(({ variable }) => variable ?? [])))
    this.#take(';')
    return { name, conditions, does, statement }
  }

  /** `@RuleName = "…"` and `@RuleTemplate = "…"`. */
  #notes(): string | undefined {
    let name: string | undefined
    while (this.#peek().text === '@') {
      this.#take('@')
      const what = this.#word('RuleName', 'RuleTemplate')
      this.#take('=')
      const text = this.#string()
      if (what === 'RuleName') name = text
    }
    return name
  }

  #condition(): Condition {
    const variable = this.#peek().kind === 'word' ? this.#advance().text : undefined
    if (variable !== undefined) this.#take(':')
    this.#take('[')
    const comparisons = [this.#comparison()]
    while (this.#peek().text === ',') {
      this.#take(',')
      comparisons.push(this.#comparison())
    }
    this.#take(']')
    return { variable, comparisons }
  }

  #comparison(): Comparison {
    const property = PROPERTIES[this.#word('Type', 'Value', 'Issuer')]
    const sign = this.#advance()
    const compare = COMPARE[sign.text]
    if (compare === undefined) throw this.#wrong(sign, '==, !=, =~ or !~')
    const { at } = this.#peek()
    return { property, holds: this.#readable(at, () => compare(this.#string())) }
  }

  #statement(variables: ReadonlySet<string>): Rule['statement'] {
    const open = this.#take('(')
    const fields = new Map<string, Expression | readonly string[]>()
    do {
      const field = this.#word('Type', 'Value', 'store', 'types', 'query', 'param')
      this.#take('=')
      fields.set(field, this.#peek().text === '(' ? this.#strings() : this.#expression(variables))
    } while (this.#advanceOver(','))
    this.#take(')')
    const expression = (field: string): Expression => {
      const found = fields.get(field)
      if (found === undefined || 'length' in found)
        throw new ClaimRuleError(this.#text, open.at, `there is no ${field}; expected it in the statement`)
      return found
    }
    const literal = (field: string): string => {
      const found = expression(field)
      if (found.kind !== 'text') throw new ClaimRuleError(this.#text, open.at, `${field} is not a literal text`)
      return found.text
    }
    if (!fields.has('store')) return { kind: 'claim', type: expression('Type'), value: expression('Value') }
    const types = fields.get('types')
    const [filter, attributes = '', account] = literal('query').split(';')
    if (types === undefined || !('length' in types) || filter !== '' || account !== '{0}')
      throw new ClaimRuleError(this.#text, open.at, 'a look-up is not types = ("…"), query = ";attributes;{0}"')
    return {
      kind: 'query',
      store: literal('store'),
      types,
      attributes: attributes.split(','),
      account: expression('param'),
    }
  }

  #strings(): readonly string[] {
    this.#take('(')
    const found = [this.#string()]
    while (this.#advanceOver(',')) found.push(this.#string())
    this.#take(')')
    return found
  }

  #expression(variables: ReadonlySet<string>): Expression {
    if (this.#peek().kind === 'string') return { kind: 'text', text: this.#string() }
    const first = this.#advance()
    if (first.text === 'RegExReplace') {
      this.#take('(')
      const inside = this.#expression(variables)
      this.#take(',')
      const { at } = this.#peek()
      const pattern = this.#readable(at, () => patternOf(this.#string(), 'g'))
      this.#take(',')
      const by = this.#string()
      this.#take(')')
      return { kind: 'replaced', in: inside, pattern, by }
    }
    if (!variables.has(first.text)) throw this.#wrong(first, 'a text, a variable of a condition, or RegExReplace')
    this.#take('.')
    return { kind: 'of-claim', variable: first.text, property: this.#word('Value', 'Type', 'Issuer') }
  }

  #readable<T>(at: number, read: () => T): T {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      throw new ClaimRuleError(this.#text, at, `not a pattern that can be read: ${error.message}`)
    }
  }

  #peek(): Token {
    return this.#tokens[this.#next] as Token
  }

  #advance(): Token {
    const token = this.#peek()
    if (token.kind !== 'end') this.#next += 1
    return token
  }

  #advanceOver(sign: string): boolean {
    if (this.#peek().text !== sign) return false
    this.#advance()
    return true
  }

  #take(sign: string): Token {
    const token = this.#advance()
    if (token.kind === 'string' || token.text !== sign) throw this.#wrong(token, sign)
    return token
  }

  #string(): string {
    const token = this.#advance()
    if (token.kind !== 'string') throw this.#wrong(token, 'a text in double quotes')
    return token.text
  }

  #word<const W extends string>(...words: readonly W[]): W {
    const token = this.#advance()
    const found = words.find((word) => token.kind === 'word' && word === token.text)
    if (found === undefined) throw this.#wrong(token, words.join(', '))
    return found
  }

  #wrong({ at, text, kind }: Token, expected: string): ClaimRuleError {
    return new ClaimRuleError(
      this.#text,
      at,
      `found ${kind === 'end' ? text : JSON.stringify(text)}; expected ${expected}`,
    )
  }
}
