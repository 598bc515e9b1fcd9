import { asNumber, BINARY } from './operators'
import { tokenize, type Token } from './tokens'

/** What names stand for while a template is drawn: data, loop variables, wxs modules. */
export type Scope = Record<string, unknown>
export type Expression = (scope: Scope) => unknown

/**
 * Compiles what stands between `{{` and `}}`. Reading a member of nothing gives `undefined` instead of an error, as in WeChat.
 * @throws on a syntax error.
 */
export function compileExpression(source: string): Expression {
  const parser = new ExpressionParser(source)
  const expression = parser.ternary()
  parser.expectEnd()
  return expression
}

/** Compiles the body of a template's `data="{{a, b: 1, ...c}}"`. */
export function compileObjectBody(source: string): Expression {
  const parser = new ExpressionParser(source)
  const object = parser.objectBody()
  parser.expectEnd()
  return object
}

/** A recursive-descent parser whose result is closures, so that drawing a page does not parse again. */
class ExpressionParser {
  private readonly tokens: Token[]
  private at = 0

  constructor(private readonly source: string) {
    this.tokens = tokenize(source)
  }

  expectEnd(): void {
    if (this.at < this.tokens.length) throw this.syntaxError()
  }

  ternary(): Expression {
    const condition = this.or()
    if (!this.take('?')) return condition
    const whenTrue = this.ternary()
    this.expect(':')
    const whenFalse = this.ternary()
    return (scope) => (condition(scope) ? whenTrue(scope) : whenFalse(scope))
  }

  objectBody(): Expression {
    const parts: ((scope: Scope) => Record<string, unknown>)[] = []
    while (this.at < this.tokens.length && this.peek() !== '}') {
      parts.push(this.objectPart())
      if (!this.take(',')) break
    }
    return (scope) => Object.assign({}, ...parts.map((part) => part(scope))) as unknown
  }

  private objectPart(): (scope: Scope) => Record<string, unknown> {
    if (this.take('...')) {
      const spread = this.ternary()
      return (scope) => ({ ...(spread(scope) as Record<string, unknown> | undefined) })
    }
    const key = this.next()
    if (key.kind === 'punctuation') throw this.syntaxError()
    const value = this.take(':') ? this.ternary() : variable(key.text)
    return (scope) => ({ [key.text]: value(scope) })
  }

  private or(): Expression {
    let left = this.and()
    for (;;) {
      const before = left
      if (this.take('||')) {
        const right = this.and()
        left = (scope) => before(scope) || right(scope)
      } else if (this.take('??')) {
        const right = this.and()
        left = (scope) => before(scope) ?? right(scope)
      } else return left
    }
  }

  private and(): Expression {
    let left = this.binary(0)
    while (this.take('&&')) {
      const before = left
      const right = this.binary(0)
      left = (scope) => before(scope) && right(scope)
    }
    return left
  }

  private binary(level: number): Expression {
    const operators = BINARY[level]
    if (!operators) return this.unary()
    let left = this.binary(level + 1)
    for (;;) {
      const token = this.tokens[this.at]
      const operator = token?.kind === 'punctuation' ? operators[token.text] : undefined
      if (!operator) return left
      this.at++
      const before = left
      const right = this.binary(level + 1)
      left = (scope) => operator(before(scope), right(scope))
    }
  }

  private unary(): Expression {
    if (this.take('!')) return map(this.unary(), (value) => !value)
    if (this.take('-')) return map(this.unary(), (value) => -asNumber(value))
    if (this.take('+')) return map(this.unary(), asNumber)
    return this.postfix()
  }

  private postfix(): Expression {
    let target = this.primary()
    for (;;) {
      const before = target
      if (this.take('.')) {
        const key = this.next().text
        target = this.peek() === '(' ? this.call(before, () => key) : member(before, () => key)
      } else if (this.take('[')) {
        const key = this.ternary()
        this.expect(']')
        target = this.peek() === '(' ? this.call(before, key) : member(before, key)
      } else return target
    }
  }

  private call(owner: Expression, key: Expression): Expression {
    this.expect('(')
    const inputs: Expression[] = []
    while (this.peek() !== ')') {
      inputs.push(this.ternary())
      if (!this.take(',')) break
    }
    this.expect(')')
    return (scope) => {
      const target = owner(scope)
      const method = readMember(target, key(scope))
      if (typeof method !== 'function') return undefined
      const values = inputs.map((input) => input(scope))
      return Reflect.apply(method as (...values: unknown[]) => unknown, target, values)
    }
  }

  private primary(): Expression {
    const token = this.next()
    if (token.kind === 'string') return () => token.text
    if (token.kind === 'number') return () => Number(token.text)
    if (token.kind === 'name') return LITERALS[token.text] ?? variable(token.text)
    if (token.text === '(') {
      const inner = this.ternary()
      this.expect(')')
      return inner
    }
    if (token.text === '[') return this.arrayBody()
    if (token.text === '{') {
      const object = this.objectBody()
      this.expect('}')
      return object
    }
    throw this.syntaxError()
  }

  private arrayBody(): Expression {
    const items: Expression[] = []
    while (this.peek() !== ']') {
      items.push(this.ternary())
      if (!this.take(',')) break
    }
    this.expect(']')
    return (scope) => items.map((item) => item(scope))
  }

  private peek(): string | undefined {
    const token = this.tokens[this.at]
    return token?.kind === 'punctuation' ? token.text : undefined
  }

  private take(punctuation: string): boolean {
    if (this.peek() !== punctuation) return false
    this.at++
    return true
  }

  private expect(punctuation: string): void {
    if (!this.take(punctuation)) throw this.syntaxError()
  }

  private next(): Token {
    const token = this.tokens[this.at++]
    if (!token) throw this.syntaxError()
    return token
  }

  private syntaxError(): Error {
    const found = this.tokens[Math.min(this.at, this.tokens.length) - 1]?.text ?? 'nothing'
    return new Error(`wxml expression {{${this.source}}}: unexpected end or token near "${found}"`)
  }
}

const LITERALS: Record<string, Expression> = {
  true: () => true,
  false: () => false,
  null: () => null,
  undefined: () => undefined,
}

const variable =
  (name: string): Expression =>
  (scope) =>
    scope[name]
const member =
  (owner: Expression, key: Expression): Expression =>
  (scope) =>
    readMember(owner(scope), key(scope))
const map =
  (inner: Expression, change: (value: unknown) => unknown): Expression =>
  (scope) =>
    change(inner(scope))

function readMember(owner: unknown, key: unknown): unknown {
  if (owner === undefined || owner === null) return undefined
  return (Object(owner) as Record<string, unknown>)[String(key)]
}
