import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { PRIVACY_NOTICE, USER_AGREEMENT } from '@cheji/shared/account/agreements'
import { ROOT } from '../house/folders'
import { TEST_STORE_ID } from '../sandbox/sample/sample-stores'
import { PRIVATE_APIS } from '../weapp/api/privacy-apis'
import { checkPackage } from '../weapp/package-check'
import { privacyDeclaration } from './declaration'

const review = (name: string): string => readFileSync(path.join(ROOT, 'docs/review', name), 'utf8')
const builtPackage = path.join(ROOT, 'miniapp/dist/weapp')
const used = (...apis: string[]) => apis.map((api) => ({ api, kind: PRIVATE_APIS[api] ?? '' }))

test('the declaration is as the built package is', () => {
  if (!existsSync(path.join(builtPackage, 'app.json'))) throw new Error('build the package first: npm run build:weapp')
  expect(review('privacy-declaration.md')).toBe(privacyDeclaration(checkPackage(builtPackage).privateApis))
})

test('only what is used is declared', () => {
  const page = privacyDeclaration(used('getPhoneNumber', 'setClipboardData'))
  expect(page).toContain('`getPhoneNumber`')
  expect(page).not.toContain('| 位置信息 |')
})

test('what nobody gave a reason for is refused by name', () => {
  expect(() => privacyDeclaration(used('getPhoneNumber', 'chooseMedia'))).toThrow('选中的照片或视频信息')
})

test('the test store that reviewers are sent to is in the data', () => {
  expect(review('reviewer.md')).toContain(`storeId=${TEST_STORE_ID}`)
})

test('the privacy notice speaks of every kind of information that is declared', () => {
  const words = JSON.stringify(PRIVACY_NOTICE)
  for (const kind of ['手机号', '位置', '相册', '剪切板']) expect(words).toContain(kind)
})

test.each([USER_AGREEMENT, PRIVACY_NOTICE])('$title says 订金 and promises nothing that it may not', (text) => {
  expect(JSON.stringify(text)).not.toMatch(/定金|最好|最低|最优|第一名|独家|零风险|终身免费|保证不|绝对/)
  const headings = text.sections.map(({ heading }) => heading)
  expect(new Set(headings).size).toBe(headings.length)
})
