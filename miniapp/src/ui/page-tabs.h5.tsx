import { TabBar } from './tab-bar'

/** The browser preview has no tab bar of its own, so each tab page draws it. */
export const PageTabs = ({ large }: { large: boolean }) => <TabBar large={large} />
