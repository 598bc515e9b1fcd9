import { Page } from '../../../../ui/page'
import { PageSkeleton } from '../../../../ui/skeleton'

export default function ModelSavedPage() {
  return (
    <Page>
      <PageSkeleton />
    </Page>
  )
}
