import { readdirSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../house/folders'
import { breaksOf } from './breaks'
import { type JsonSchema, reasonsToRefuse } from './compatibility'
import { type Contract, type ReleasedEndpoint, contractFeatures, presentContract } from './contract'
import { presentVersion, readReleased, releasedVersions } from './files'

describe('released clients keep working', () => {
  test.each(releasedVersions())('nothing that version %s relies on was taken away', (version) => {
    expect(breaksOf(readReleased(version), presentContract())).toEqual([])
  })

  test('the contract of the present version is kept', () => {
    expect(releasedVersions()).toContain(presentVersion())
  })

  test('every feature is part of the contract', () => {
    const folders = readdirSync(path.join(ROOT, 'shared/src')).filter((folder) => folder !== 'kernel')
    expect([...contractFeatures].sort()).toEqual(folders.sort())
  })
})

describe('what a released client would notice', () => {
  const present = presentContract()
  const altered = (name: string, change: Partial<ReleasedEndpoint>): Contract => {
    const endpoint = present.endpoints[name]
    if (!endpoint) throw new Error(`no endpoint ${name}`)
    return { ...present, endpoints: { ...present.endpoints, [name]: { ...endpoint, ...change } } }
  }
  const BOOK = 'POST /api/v1/test-drives'
  const body = present.endpoints[BOOK]?.body
  const withBody = (change: JsonSchema): Contract =>
    altered(BOOK, { body: { sent: { ...body?.sent, ...change }, read: { ...body?.read, ...change } } })

  test('nothing, while nothing changed or something was added', () => {
    expect(breaksOf(present, present)).toEqual([])
    const added = withBody({ properties: { ...body?.sent.properties, note: { type: 'string' } } })
    expect(breaksOf(present, { ...added, errors: { ...added.errors, brand_new: 409 } })).toEqual([])
  })

  test.each<[string, Contract, string]>([
    ['an endpoint that is gone', { ...present, endpoints: {} }, 'is gone'],
    ['one that now asks for a session', altered('GET /api/v1/stores', { access: 'user' }), 'access is user'],
    ['one that now asks for a key', altered('POST /api/v1/account/login', { creates: true }), 'Idempotency-Key'],
    [
      'a field that must be sent now',
      withBody({ required: ['slotId', 'modelId', 'trimId'] }),
      'trimId: may be missing',
    ],
    ['a field that is not taken any more', withBody({ properties: {} }), 'slotId: is not known'],
    ['an answer without a field', altered(BOOK, { result: { type: 'object' } }), 'result.code: may be missing'],
    ['an error code with another status', { ...present, errors: { ...present.errors, slot_full: 400 } }, 'slot_full'],
  ])('%s', (_, changed, words) => {
    expect(breaksOf(present, changed).join('\n')).toContain(words)
  })
})

describe('whether what one schema allows another refuses', () => {
  const refuses = (wide: JsonSchema, narrow: JsonSchema) => reasonsToRefuse(wide, narrow).length > 0
  const text: JsonSchema = { type: 'string' }
  const number: JsonSchema = { type: 'number' }

  test.each<[JsonSchema, JsonSchema]>([
    [{}, text],
    [number, { type: 'integer' }],
    [{ type: ['string', 'null'] }, text],
    [text, { type: 'string', enum: ['a'] }],
    [
      { type: 'string', enum: ['a', 'b'] },
      { type: 'string', const: 'a' },
    ],
    [{ anyOf: [text, { type: 'null' }] }, text],
    [
      { type: 'string', maxLength: 9 },
      { type: 'string', maxLength: 5 },
    ],
    [
      { type: 'object', properties: { a: text } },
      { type: 'object', properties: { a: text, b: text } },
    ],
    [
      { type: 'array', items: text },
      { type: 'array', items: { ...text, pattern: 'x' }, minItems: 1 },
    ],
  ])('%j takes %j, but not the other way round', (wide, narrow) => {
    expect(refuses(wide, narrow)).toBe(false)
    const isOpen = wide.type === 'object'
    expect(refuses(narrow, wide)).toBe(!isOpen)
  })

  test.each<[JsonSchema, JsonSchema]>([
    [text, number],
    [{ type: 'string', enum: ['a'] }, text],
    [
      { type: 'string', enum: ['a'] },
      { type: 'string', enum: ['a', 'b'] },
    ],
    [
      { type: 'string', pattern: 'a' },
      { type: 'string', pattern: 'b' },
    ],
    [text, { anyOf: [text, { type: 'null' }] }],
    [{ type: 'integer', maximum: 9 }, { type: 'integer' }],
    [
      { type: 'object', additionalProperties: text },
      { type: 'object', additionalProperties: number },
    ],
    [
      { type: 'object', properties: { a: text } },
      { type: 'object', properties: { a: number } },
    ],
    [
      { type: 'object', properties: { a: text }, additionalProperties: false },
      { type: 'object', properties: { b: text } },
    ],
  ])('%j refuses some of %j', (wide, narrow) => {
    expect(refuses(wide, narrow)).toBe(true)
  })
})
