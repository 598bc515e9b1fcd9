import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbeddedMongo } from '../../embedded-mongo/embedded-mongo'

/** Lends a database that is there for this use alone. */
export const withEngine = async <T>(use: (uri: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'cheji-simulate-'))
  try {
    const mongo = await startEmbeddedMongo({ dataDir: folder })
    try {
      return await use(mongo.uri)
    } finally {
      await mongo.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
