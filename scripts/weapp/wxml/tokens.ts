export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'punctuation'
  readonly text: string
}

const PATTERN =
  /\s*(?:([A-Za-z_$][\w$]*)|(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(\.\.\.|===|!==|==|!=|<=|>=|&&|\|\||\?\?|[-+*/%!<>?:,.()[\]{}]))/y

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r' }

/**
 * Splits a WXML expression into tokens.
 * @throws on a character that no token begins with.
 */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = []
  const pattern = new RegExp(PATTERN)
  const end = source.trimEnd().length
  while (pattern.lastIndex < end) {
    const from = pattern.lastIndex
    const match = pattern.exec(source)
    if (!match) throw new Error(`wxml expression {{${source}}}: unexpected "${source.slice(from).trim().charAt(0)}"`)
    tokens.push(toToken(match))
  }
  return tokens
}

function toToken([, name, number, single, double, punctuation = '']: RegExpExecArray): Token {
  if (name !== undefined) return { kind: 'name', text: name }
  if (number !== undefined) return { kind: 'number', text: number }
  const string = single ?? double
  if (string !== undefined) {
    return { kind: 'string', text: string.replace(/\\(.)/g, (_, character: string) => ESCAPES[character] ?? character) }
  }
  return { kind: 'punctuation', text: punctuation }
}
