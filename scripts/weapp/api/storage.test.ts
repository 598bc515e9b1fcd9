import { PhoneStorage } from './storage'

const KB = 1024

describe('PhoneStorage', () => {
  it('gives back copies of JSON data', () => {
    const storage = new PhoneStorage()
    storage.set('car', { name: '海豚', seen: [1] })
    expect(storage.get('car')).toEqual({ name: '海豚', seen: [1] })
    expect(storage.get('car')).not.toBe(storage.get('car'))
    expect(storage.get('none')).toBeUndefined()
  })

  it('takes 1 MB a key and 10 MB in all', () => {
    const storage = new PhoneStorage()
    expect(() => storage.set('big', 'x'.repeat(1024 * KB))).toThrow('setStorage:fail exceed storage item max length')
    for (let key = 0; key < 10; key++) storage.set(`part-${String(key)}`, 'x'.repeat(1000 * KB))
    expect(() => storage.set('more', 'x'.repeat(400 * KB))).toThrow('setStorage:fail exceed storage max size 10Mb')
    storage.set('part-0', 'small')
    storage.set('more', 'x'.repeat(400 * KB))
    expect(storage.info).toMatchObject({ limitSize: 10 * KB })
  })
})
