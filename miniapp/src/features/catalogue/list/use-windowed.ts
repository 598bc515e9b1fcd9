import Taro, { usePageScroll, useReachBottom } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'

/** Rows are shown and folded up in pieces of this many. */
const PIECE = 4
const FIRST_PIECES = 2
/** Folded up is what lies further away than this many windows. */
const NEAR_WINDOWS = 2
const MEASURE_EVERY_MS = 200
const NONE_FOLDED: ReadonlyMap<number, number> = new Map()

export interface Piece<T> {
  index: number
  items: readonly T[]
  /** Px that it takes while folded up; undefined = it is drawn. */
  foldedPx: number | undefined
}

export interface Extent {
  top: number
  bottom: number
  height: number
}

/** Which pieces are far from a window of this height, with how high they are; what has no height was never laid out. */
export const foldedOf = (extents: readonly Extent[], windowHeight: number): ReadonlyMap<number, number> =>
  new Map(
    extents.flatMap(({ top, bottom, height }, index): [number, number][] => {
      const isNear = bottom > -NEAR_WINDOWS * windowHeight && top < (1 + NEAR_WINDOWS) * windowHeight
      return isNear || height <= 0 ? [] : [[index, height]]
    }),
  )

/**
 * Draws a long list in pieces: two at first, one more whenever she comes near the end, and whatever lies far away folded to an
 * empty box as high as it was. Put `className` on each piece's box. `onEnd` is called when all there is has been drawn.
 */
export const useWindowed = <T>(items: readonly T[], className: string, onEnd: () => void): readonly Piece<T>[] => {
  const [shown, setShown] = useState(FIRST_PIECES)
  const [folded, setFolded] = useState(NONE_FOLDED)
  const measuring = useRef(false)
  const pieces = Math.ceil(items.length / PIECE)

  // Another list begins at its beginning.
  const first = items[0]
  useEffect(() => {
    setShown(FIRST_PIECES)
    setFolded(NONE_FOLDED)
  }, [first])

  const grow = () => {
    if (shown < pieces) setShown(shown + 1)
    else onEnd()
  }
  useReachBottom(grow)

  usePageScroll(() => {
    if (measuring.current) return
    measuring.current = true
    setTimeout(() => {
      measure(className, (extents, windowHeight) => {
        measuring.current = false
        setFolded((before) => {
          const next = foldedOf(extents, windowHeight)
          return sameFolds(before, next) ? before : next
        })
        const last = extents.at(-1)
        if (last && last.bottom < NEAR_WINDOWS * windowHeight && shown < pieces) setShown(shown + 1)
      })
    }, MEASURE_EVERY_MS)
  })

  return Array.from({ length: Math.min(shown, pieces) }, (_, index) => ({
    index,
    items: items.slice(index * PIECE, (index + 1) * PIECE),
    foldedPx: folded.get(index),
  }))
}

const measure = (className: string, done: (extents: readonly Extent[], windowHeight: number) => void): void => {
  Taro.createSelectorQuery()
    .selectAll(`.${className}`)
    .boundingClientRect()
    .exec((results: unknown[]) => {
      const [extents] = results
      done(Array.isArray(extents) ? (extents as Extent[]) : [], Taro.getWindowInfo().windowHeight)
    })
}

const sameFolds = (a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean =>
  a.size === b.size && [...a.keys()].every((index) => b.has(index))
