import { useLargeText } from '../ui/large-text'
import { TabBar } from '../ui/tab-bar'

/** WeChat's place for a tab bar of one's own. */
export default function CustomTabBar() {
  return <TabBar large={useLargeText()} />
}
