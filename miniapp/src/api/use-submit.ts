import type { Arguments, Endpoint, EndpointSchemas, Result } from '@cheji/shared/kernel/endpoint'
import { useCallback, useRef, useState } from 'react'
import { holdUpdates } from '../platform/app-update'
import { client } from './cheji'
import { ApiFailure } from './failure'

export interface Submit<S extends EndpointSchemas> {
  /** Undefined when it failed; `failure` and `onFailure` then say why. A second tap while the first is under way joins it. */
  submit: (args: Arguments<S>, onFailure?: (failure: ApiFailure) => void) => Promise<Result<S> | undefined>
  pending: boolean
  failure: ApiFailure | undefined
  /** Forgets the failure (she changed something). */
  clear: () => void
}

/**
 * Does one deed (book, move, cancel). The same deed keeps its idempotency key over every try of hers until a server
 * has decided on it, so that a booking whose answer got lost is found again and not made twice.
 */
export const useSubmit = <S extends EndpointSchemas>(target: Endpoint<S>): Submit<S> => {
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  const deed = useRef<{ what: string; key: string }>()
  const running = useRef<Promise<Result<S> | undefined>>()

  const submit = useCallback(
    (args: Arguments<S>, onFailure?: (failure: ApiFailure) => void): Promise<Result<S> | undefined> => {
      if (running.current) return running.current
      const what = JSON.stringify(args)
      if (deed.current?.what !== what) deed.current = { what, key: client.newIdempotencyKey() }
      const { key } = deed.current
      const run = async () => {
        const release = holdUpdates()
        setPending(true)
        setFailure(undefined)
        try {
          const result = await client.call(target, args, { idempotencyKey: key })
          deed.current = undefined
          return result
        } catch (error) {
          if (!(error instanceof ApiFailure)) throw error
          if (!error.isPassing) deed.current = undefined
          setFailure(error)
          onFailure?.(error)
          return undefined
        } finally {
          release()
          running.current = undefined
          setPending(false)
        }
      }
      running.current = run()
      return running.current
    },
    [target],
  )

  const clear = useCallback(() => {
    setFailure(undefined)
  }, [])
  return { submit, pending, failure, clear }
}
