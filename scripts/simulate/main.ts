import { parseArgs } from 'node:util'
import { caughtDefects } from './batch/caught-defects'
import { type Summary, simulate } from './batch/simulate'
import { withEngine } from './batch/with-engine'
import { printDefects, printOutcome, printSummary } from './report'
import { traced } from './trace'

const HELP = `npm run simulate -- [--seeds N] [--from S] [--engine N] [--seed S [--trace]] [--defects]
  --seeds    so many runs in memory (3000)
  --from     the first seed (1)
  --engine   so many runs on a real database besides (0)
  --seed     one run alone; --trace prints every step of it
  --defects  plants each known mistake and says after how many runs it was caught`

/** `npm run simulate`: the money paths under trouble, in many worlds that a seed decides. */
const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '3000' },
      from: { type: 'string', default: '1' },
      engine: { type: 'string', default: '0' },
      seed: { type: 'string' },
      trace: { type: 'boolean', default: false },
      defects: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const [seeds, from, engine] = [values.seeds, values.from, values.engine].map(numberIn)
  if (values.help) console.log(HELP)
  else if (values.seed !== undefined) {
    const onStep = values.trace ? (line: string) => console.log(line) : undefined
    fail(printOutcome(await traced(numberIn(values.seed), onStep)))
  } else if (values.defects) fail(printDefects(await caughtDefects(seeds ?? 0, say)))
  else {
    fail(printSummary('in memory', await simulate({ from: from ?? 1, seeds: seeds ?? 0, onProgress: say })))
    if (engine) fail(printSummary('on MongoDB', await onEngine(from ?? 1, engine)))
  }
}

const onEngine = async (from: number, seeds: number): Promise<Summary> =>
  withEngine(async (engineUri) => simulate({ from, seeds, engineUri, onProgress: say }))

const numberIn = (text: string): number => {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`${text} is no whole number`)
  return number
}

const say = (words: string | number): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r${String(words)}   `)
}

const fail = (isGood: boolean): void => {
  if (!isGood) process.exitCode = 1
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
