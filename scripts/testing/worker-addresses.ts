// jest's setup file in each worker: gives its tests the sandbox that is theirs alone.
const byWorker = JSON.parse(process.env['TEST_SANDBOX_URLS'] ?? '{}') as Record<string, string | undefined>
const mine = byWorker[process.env['JEST_WORKER_ID'] ?? '1']
if (mine) process.env['TEST_SANDBOX_URL'] = mine
