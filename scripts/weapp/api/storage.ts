import { ApiFailure } from './failure'

const MAX_VALUE_BYTES = 1024 * 1024
const MAX_TOTAL_BYTES = 10 * 1024 * 1024

/** `wx.setStorage` and its family: 1 MB a key, 10 MB in all. It lives on the phone, so it survives the mini-program. */
export class PhoneStorage {
  private readonly values = new Map<string, string>()

  /**
   * Stores JSON data under `key`.
   * @throws ApiFailure when the value or the whole would be too large.
   */
  set(key: string, value: unknown, api = 'setStorage'): void {
    const text = JSON.stringify({ value })
    const bytes = Buffer.byteLength(text)
    if (bytes > MAX_VALUE_BYTES) throw new ApiFailure(`${api}:fail exceed storage item max length`)
    const others = this.totalBytes - Buffer.byteLength(this.values.get(key) ?? '')
    if (others + bytes > MAX_TOTAL_BYTES) throw new ApiFailure(`${api}:fail exceed storage max size 10Mb`)
    this.values.set(key, text)
  }

  has(key: string): boolean {
    return this.values.has(key)
  }

  /** The value under `key`; `undefined` when there is none. */
  get(key: string): unknown {
    const text = this.values.get(key)
    return text === undefined ? undefined : (JSON.parse(text) as { value?: unknown }).value
  }

  remove(key: string): void {
    this.values.delete(key)
  }

  /** As when the user clears the mini-program's data, or WeChat does it for her. */
  clear(): void {
    this.values.clear()
  }

  get keys(): string[] {
    return [...this.values.keys()]
  }

  /** In kB, as WeChat tells it. */
  get info(): { keys: string[]; currentSize: number; limitSize: number } {
    return { keys: this.keys, currentSize: Math.ceil(this.totalBytes / 1024), limitSize: MAX_TOTAL_BYTES / 1024 }
  }

  private get totalBytes(): number {
    let total = 0
    for (const text of this.values.values()) total += Buffer.byteLength(text)
    return total
  }
}
