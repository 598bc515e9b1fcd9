// Unpacks npm's Chromium into FOLDER: `node unpack-chromium.mjs FOLDER`. A process of its own, because the package
// decides by the environment, at import, where to unpack to and whether to bring the libraries that a bare system
// lacks (nss and friends); it does the latter only where it believes to run in a cloud function.
process.env.TMPDIR = process.argv[2]
process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x'

const { default: chromium } = await import('@sparticuz/chromium')
await chromium.executablePath()
