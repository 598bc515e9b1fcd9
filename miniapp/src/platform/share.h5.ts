import type { ShareCard } from './share.types'

/** A browser's menu shares the address by itself. */
export const useShareCard = (_card: () => ShareCard): void => undefined
