// Reads `[{ file, text }]` from stdin and writes, for each, the names of this project's rules that the text would
// break as that file. A program of its own, because ESLint loads its configuration in ways jest's sandbox forbids.
import { text as readAll } from 'node:stream/consumers'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ESLint } from 'eslint'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const eslint = new ESLint({
  cwd: root,
  // The files do not exist, so nothing is known of their types: only rules on syntax and paths are asked.
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: ({ ruleId }) => ruleId.startsWith('boundaries/') || /(^|\/)no-restricted-(syntax|imports)$/.test(ruleId),
})
const answers = []
for (const { file, text } of JSON.parse(await readAll(process.stdin))) {
  const results = await eslint.lintText(text, { filePath: path.join(root, file) })
  answers.push(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message)))
}
process.stdout.write(JSON.stringify(answers))
