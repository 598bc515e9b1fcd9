import { openPage, PAGES } from '../../../platform/routes'
import { BottomBar } from '../../../ui/bottom-bar'
import { Button } from '../../../ui/button'
import { setCompared, useCompared } from '../compared'
import { catalogueTexts as texts } from '../texts'

/** Above the tabs while something is chosen for comparing. */
export const CompareTray = () => {
  const compared = useCompared()
  const [first, second] = compared
  if (!first) return null
  return (
    <BottomBar
      overTabs
      say={second ? texts.trayMany(compared.length) : texts.trayOne(first.modelName)}
      sayIcon="compare"
    >
      <Button kind="plain" narrow onPress={() => setCompared([])}>
        {texts.trayClear}
      </Button>
      <Button
        missing={second ? undefined : texts.trayMore}
        onPress={() => void openPage(PAGES.compare, { trimIds: compared.map(({ trimId }) => trimId).join(',') })}
      >
        {texts.trayGo(compared.length)}
      </Button>
    </BottomBar>
  )
}
