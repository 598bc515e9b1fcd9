import { useEffect, useRef, useState } from 'react'
import type { Saved } from '../saved'
import { setSaved, toggleSaved, useSaved } from '../saved'

/** How long a car that she took off stays in its place, to be put back by another tap. */
const UNDO_MS = 5000

export interface SavedEntry {
  car: Saved
  /** Taken off a moment ago. */
  isGone: boolean
}

/** The saved cars in their order, those just taken off still among them. */
export const useSavedPage = () => {
  const saved = useSaved()
  // The order as the page was opened, so that an undo puts a car back where it was.
  const [shown, setShown] = useState(saved)
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())

  useEffect(() => {
    const running = timers.current
    return () => {
      for (const timer of running.values()) clearTimeout(timer)
    }
  }, [])

  const isSaved = (car: Saved): boolean => saved.some(({ modelId }) => modelId === car.modelId)
  const known = new Set(shown.map(({ modelId }) => modelId))
  const entries: SavedEntry[] = [...saved.filter(({ modelId }) => !known.has(modelId)), ...shown].map((car) => ({
    car,
    isGone: !isSaved(car),
  }))

  const toggle = (car: Saved) => {
    clearTimeout(timers.current.get(car.modelId))
    if (isSaved(car)) {
      toggleSaved(car)
      timers.current.set(
        car.modelId,
        setTimeout(() => {
          setShown((list) => list.filter(({ modelId }) => modelId !== car.modelId))
        }, UNDO_MS),
      )
    } else {
      setSaved(entries.filter((entry) => !entry.isGone || entry.car === car).map((entry) => entry.car))
    }
  }
  return { entries, toggle, saved }
}
