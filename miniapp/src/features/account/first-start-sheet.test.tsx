import { AGREEMENT_VERSION } from '@cheji/shared/account/agreement-version'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { ok, serve } from '../../../test/serve'
import { session } from '../../api/cheji'
import { recordAgreement } from './consent'
import { FirstStartSheet } from './first-start-sheet'

const ME = { userId: 'a'.repeat(24), phoneMasked: null, consents: [], createdAt: '2026-11-25T10:00:00+08:00' }
const said = (kind: string) => ({ kind, version: AGREEMENT_VERSION, granted: true, at: '2026-11-25T10:00:00+08:00' })

const serveAccount = () => {
  const consents: ReturnType<typeof said>[] = []
  const asked = serve((path) => {
    if (path.endsWith('/account/login')) return ok({ token: 't', expiresAt: '2099-01-01T00:00:00Z', me: ME })
    consents.push(said(consents.length === 0 ? 'agreement_and_privacy' : 'anonymous_usage'))
    return ok({ ...ME, consents: [...consents] })
  })
  return { asked, paths: () => asked.map(({ url }) => url.replace('/api/v1', '')) }
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const boxes = () => screen.getAllByRole('checkbox')

test('nothing is ticked; without the tick the button says what is missing, and why; then it is kept and sent to nobody', () => {
  const { asked } = serveAccount()
  render(<FirstStartSheet />)
  expect(boxes().map((box) => box.getAttribute('aria-checked'))).toEqual(['false', 'false'])
  press('还差：勾第一条')
  expect(screen.getByRole('status').textContent).toContain('看过并同意')
  for (const box of boxes()) fireEvent.click(box)
  press('同意，开始')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(JSON.parse(localStorage.getItem('cheji:ticked-consent') ?? '')).toEqual({
    agreement: AGREEMENT_VERSION,
    anonymous: true,
  })
  expect(asked).toEqual([])
})

test('what was ticked is written to the account when one is first needed', async () => {
  const { asked, paths } = serveAccount()
  await act(recordAgreement)
  expect(paths()).toEqual(['/account/login', '/account/consents', '/account/consents'])
  expect(asked.slice(1).map(({ data }) => JSON.parse(data ?? '') as unknown)).toEqual([
    { kind: 'agreement_and_privacy', version: AGREEMENT_VERSION, granted: true },
    { kind: 'anonymous_usage', version: AGREEMENT_VERSION, granted: true },
  ])
  expect(JSON.parse(localStorage.getItem('cheji:ticked-consent') ?? '')).toEqual({ agreement: 0, anonymous: false })
  act(session.end)
})
