import { compileExpression, compileObjectBody } from './expression'

const value = (source: string, scope: Record<string, unknown> = {}) => compileExpression(source)(scope)

describe('WXML expressions', () => {
  it.each([
    ['1 + 2 * 3 - 4 / 2', 5],
    ['(1 + 2) * 3 % 5', 4],
    ["'a' + 1", 'a1'],
    ['!0 && -1 < 0', true],
    ["1 == '1' && 1 !== '1'", true],
    ['null == undefined', true],
    ["true ? 'yes' : 'no'", 'yes'],
    ['false ? 1 : true ? 2 : 3', 2],
    ['[1, 2, 3].length', 3],
    ["{ a: 1, 'b': [2] }.b[0]", 2],
    ["'\\'quoted\\''", "'quoted'"],
  ])('%s', (source, expected) => {
    expect(value(source)).toEqual(expected)
  })

  it('reads members of nothing as nothing', () => {
    expect(value('a.b.c')).toBeUndefined()
    expect(value("a.b || 'else'")).toBe('else')
    expect(value('a[b].c', { a: { x: { c: 1 } }, b: 'x' })).toBe(1)
    expect(value('list[0].go(1)', { list: [] })).toBeUndefined()
  })

  it('calls wxs functions', () => {
    const wxs = { twice: (number: number) => number * 2 }
    expect(value('m.twice(n + 1)', { m: wxs, n: 2 })).toBe(6)
  })

  it('builds the data of a template', () => {
    const data = compileObjectBody('...item, on: chosen === item.id, chosen')
    expect(data({ item: { id: 1 }, chosen: 1 })).toEqual({ id: 1, on: true, chosen: 1 })
  })

  it.each(['1 +', 'a b', 'a.(b)', '#', '(1'])('refuses %s', (source) => {
    expect(() => compileExpression(source)).toThrow('wxml expression')
  })
})
