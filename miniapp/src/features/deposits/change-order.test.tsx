import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ok, refusal, serve } from '../../../test/serve'
import { session } from '../../api/cheji'
import { online } from '../../platform/network'
import { AnswerSheet } from './answer-sheet'
import { CancelSheet } from './cancel-sheet'
import { agreedDeposit, proposedDeposit, sampleDeposit } from './testing/samples'

const now = new Date('2026-11-25T09:00:00+08:00')
const SESSION = { token: 't', expiresAt: '2099-01-01T00:00:00Z', me: { userId: 'a'.repeat(24), consents: [] } }
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const bodies = (asked: ReturnType<typeof serve>) => asked.map(({ data }) => JSON.parse(data ?? '{}') as unknown)

beforeEach(async () => {
  serve(() => ok(SESSION))
  await session.signIn()
})
afterEach(() => {
  act(() => {
    session.end()
    online.set(true)
  })
})

describe('leaving', () => {
  test('confirms exactly the amount that is shown, with what is kept and why', async () => {
    const asked = serve(() => ok(agreedDeposit({ status: 'refunding', revision: 6 })))
    const close = jest.fn()
    render(<CancelSheet deposit={agreedDeposit()} onChanged={jest.fn()} onClose={close} />)
    expect(screen.getByText('您同意尾号 3127 之后反悔')).toBeTruthy()
    expect(screen.getByText('− 500 元调车费')).toBeTruthy()
    expect(screen.getByText(/12 月 10 日没到店，自动全退 1,000 元/)).toBeTruthy()
    press('取消订单，退 500 元')
    await waitFor(() => {
      expect(close).toHaveBeenCalledTimes(1)
    })
    expect(bodies(asked)).toEqual([{ expectedRefundFen: 50_000 }])
  })

  test('another amount meanwhile: shown, and asked about anew', async () => {
    const changed = jest.fn()
    let asked = serve(() => {
      const answer = refusal(409, 'refund_changed')
      if (answer instanceof Error) throw answer
      return {
        ...answer,
        data: { error: { code: 'refund_changed', message: '', requestId: '1', details: { refundFen: 100_000 } } },
      }
    })
    render(<CancelSheet deposit={agreedDeposit()} onChanged={changed} onClose={jest.fn()} />)
    press('取消订单，退 500 元')
    await screen.findByText(/和您刚才看到的不一样了/)
    expect(changed).toHaveBeenCalled()
    asked = serve(() => ok(agreedDeposit({ status: 'refunding', revision: 6 })))
    press('取消订单，退 1,000 元')
    await waitFor(() => {
      expect(bodies(asked)).toEqual([{ expectedRefundFen: 100_000 }])
    })
  })

  test('unpaid: nothing comes back because nothing was taken', async () => {
    const asked = serve(() => ok(sampleDeposit({ status: 'closing', revision: 2 })))
    render(<CancelSheet deposit={sampleDeposit()} onChanged={jest.fn()} onClose={jest.fn()} />)
    expect(screen.getByText(/还没付钱，不扣钱/)).toBeTruthy()
    press('关掉订单')
    await waitFor(() => {
      expect(bodies(asked)).toEqual([{ expectedRefundFen: 0 }])
    })
  })

  test('a lost answer says so, and that twice does no harm', async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask'] })
    serve(() => Object.assign(new Error(), { errMsg: 'request:fail timeout' }))
    render(<CancelSheet deposit={agreedDeposit()} onChanged={jest.fn()} onClose={jest.fn()} />)
    press('取消订单，退 500 元')
    await act(() => jest.advanceTimersByTimeAsync(20_000))
    jest.useRealTimers()
    expect(screen.getByText(/不会退两次/)).toBeTruthy()
  })

  test('without a net it waits', () => {
    online.set(false)
    render(<CancelSheet deposit={agreedDeposit()} onChanged={jest.fn()} onClose={jest.fn()} />)
    expect(screen.getByRole('button', { name: '没网，等连上再取消' })).toBeTruthy()
  })
})

describe('the proposed car', () => {
  test('agreeing says before what leaving returns afterwards, and names the car that she saw', async () => {
    const asked = serve(() => ok(agreedDeposit()))
    const close = jest.fn()
    render(<AnswerSheet deposit={proposedDeposit()} answer="agree" now={now} onGone={jest.fn()} onClose={close} />)
    expect(screen.getByText('再反悔，退 500 元，扣 500 元调车费')).toBeTruthy()
    expect(screen.getByText('12 月 10 日没到店，还是全退 1,000 元')).toBeTruthy()
    press('同意，就这台')
    await waitFor(() => {
      expect(close).toHaveBeenCalledTimes(1)
    })
    expect(bodies(asked)).toEqual([{ number: 1, answer: 'agree' }])
  })

  test('declining costs nothing', async () => {
    const asked = serve(() => ok(proposedDeposit({ status: 'stock_held', allocation: null, revision: 5 })))
    render(
      <AnswerSheet deposit={proposedDeposit()} answer="decline" now={now} onGone={jest.fn()} onClose={jest.fn()} />,
    )
    expect(screen.getByText('订金一分不动，我们接着找')).toBeTruthy()
    press('不要这台，接着找')
    await waitFor(() => {
      expect(bodies(asked)).toEqual([{ number: 1, answer: 'decline' }])
    })
  })

  test('it is gone: said, and what holds now is asked for', async () => {
    serve(() => refusal(409, 'car_gone'))
    const gone = jest.fn()
    render(<AnswerSheet deposit={proposedDeposit()} answer="agree" now={now} onGone={gone} onClose={jest.fn()} />)
    press('同意，就这台')
    await screen.findByText('car_gone')
    expect(gone).toHaveBeenCalledTimes(1)
  })
})
