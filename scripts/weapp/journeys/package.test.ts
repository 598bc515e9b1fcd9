import { checkPackage } from '../package-check'
import { PACKAGE } from './phone-of'

jest.setTimeout(60_000)

it('the built package may be uploaded: files, sizes, APIs, declarations, globals and WeChat’s own compilers', () => {
  const { problems, sizes } = checkPackage(PACKAGE)
  expect(problems).toEqual([])
  expect(sizes.mainBytes).toBeLessThanOrEqual(700_000)
  for (const bytes of Object.values(sizes.subpackageBytes)) expect(bytes).toBeLessThanOrEqual(500_000)
})
