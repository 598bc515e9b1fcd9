import type { Colour, Model, Trim } from '@cheji/shared/catalogue/catalogue.contract'
import { useState } from 'react'

export interface Choice {
  trim: Trim
  colour: Colour
}

/** The trim and colour asked for, else the first of each (the cheapest trim); undefined for a model without any. */
export const choiceOf = (
  { trims, colours }: Pick<Model, 'trims' | 'colours'>,
  trimId: string | undefined,
  colourId: string | undefined,
): Choice | undefined => {
  const trim = trims.find((one) => one.trimId === trimId) ?? trims[0]
  const colour = colours.find((one) => one.colourId === colourId) ?? colours[0]
  return trim && colour && { trim, colour }
}

/** Which trim and colour she looks at; both come with the page's address when it was shared or opened from a card. */
export const useChoice = (asked: { trimId?: string | undefined; colourId?: string | undefined }) => {
  const [trimId, setTrimId] = useState(asked.trimId)
  const [colourId, setColourId] = useState(asked.colourId)
  return {
    of: (model: Pick<Model, 'trims' | 'colours'>) => choiceOf(model, trimId, colourId),
    chooseColour: setColourId,
    choose: (trim: string, colour: string) => {
      setTrimId(trim)
      setColourId(colour)
    },
    chooseTrim: setTrimId,
  }
}
