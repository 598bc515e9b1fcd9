import { ChangeRefused } from './change'
import type { World } from './world'

interface Write {
  readonly kind: string
  readonly reference: string
  readonly idempotencyKey: string
  readonly bodyDigest: string
}

/**
 * Whether this very write was taken before: nothing is to be done then.
 *
 * @throws ChangeRefused when its key was used for another one
 */
export function isRepeated(world: World, write: Write): boolean {
  const used = world.usedKeys.get(write.idempotencyKey)
  if (!used) return false
  if (used.kind !== write.kind || used.reference !== write.reference || used.bodyDigest !== write.bodyDigest)
    throw new ChangeRefused(422, 'idempotency_key_reused', 'this key was used for another write')
  return true
}

/** Remembers the key of a write that is being taken. */
export function keepKey(world: World, { kind, reference, idempotencyKey, bodyDigest }: Write): void {
  world.usedKeys.set(idempotencyKey, { kind, reference, bodyDigest })
}

/** Whether what is kept holds every field of a body with the same value. */
export function sameContents<T extends object>(kept: T, body: T): boolean {
  return Object.entries(body).every(([name, value]) => kept[name as keyof T] === value)
}
