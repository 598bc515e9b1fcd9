import { Page } from '../../ui/page'
import { PageSkeleton } from '../../ui/skeleton'

export default function CarsPage() {
  return (
    <Page tab="cars">
      <PageSkeleton />
    </Page>
  )
}
