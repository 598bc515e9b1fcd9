import { runTool } from './run-tool'

test('a tool that fails is shown with how it ended and what it said, without colours', async () => {
  await expect(runTool('tsc', ['--no-such-option'])).rejects.toThrow(/^exit code 1\n.*Unknown compiler option/)
})

test('a tool that is not installed says so', async () => {
  await expect(runTool('no-such-tool', [])).rejects.toThrow('not started: ENOENT')
})

test('a tool that does well says nothing', async () => {
  await expect(runTool('tsc', ['--version'])).resolves.toBeUndefined()
})
