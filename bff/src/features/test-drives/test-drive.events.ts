import type { UpstreamEvent } from '@cheji/bff/core-platform/contract/events'
import type { TestDrives } from './test-drive.model'
import { applyStoreWord } from './test-drive.writes'

const WORDS = {
  'test_drive.confirmed': 'confirmed',
  'test_drive.refused': 'refused',
  'test_drive.done': 'done',
  'test_drive.missed': 'missed',
} as const

export const STORE_WORD_TYPES = Object.keys(WORDS) as (keyof typeof WORDS)[]

/**
 * Takes in what a store says of a booking. Every process hears every event; the guard of the one write makes the first
 * win and the rest do nothing. An event about no booking of ours is left alone.
 */
export const hearStoreWord = async (testDrives: TestDrives, event: UpstreamEvent, now: Date): Promise<void> => {
  const status = WORDS[event.type as keyof typeof WORDS] as (typeof WORDS)[keyof typeof WORDS] | undefined
  if (!status || !/^[0-9a-f]{24}$/.test(event.resourceId)) return
  await applyStoreWord(
    testDrives,
    event.resourceId,
    { status, revision: event.version, message: event.messageZh ?? null },
    now,
  )
}
