/** What the phone keeps for us. WeChat may clear it at any time: never the only copy of anything. */
export interface Storage {
  /** undefined when there is nothing, or nothing readable. */
  read: (key: string) => unknown
  /** False when the phone has no room. */
  write: (key: string, value: unknown) => boolean
  remove: (key: string) => void
}
