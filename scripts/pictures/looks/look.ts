import type { BodyShape, BodyStyle, CarDetails, LampStyle, TailLampStyle, WheelStyle } from '../car/car-spec'

/**
 * What makes one model look like itself at the size of a list picture: proportions of bonnet, screens and windows, lamps, wheels.
 * Length, height, wheelbase and tyres come from its specification.
 */
export interface ModelLook {
  bodyStyle: BodyStyle
  wheelStyle: WheelStyle
  lampStyle: LampStyle
  tailLampStyle?: TailLampStyle
  details: CarDetails
  /** Roof colour of two-tone versions by colour id, `other` for the colours not named. */
  roof?: Readonly<Record<string, string>>
  shape: Partial<BodyShape>
}

export const WHITE_ROOF = '#F7F7F4'
export const BLACK_ROOF = '#20262C'
