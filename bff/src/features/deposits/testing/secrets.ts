import { readFileSync } from 'node:fs'
import { sandboxUrl, testEnvironment } from '../../../testing/test-environment'

const SECRET = /SECRET|_KEY$|API_V3_KEY|SIGNING_KEY|PRIVATE_KEY/

/** Every secret that a BFF in tests is configured with; of keys in files, a line that nothing else has. */
export const developmentSecrets = (): string[] =>
  Object.entries(testEnvironment('unused', sandboxUrl()))
    .filter(([name]) => SECRET.test(name) && !name.includes('PUBLIC'))
    .flatMap(([, value]) => (value.endsWith('.pem') ? linesOf(readFileSync(value, 'utf8')) : [value]))

const linesOf = (pem: string): string[] => pem.split('\n').filter((line) => line.length > 40 && !line.startsWith('-'))
