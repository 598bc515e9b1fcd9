import { sampleModel, sampleTrim } from '../testing/samples'
import { yuanSpanWords } from './drive-away-sheet'
import { priceDifferenceWords } from './related-cars'
import { seasonOf } from './season'
import { modelShareCard } from './share-row'
import { lengthDifferenceWords } from './size-card'
import { firstSpecs, furtherSpecs } from './spec-rows'
import { stockWords } from './stock-words'
import { choiceOf } from './use-choice'
import { warrantyWords } from './warranty-card'
import { differenceWords } from './trim-sheet'

const model = sampleModel()
const trim = sampleTrim()

test('the asked trim and colour, else the first of each', () => {
  expect(choiceOf(model, 'pear-two', 'white')).toMatchObject({
    trim: { trimId: 'pear-two' },
    colour: { colourId: 'white' },
  })
  expect(choiceOf(model, 'gone', undefined)).toMatchObject({
    trim: { trimId: 'pear-one' },
    colour: { colourId: 'green' },
  })
  expect(choiceOf({ ...model, trims: [] }, undefined, undefined)).toBeUndefined()
})

test('stock in the chosen colour', () => {
  const words = (colourId: string, facts = trim) => {
    const { word, rest } = stockWords(facts, { colourId, name: '珍珠白' })
    return word + rest
  }
  expect(words('green')).toBe('仓库有车，约 7 天到店')
  expect(words('white')).toBe('珍珠白暂时没有')
  expect(words('blue')).toBe('有没有车，问问门店')
  const incoming = { colourId: 'green', availability: 'incoming' as const, aboutDays: 21 }
  expect(words('green', sampleTrim({ stock: [incoming] }))).toBe('要等，约 21 天到店')
})

test('the season of the Beijing month', () => {
  expect(seasonOf(new Date('2026-11-25T00:00:00Z'))).toBe('winter')
  expect(seasonOf(new Date('2026-07-01T00:00:00Z'))).toBe('summer')
  expect(seasonOf(new Date('2026-10-31T15:59:00Z'))).toBe('spring')
  expect(seasonOf(new Date('2026-10-31T16:00:00Z'))).toBe('winter')
})

test('differences in words', () => {
  expect(lengthDifferenceWords(325)).toBe('长 33 厘米')
  expect(lengthDifferenceWords(-170)).toBe('短 17 厘米')
  expect(lengthDifferenceWords(4)).toBe('一样长')
  expect(priceDifferenceWords(600_000)).toBe('贵 6,000 元')
  expect(priceDifferenceWords(-10_000)).toBe('便宜 100 元')
  expect(priceDifferenceWords(0)).toBe('一样的价')
  expect(differenceWords(trim)).toBe('17.3 度电 · 能快充')
  expect(differenceWords(sampleTrim({ fastCharge: { supported: false, minutes30to80: null, maxKw: null } }))).toBe(
    '17.3 度电 · 只能慢充 · 慢充 9 小时',
  )
})

test('warranty and money spans', () => {
  expect(warrantyWords({ years: 8, km: 120_000 })).toBe('8 年或 12 万公里')
  expect(yuanSpanWords(250_000, 450_000)).toBe('2,500–4,500 元')
})

test('specs from the data; what nobody published says so', () => {
  const value = (label: string) =>
    [...firstSpecs(model, trim), ...furtherSpecs(model, trim)].find((row) => row.label === label)?.value
  expect(value('电池')).toBe('17.3 度，磷酸铁锂')
  expect(value('长宽高')).toBe('3.50 × 1.60 × 1.55 米')
  expect(value('后备箱')).toBe('厂家没公布')
  expect(value('安全气囊')).toBe('没有')
  expect(value('冬天上高速约')).toBe('105 公里')
})

test('the share card names trim and price and opens the same page', () => {
  const choice = choiceOf(model, 'pear-two', 'white')
  expect(choice && modelShareCard(model, choice)).toEqual({
    title: '梨子 300 公里乙款，车价 62,000 元，到哪家店都一样',
    path: '/packages/model/pages/detail/index?modelId=pear&trimId=pear-two&colourId=white',
    imageUrl: '/share.jpg',
  })
})
