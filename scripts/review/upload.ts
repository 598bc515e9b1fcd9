// `npm run upload`: sends the built weapp package to WeChat as a development version. See docs/review/upload.md.
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { ROOT, dataFolder } from '../house/folders'
import { uploadFaults } from './upload-checks'

/** The part of WeChat's tool that is used here. */
interface UploadTool {
  Project: new (options: {
    appid: string
    type: 'miniProgram'
    projectPath: string
    privateKeyPath: string
    ignores: string[]
  }) => object
  upload: (options: {
    project: object
    version: string
    desc: string
    robot: number
    setting: { useProjectConfig: boolean }
    onProgressUpdate: () => void
  }) => Promise<unknown>
  getDevSourceMap: (options: { project: object; robot: number; sourceMapSavePath: string }) => Promise<unknown>
}

async function upload(): Promise<void> {
  const { values } = parseArgs({
    options: {
      version: { type: 'string', default: readJson('miniapp/package.json')['version'] ?? '' },
      desc: { type: 'string', default: '' },
      robot: { type: 'string', default: '1' },
    },
  })
  const { version, desc } = values
  const robot = Number(values.robot)
  if (!Number.isInteger(robot) || robot < 1 || robot > 30) throw new Error('--robot is a whole number from 1 to 30.')
  const appid = readJson('project.config.json')['appid'] ?? ''
  const faults = uploadFaults({ appId: appid, version, scripts: builtScripts() })
  if (faults.length > 0) throw new Error(faults.join('\n'))

  const tool = await loadTool()
  const privateKeyPath = await keyFile()
  const project = new tool.Project({
    appid,
    type: 'miniProgram',
    projectPath: ROOT,
    privateKeyPath,
    ignores: ['node_modules/**/*'],
  })
  process.stdout.write(`Uploading ${version} of ${appid} as robot ${robot} …\n`)
  await tool.upload({
    project,
    version,
    desc,
    robot,
    setting: { useProjectConfig: true },
    onProgressUpdate: () => undefined,
  })
  const sourceMaps = path.join(dataFolder(), 'sourcemaps', `${version}.zip`)
  mkdirSync(path.dirname(sourceMaps), { recursive: true })
  await tool.getDevSourceMap({ project, robot, sourceMapSavePath: sourceMaps })
  process.stdout.write(`Uploaded. Source maps: ${sourceMaps} (keep them to yourself).\n`)
}

function builtScripts(): string[] {
  const folder = path.join(ROOT, 'miniapp/dist/weapp')
  if (!existsSync(path.join(folder, 'app.json'))) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
}

async function keyFile(): Promise<string> {
  let file = process.env['WEAPP_UPLOAD_KEY']
  if (!file && process.stdin.isTTY) {
    const questions = createInterface({ input: process.stdin, output: process.stdout })
    file = (
      await questions.question('File with the upload key (mp.weixin.qq.com → 开发设置 → 小程序代码上传): ')
    ).trim()
    questions.close()
  }
  if (!file) throw new Error('Set WEAPP_UPLOAD_KEY to the file with the upload key from mp.weixin.qq.com.')
  if (!existsSync(file)) throw new Error(`There is no upload key at ${file}.`)
  return path.resolve(file)
}

/** WeChat's tool brings a compiler of its own, some hundred megabytes that nothing else here needs: it is installed by hand. */
async function loadTool(): Promise<UploadTool> {
  const name: string = 'miniprogram-ci'
  try {
    const loaded = (await import(name)) as { default: UploadTool }
    return loaded.default
  } catch {
    throw new Error("WeChat's upload tool is not installed. Run: npm install --no-save miniprogram-ci@2")
  }
}

function readJson(name: string): Partial<Record<string, string>> {
  return JSON.parse(readFileSync(path.join(ROOT, name), 'utf8')) as Partial<Record<string, string>>
}

upload().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
