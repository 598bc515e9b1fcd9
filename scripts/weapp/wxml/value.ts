import { compileExpression, compileObjectBody, type Expression } from './expression'
import { toText } from './operators'

const WHOLE = /^\{\{([\s\S]*)\}\}$/
const EACH = /\{\{([\s\S]*?)\}\}/g

const compiled = new Map<string, Expression>()
const compiledObjects = new Map<string, Expression>()

/** An attribute's value or a text: `{{x}}` alone keeps the value's type, `a{{x}}b` becomes text in which nothing is "". */
export function compileValue(source: string | true): Expression {
  if (source === true) return () => true
  return remember(compiled, source, () => {
    const whole = WHOLE.exec(source)
    if (whole?.[1] !== undefined && !whole[1].includes('}}')) return compileExpression(whole[1])
    return compileMixed(source)
  })
}

/** A template's `data="{{…}}"`, which is the body of an object. */
export function compileTemplateData(source: string): Expression {
  return remember(compiledObjects, source, () => compileObjectBody((WHOLE.exec(source)?.[1] ?? '').trim()))
}

function compileMixed(source: string): Expression {
  if (!source.includes('{{')) return () => source
  const parts: Expression[] = []
  let from = 0
  for (const match of source.matchAll(EACH)) {
    const before = source.slice(from, match.index)
    if (before) parts.push(() => before)
    parts.push(compileExpression(match[1] ?? ''))
    from = match.index + match[0].length
  }
  const after = source.slice(from)
  if (after) parts.push(() => after)
  return (scope) =>
    parts
      .map((part) => {
        const value = part(scope)
        return value === undefined || value === null ? '' : toText(value)
      })
      .join('')
}

function remember(cache: Map<string, Expression>, key: string, make: () => Expression): Expression {
  const known = cache.get(key)
  if (known) return known
  const expression = make()
  cache.set(key, expression)
  return expression
}
