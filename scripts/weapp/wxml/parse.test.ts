import { parseWxml } from './parse'

describe('parseWxml', () => {
  it('reads elements, attributes and texts', () => {
    expect(parseWxml(`<view a="1" b='2' c>\n  text <!-- not this -->\n  <image src="x"/></view>`)).toEqual([
      {
        type: 'element',
        tag: 'view',
        attributes: { a: '1', b: '2', c: true },
        children: [
          { type: 'text', text: 'text ' },
          { type: 'element', tag: 'image', attributes: { src: 'x' }, children: [] },
        ],
      },
    ])
  })

  it.each([
    ['<view><text></view>', '</view> closes <text>'],
    ['<view>', '<view> not closed'],
    ['</view>', '</view> closes'],
    ['<wxs module="a">', '<wxs> not closed'],
  ])('refuses %s', (source, message) => {
    expect(() => parseWxml(source)).toThrow(message)
  })
})
