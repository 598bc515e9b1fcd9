import type { Arguments, Endpoint, EndpointSchemas, Result } from '@cheji/shared/kernel/endpoint'
import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { online } from '../platform/network'
import { useStore } from '../platform/store'
import { client, useMe } from './cheji'
import type { Answer } from './client'
import { ApiFailure } from './failure'

export interface Resource<T> {
  /** The newest good answer, from the net or from the phone. */
  data: T | undefined
  /** How old `data` is in milliseconds: at its source and since. */
  ageMs: number
  /** `data` is older than it should be: its source is silent, or the last reload failed. */
  stale: boolean
  /** Why the last load failed; `data` may be there all the same. */
  failure: ApiFailure | undefined
  loading: boolean
  /** Loading with nothing to show for more than four seconds. */
  slow: boolean
  reload: () => Promise<void>
}

interface Options {
  /** While new arguments load, go on showing the answer to the old ones (a list under its filters). */
  keepPrevious?: boolean
  /** An answer this young is not asked for again when the page opens. */
  freshForMs?: number
  /** Coming back to the page reloads what is older than this. Default one minute. */
  reloadOnShowAfterMs?: number
  /** False for a passing question whose answer is not worth keeping on the phone. */
  keep?: boolean
}

interface State<T> {
  key: string | undefined
  answer: Answer<T> | undefined
  failure: ApiFailure | undefined
  loading: boolean
}

const SLOW_AFTER_MS = 4000

/**
 * Reads an endpoint for a page: at once what the phone kept, then what the net says. Without arguments it waits.
 * It asks again when the net comes back and when the page is shown again after a while. What is hers goes from the page
 * when her session ends, and is asked for anew when she signs in.
 */
export const useResource = <S extends EndpointSchemas>(
  target: Endpoint<S>,
  args: Arguments<S> | undefined,
  { keepPrevious = false, freshForMs = 0, reloadOnShowAfterMs = 60_000, keep = true }: Options = {},
): Resource<Result<S>> => {
  type T = Result<S>
  const userId = useMe()?.userId
  const whose = target.access === 'public' ? '' : (userId ?? 'nobody')
  const key = args && `${client.keyOf(target, args)} ${whose}`
  const [state, setState] = useState<State<T>>(() => begin(key, args && client.kept(target, args)))
  const latest = useRef({ key, args, target, keep })
  latest.current = { key, args, target, keep }

  if (state.key !== key) {
    const kept = args && client.kept(target, args)
    setState(begin(key, kept ?? (keepPrevious ? state.answer : undefined)))
  }

  const load = useCallback(async (): Promise<void> => {
    const { key: wanted, args: asked, target: from, keep: keeping } = latest.current
    if (wanted === undefined || !asked) return
    const settle = (change: Partial<State<T>>) => {
      // Answers to a question that is no longer asked are dropped.
      setState((current) => (current.key === wanted ? { ...current, ...change } : current))
    }
    settle({ loading: true })
    try {
      settle({ answer: await client.read(from, asked, { keep: keeping }), failure: undefined, loading: false })
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      settle({ failure: error, loading: false })
    }
  }, [])

  useEffect(() => {
    if (key === undefined) return
    if (state.answer && Date.now() - state.answer.receivedAt < freshForMs) {
      setState((current) => ({ ...current, loading: false }))
      return
    }
    void load()
    // Only a new question loads anew; the answer that is already there is looked at once.
  }, [key, load])

  const isOnline = useStore(online)
  const wasOnline = useRef(isOnline)
  useEffect(() => {
    if (isOnline && !wasOnline.current) void load()
    wasOnline.current = isOnline
  }, [isOnline, load])

  const shownBefore = useRef(false)
  useDidShow(() => {
    const old = !state.answer || Date.now() - state.answer.receivedAt > reloadOnShowAfterMs
    if (shownBefore.current && old) void load()
    shownBefore.current = true
  })

  const slow = useSlow(state.loading && !state.answer)
  return {
    data: state.answer?.data,
    ageMs: state.answer ? Math.max(0, Date.now() - state.answer.receivedAt) + state.answer.sourceAgeMs : 0,
    stale: state.answer !== undefined && (state.answer.stale || state.failure !== undefined),
    failure: state.failure,
    loading: state.loading,
    slow,
    reload: load,
  }
}

const begin = <T>(key: string | undefined, answer: Answer<T> | undefined): State<T> => ({
  key,
  answer,
  failure: undefined,
  loading: key !== undefined,
})

const useSlow = (waiting: boolean): boolean => {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!waiting) {
      setSlow(false)
      return
    }
    const timer = setTimeout(() => {
      setSlow(true)
    }, SLOW_AFTER_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [waiting])
  return slow
}
