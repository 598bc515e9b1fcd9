import type { SaveResult } from './save-image.types'

/** Downloads a PNG, given as a data URI. */
export const saveImage = (dataUri: string, name: string): Promise<SaveResult> => {
  const link = document.createElement('a')
  link.href = dataUri
  link.download = `${name}.png`
  link.click()
  return Promise.resolve('saved')
}
