import type { Model } from '@cheji/shared/catalogue/catalogue.contract'
import { getModel } from '@cheji/shared/catalogue/catalogue.endpoints'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { useResource } from '../../../api/use-resource'
import { useChoice } from './use-choice'

/** A page about one model: its id, trim and colour from the address, the model's name as the title. */
export const useModelPage = () => {
  // An address without a model gets the server's answer to one that does not exist.
  const { modelId = 'none', trimId, colourId } = useRouter().params
  const resource = useResource(getModel, { params: { modelId } })
  const { data } = resource
  const chooser = useChoice({ trimId, colourId })
  useTitle(data)
  return { modelId, resource, choice: data && chooser.of(data), chooser }
}

const useTitle = (model: Pick<Model, 'name'> | undefined): void => {
  const title = model?.name
  useEffect(() => {
    if (title !== undefined) void Taro.setNavigationBarTitle({ title })
  }, [title])
}
