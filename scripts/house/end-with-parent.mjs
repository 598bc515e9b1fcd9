// Preloaded (`node --import`) into servers that the house starts: their stdin is a pipe from it, and when that ends
// the house is gone, killed perhaps, so they stop as if told to. Servers know nothing of it.
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'))
process.stdin.on('error', () => undefined)
process.stdin.resume()
if ('unref' in process.stdin && typeof process.stdin.unref === 'function') process.stdin.unref()
