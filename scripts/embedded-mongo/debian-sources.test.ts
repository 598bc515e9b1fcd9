import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { debianMainMirror, readAptSources } from './debian-sources'
import { systemLibcIsNewEnough } from './newer-libc'

let etc: string
beforeEach(() => {
  etc = mkdtempSync(path.join(tmpdir(), 'cheji-apt-'))
  mkdirSync(path.join(etc, 'sources.list.d'))
})
afterEach(() => {
  rmSync(etc, { recursive: true })
})
const put = (name: string, text: string) => {
  writeFileSync(path.join(etc, name), text)
}

test('a vendor listed first, the security archive and what is switched off are passed over', () => {
  put(
    'sources.list',
    'deb [signed-by=/k/vendor.gpg] https://vendor.example/apt bookworm main\n# deb http://off.example bookworm main\n',
  )
  put(
    'sources.list.d/debian.sources',
    [
      'Types: deb\nEnabled: no\nURIs: http://disabled.example\nSuites: bookworm\nComponents: main\n',
      'Types: deb-src\nURIs: http://source.example\nSuites: bookworm\nComponents: main\n',
      'Types: deb\n# dated\nURIs: http://security.example\nSuites: bookworm-security\nComponents: main\nSigned-By: /k/debian-archive-keyring.gpg\n',
      'Types: deb deb-src\nURIs: http://mirror.example/debian\nSuites: bookworm\n bookworm-updates\nComponents: main contrib\nSigned-By: /k/debian-archive-keyring.gpg\n',
    ].join('\n'),
  )
  expect(debianMainMirror(readAptSources(etc), 'bookworm')).toEqual({
    uris: ['http://mirror.example/debian'],
    suites: ['bookworm', 'bookworm-updates'],
    components: ['main', 'contrib'],
    signedBy: '/k/debian-archive-keyring.gpg',
  })
})

test('the old one-line form is read, with and without a keyring', () => {
  put('sources.list', 'deb http://mirror.example/debian/ bullseye main non-free # comment\n')
  put('sources.list.d/ignored.list.save', 'deb http://saved.example bullseye main\n')
  expect(debianMainMirror(readAptSources(etc), 'bullseye')).toMatchObject({
    uris: ['http://mirror.example/debian/'],
    components: ['main', 'non-free'],
  })
})

test('where nothing serves main there is no mirror', () => {
  expect(debianMainMirror(readAptSources(etc), 'bookworm')).toBeUndefined()
})

test.each([
  ['2.36', false],
  ['2.37', false],
  ['2.38', true],
  ['2.41', true],
  ['3.0', true],
  ['', false],
])('glibc %s', (version, enough) => {
  expect(systemLibcIsNewEnough(version)).toBe(process.platform === 'darwin' || (enough && process.platform === 'linux'))
})
