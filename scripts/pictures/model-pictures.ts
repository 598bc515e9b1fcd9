import type { DrawnModel } from './looks/model-looks'
import { carSpecOf } from './looks/model-looks'
import { drawCar } from './car/draw-car'
import type { Picture } from './picture'
import { FORMATS } from './picture'
import { drawModelShare, drawStoreShare } from './share/share-pictures'

/** Colours that look bare on a light stage. */
const PALE = ['white', 'milk', 'silver']

/**
 * Every picture the mini-program shows of the catalogue: each model in each colour at three sizes, its share picture, and the
 * one share picture of all stores. Throws RangeError as `carSpecOf` and `drawCar` do.
 */
export function cataloguePictures(models: readonly DrawnModel[]): Picture[] {
  const perModel = models.flatMap((model): Picture[] => [
    ...model.colours.flatMap((colour) => colourPictures(model, colour.id)),
    {
      name: `models/${model.id}/share.jpg`,
      svg: drawModelShare(carSpecOf(model, shareColourOf(model))),
      format: FORMATS.share,
    },
  ])
  return [...perModel, { name: 'stores/share.jpg', svg: drawStoreShare(), format: FORMATS.share }]
}

function colourPictures(model: DrawnModel, colourId: string): Picture[] {
  const svg = drawCar(carSpecOf(model, colourId))
  return (['card', 'model', 'thumb'] as const).map((size) => ({
    name: `models/${model.id}/${colourId}/${size}.webp`,
    svg,
    format: FORMATS[size],
  }))
}

function shareColourOf({ id, colours }: DrawnModel): string {
  const colour = colours.find((one) => !PALE.includes(one.id)) ?? colours[0]
  if (!colour) throw new RangeError(`cataloguePictures: ${id} has no colour`)
  return colour.id
}
