import { uploadFaults } from './upload-checks'

const good = {
  appId: 'wx0123456789abcdef',
  version: '1.2.3',
  scripts: ['request({url:"https://api.example.com",header:{"X-Client-Version":"1.2.3"}})'],
}

test('a package made for the public is let through', () => {
  expect(uploadFaults(good)).toEqual([])
})

test.each([
  ['the app id of a visitor', { appId: 'touristappid' }, /app id/],
  ['a version that is none', { version: 'v2' }, /form 1\.2\.3/],
  ['nothing built', { scripts: [] }, /npm run build/],
  ['an address of this machine', { scripts: [...good.scripts, 'const a="http://127.0.0.1:3000"'] }, /https/],
  ['another version inside', { version: '1.2.4' }, /does not call itself 1\.2\.4/],
])('%s is refused', (_, change, words) => {
  expect(uploadFaults({ ...good, ...change }).join(' ')).toMatch(words)
})
