import { addressInCounty } from './address'

test.each([
  ['江苏省宿迁市沭阳县建设路133号', '沭阳县建设路133号'],
  ['河南省商丘市永城市东方大道5号', '永城市东方大道5号'],
  ['广西壮族自治区南宁市横州市江滨路8号', '横州市江滨路8号'],
  ['重庆市云阳县云江大道9号', '云阳县云江大道9号'],
  ['建设路133号', '建设路133号'],
])('%s reads %s', (address, words) => {
  expect(addressInCounty(address)).toBe(words)
})
