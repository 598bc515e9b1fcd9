import type { Method } from '@cheji/shared/kernel/endpoint'

/** How a method travels: as itself, or inside another one that the network layer can send. */
export type Tunnelled = (method: Method) => {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  headers: Readonly<Record<string, string>>
}
