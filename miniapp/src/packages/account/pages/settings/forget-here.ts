import { forgetKept } from '../../../../api/cheji'
import { setCompared } from '../../../../features/catalogue/compared'
import { setSaved } from '../../../../features/catalogue/saved'
import { forgetSearches } from '../../../../features/catalogue/search/searches'
import { forgetRecentRegions } from '../../../../features/region/recent-regions'
import { forgetRegion } from '../../../../features/region/region'

/** Clears what the features keep on this phone. The session, her consents and large text stay. */
export const forgetHere = (): void => {
  forgetKept()
  forgetSearches()
  setSaved([])
  setCompared([])
  forgetRecentRegions()
  forgetRegion()
}
