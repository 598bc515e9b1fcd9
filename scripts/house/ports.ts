import { createServer } from 'node:net'
import { type Settings, SettingsError } from './settings'

/** A port of loopback that nothing listens on at this moment. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

/**
 * Checks that the house can have its ports before anything is started.
 *
 * @throws SettingsError that names each taken port, who wanted it and the variable that chooses another
 */
export async function requireFreePorts({ ports, headless }: Settings): Promise<void> {
  const wanted = [
    { port: ports.bff, who: 'the BFF', variable: 'PORT' },
    { port: ports.sandbox, who: 'the sandboxes', variable: 'SANDBOX_PORT' },
    ...(headless ? [] : [{ port: ports.preview, who: 'the preview', variable: 'PREVIEW_PORT' }]),
  ]
  const taken = []
  for (const one of wanted) if (await isTaken(one.port)) taken.push(one)
  if (taken.length === 0) return
  throw new SettingsError(
    taken
      .map(
        ({ port, who, variable }) =>
          `Port ${port}, which ${who} would use, is taken: stop what listens there, or choose another, for example ` +
          `${variable}=${port + 10} npm start. 端口 ${port} 已被占用。`,
      )
      .join('\n'),
  )
}

/** Whether something listens on `port`, on loopback or on every address. */
async function isTaken(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::']) {
    if (await listenFails(port, host)) return true
  }
  return false
}

async function listenFails(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      // A machine without IPv6 cannot have the port taken there.
      if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve(false)
      else if (error.code === 'EADDRINUSE') resolve(true)
      else if (error.code === 'EACCES') reject(new SettingsError(`Port ${port} may not be used by this user.`))
      else reject(error)
    })
    probe.listen(port, host, () => probe.close(() => resolve(false)))
  })
}
