import { NEXT, checkStates, statesBefore } from './deposit.state'

test('the table holds together', () => {
  expect(() => {
    checkStates()
  }).not.toThrow()
})

test.each([
  ['a state that is none', { ...NEXT, paid: [...NEXT.paid, 'delivered'] }, 'delivered is no state'],
  [
    'one that nothing leads to',
    { ...NEXT, awaiting_payment: ['closing'], stock_held: [] },
    'no refund follows stock_held',
  ],
  ['one that is never reached', { ...NEXT, allocation_proposed: ['refunding'] }, 'allocated cannot be reached'],
])('%s stops the start', (_, next, fault) => {
  expect(() => {
    checkStates(next)
  }).toThrow(fault)
})

test('nothing is paid twice, and what is refunded stays so', () => {
  expect(statesBefore('paid').sort()).toEqual(['awaiting_payment', 'closed', 'closing'])
  expect(NEXT.refunded).toEqual([])
})

test('nothing but her yes to a proposed car makes it allocated', () => {
  expect(statesBefore('allocated')).toEqual(['allocation_proposed'])
})

test('a refund begins wherever there is money, and never where none came', () => {
  expect(statesBefore('refunding').sort()).toEqual(
    ['allocated', 'allocation_proposed', 'closed', 'closing', 'paid', 'refund_failed', 'stock_held'].sort(),
  )
})
