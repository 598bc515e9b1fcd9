import { compareTexts } from './texts'

describe('compareTexts', () => {
  it('names what one side lacks, counting repeats', () => {
    expect(compareTexts(['选车', '海豚', '海豚'], ['海豚', '选车', '充电'])).toEqual({
      onlyInFirst: ['海豚'],
      onlyInSecond: ['充电'],
    })
  })
})
