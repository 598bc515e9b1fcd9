import type { Place } from '@cheji/shared/kernel/geo'

export interface Destination {
  place: Place
  name: string
  address: string
}
