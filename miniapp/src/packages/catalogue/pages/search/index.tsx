import { View } from '@tarojs/components'

export default function CatalogueSearchPage() {
  return <View />
}
