import { getModel } from '@cheji/shared/catalogue/catalogue.endpoints'
import { useResource } from '../../api/use-resource'

const FRESH_FOR_MS = 10 * 60_000

/** Name of a car; undefined until it is known. The page of the car has usually read it already. */
export const useModelName = (modelId: string | undefined): string | undefined =>
  useResource(getModel, modelId === undefined ? undefined : { params: { modelId } }, { freshForMs: FRESH_FOR_MS }).data
    ?.name
