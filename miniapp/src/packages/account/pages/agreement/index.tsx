import { USER_AGREEMENT } from '@cheji/shared/account/agreements'
import { DocumentText } from '../../../../features/account/document-text'
import { Page } from '../../../../ui/page'

export default function AccountAgreementPage() {
  return (
    <Page>
      <DocumentText text={USER_AGREEMENT} />
    </Page>
  )
}
