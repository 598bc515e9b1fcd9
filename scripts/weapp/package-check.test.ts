import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { FIXTURE } from './fixture'
import { checkPackage } from './package-check'

describe('checkPackage', () => {
  let dir: string

  beforeEach(() => {
    dir = mkdtempSync(path.join(os.tmpdir(), 'weapp-check-'))
    cpSync(FIXTURE, dir, { recursive: true })
  })

  afterEach(() => {
    rmSync(dir, { recursive: true })
  })

  const append = (file: string, text: string) => {
    appendFileSync(path.join(dir, file), text)
  }
  const changeAppJson = (changes: Record<string, unknown>) => {
    const file = path.join(dir, 'app.json')
    const json = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    writeFileSync(file, JSON.stringify({ ...json, ...changes }))
  }
  const problems = () => checkPackage(dir).problems.map(({ name, where, message }) => `${name} ${where}: ${message}`)

  it('finds nothing wrong with a sound package and lists what it uses', () => {
    const report = checkPackage(dir)
    expect(report.problems).toEqual([])
    expect(report.wxApis).toContain('requestPayment')
    expect(report.privateApis).toEqual([
      { api: 'getFuzzyLocation', kind: '位置信息', files: ['pages/mine/index.js'] },
      { api: 'getPhoneNumber', kind: '手机号', files: ['pages/mine/index.wxml'] },
    ])
    expect(Object.keys(report.sizes.subpackageBytes)).toEqual(['packages/trade'])
  })

  it('names browser globals, unless the code asks for them first', () => {
    append(
      'pages/home/index.js',
      'localStorage.clear(); fetch("/x"); function f() { return typeof window === "undefined" ? 0 : window.x }',
    )
    expect(problems()).toEqual([
      'unknown-global pages/home/index.js: localStorage does not exist in WeChat',
      'unknown-global pages/home/index.js: fetch does not exist in WeChat',
    ])
  })

  it('names wx APIs that do not exist, but not what the package itself puts there', () => {
    append('app.js', 'wx["webpackJsonp"] = wx["webpackJsonp"] || []; wx.requestPaiment({})')
    expect(problems()).toEqual(['unknown-wx-api app.js: wx.requestPaiment'])
  })

  it("knows Taro's members as webpack writes them", () => {
    append(
      'app.js',
      '(function (n) { var t = n.n(n(1)), f = n(2); t().getAppBaseInfo(); t().useRouter(); t().nosuch(); f().other() })(Function)',
    )
    const report = checkPackage(dir)
    expect(report.wxApis).toContain('getAppBaseInfo')
    expect(report.problems).toEqual([{ name: 'unknown-wx-api', where: 'app.js', message: 'wx.nosuch' }])
  })

  it('compares the location APIs used with those declared', () => {
    append('app.js', 'wx.getLocation({})')
    changeAppJson({ requiredPrivateInfos: ['getFuzzyLocation', 'chooseLocation'] })
    expect(problems()).toEqual([
      'location-declaration app.json: getLocation is used but not in requiredPrivateInfos',
      'location-declaration app.json: chooseLocation is in requiredPrivateInfos but not used',
      'location-declaration app.json: scope.userLocation is needed in permission, with its desc',
    ])
  })

  it('does not let fuzzy and precise location stand together', () => {
    append('app.js', 'wx.getLocation({})')
    changeAppJson({
      requiredPrivateInfos: ['getFuzzyLocation', 'getLocation'],
      permission: { 'scope.userFuzzyLocation': { desc: '找门店' }, 'scope.userLocation': { desc: '找门店' } },
    })
    expect(problems()).toEqual([
      'location-declaration app.json: getFuzzyLocation and the precise location APIs exclude each other',
    ])
  })

  it('misses files, in pages, components and the tab bar', () => {
    rmSync(path.join(dir, 'packages/trade/pages/lab/index.js'))
    rmSync(path.join(dir, 'components/card/index.json'))
    changeAppJson({
      tabBar: {
        list: [
          { pagePath: 'pages/home/index', text: '首页', iconPath: 'a.png' },
          { pagePath: 'packages/trade/pages/form/index', text: '表单' },
        ],
      },
    })
    expect(problems()).toEqual([
      'missing-file packages/trade/pages/lab/index.js: named by app.json, a page or a component',
      'missing-file components/card/index.json: named by app.json, a page or a component',
      'missing-file a.png: named by the tab bar',
      'app-json app.json: tab packages/trade/pages/form/index is not in the main package',
    ])
  })

  it('keeps the budgets', () => {
    append('app.js', `//${'x'.repeat(700_000)}`)
    append('packages/trade/pages/lab/index.js', `//${'x'.repeat(500_000)}`)
    expect(checkPackage(dir).problems.map(({ name, where }) => `${name} ${where}`)).toEqual([
      'too-large main package',
      'too-large packages/trade',
    ])
  })

  it("passes on what WeChat's compilers say", () => {
    append('pages/home/index.wxml', '<view>')
    append('app.wxss', '.a {')
    const messages = problems()
    expect(messages.filter((message) => message.includes('wcc: '))).toHaveLength(1)
    expect(messages.join()).toContain('pages/home/index.wxml')
  })
})
