import { exportedWords } from './exported-words'

test('her copy reads in plain words, and what is new keeps the name it has', () => {
  const words = exportedWords({
    exportedAt: '2026-11-25T10:00:00+08:00',
    account: { userId: 'a'.repeat(24), phone: '13800002086', createdAt: '2026-11-20T09:00:00+08:00' },
    consents: [{ kind: 'agreement_and_privacy', version: 1, granted: true, at: '2026-11-20T09:01:00+08:00' }],
    sessions: [],
    records: {
      'test-drives': [{ model: '五菱缤果', trim: null, startsAt: '2026-11-26T10:20:00+08:00', status: 'booked' }],
      later: [{ thing: 3 }],
    },
  })
  expect(words).toContain('手机号：13800002086')
  expect(words).toContain('· 用户协议和隐私说明，第 1 版，2026-11-20 09:01同意')
  expect(words).toContain('约过的试驾\n· 车：五菱缤果，时间：2026-11-26 10:20，状态：约好了')
  expect(words).toContain('later\n· thing：3')
})
