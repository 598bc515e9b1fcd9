// `npm run review:privacy`: writes docs/review/privacy-declaration.md from the built weapp package.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../house/folders'
import { checkPackage } from '../weapp/package-check'
import { privacyDeclaration } from './declaration'

const page = privacyDeclaration(checkPackage(path.join(ROOT, 'miniapp/dist/weapp')).privateApis)
writeFileSync(path.join(ROOT, 'docs/review/privacy-declaration.md'), page)
process.stdout.write('docs/review/privacy-declaration.md is as the package is\n')
