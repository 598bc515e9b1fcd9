import { listModels } from '@cheji/shared/catalogue/catalogue.endpoints'
import type { ModelList } from '@cheji/shared/catalogue/catalogue.contract'
import { cards } from './cards'

const FIRST_CARDS = 4

/**
 * The first cards of the catalogue as HTML, from what the BFF answers at this moment, with the version of their
 * prices. Empty where the BFF is late or down: the page then begins with its skeleton.
 */
export async function firstScreen(bffUrl: string, deadlineMs: number): Promise<string> {
  const url = new URL(`${listModels.path}?limit=${FIRST_CARDS}`, bffUrl)
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(deadlineMs) })
    return response.ok ? cards((await response.json()) as ModelList) : ''
  } catch {
    return ''
  }
}
