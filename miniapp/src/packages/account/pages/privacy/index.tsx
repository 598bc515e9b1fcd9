import { PRIVACY_NOTICE } from '@cheji/shared/account/agreements'
import { DocumentText } from '../../../../features/account/document-text'
import { Page } from '../../../../ui/page'

export default function AccountPrivacyPage() {
  return (
    <Page>
      <DocumentText text={PRIVACY_NOTICE} />
    </Page>
  )
}
