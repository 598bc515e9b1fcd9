import { createContext } from 'react'

/** Whether the page around is the one on top: pages below it stay alive, and their sheets must not lie over it. */
export const PageShown = createContext(true)
