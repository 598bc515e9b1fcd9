import { sampleDeposit } from './testing/samples'
import { messagesToAsk } from './use-messages'

const TEMPLATES = { car_proposed: 'T1', refund_done: 'T2' }

test('asks in one tap for what has a template and is not settled', () => {
  const deposit = sampleDeposit({
    messages: [
      { kind: 'car_proposed', state: 'not_asked' },
      { kind: 'refund_done', state: 'not_asked' },
    ],
  })
  expect(messagesToAsk(deposit, TEMPLATES)).toEqual([
    { kind: 'car_proposed', id: 'T1', words: '找到车了' },
    { kind: 'refund_done', id: 'T2', words: '退款到了' },
  ])
  expect(messagesToAsk(deposit, { refund_done: 'T2' }).map(({ kind }) => kind)).toEqual(['refund_done'])
})

test('one accept is one message: what will come or was sent is not asked about', () => {
  const deposit = sampleDeposit({
    messages: [
      { kind: 'car_proposed', state: 'sent' },
      { kind: 'refund_done', state: 'will_come' },
    ],
  })
  expect(messagesToAsk(deposit, TEMPLATES)).toEqual([])
})
