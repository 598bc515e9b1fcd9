/** Why a kind of private information is used, as the guide in WeChat's console asks for it. */
interface Purpose {
  /** 用途: goes behind "为了". */
  purpose: string
  when: string
  kept: string
  otherwise: string
}

/** By WeChat's name of the kind. A kind that the package uses and that is missing here has no reason to be in it. */
const PURPOSES: Readonly<Record<string, Purpose>> = {
  手机号: {
    purpose: '让门店确认您约的这一次试驾，换手机后找回预约',
    when: '约试驾、登录时，勾选同意之后点“用微信手机号登录”',
    kept: '加密保存到您删掉或注销；收回同意就删。只在您选了“可以打电话”时给您约的那一家店',
    otherwise: '可以自己输入手机号用短信验证码；也可以“先不登录”，看车看价找门店照常',
  },
  位置信息: {
    purpose: '把离您近的门店排在前面',
    when: '点“离我近的”时',
    kept: '不保存，算完就丢；只要大概的位置',
    otherwise: '自己选县',
  },
  选择的位置信息: {
    purpose: '照您在地图上选的地方找附近的门店',
    when: '点“在地图上选”时',
    kept: '服务器不保存',
    otherwise: '自己选县',
  },
  '相册（仅写入）': {
    purpose: '把预约或分享的图片存到您的相册，没有网也能看',
    when: '点“存到相册”时',
    kept: '只写这一张图，不看相册里的别的东西',
    otherwise: '截屏，或者在“试驾预约”里看',
  },
  剪切板: {
    purpose: '把预约号、地址、电话复制给您',
    when: '点“复制”时',
    kept: '只写不读',
    otherwise: '自己抄下来，或者长按选中',
  },
}

/** What the package uses: the interface and WeChat's name of the kind of information. */
export interface PrivateInterface {
  api: string
  kind: string
}

/**
 * The answers to WeChat's privacy guide as a Markdown page, from what the package really uses.
 *
 * @throws naming each kind for which nobody has written down why it is used
 */
export function privacyDeclaration(used: readonly PrivateInterface[]): string {
  const kinds = [...new Set(used.map(({ kind }) => kind))]
  const unexplained = kinds.filter((kind) => !(kind in PURPOSES))
  if (unexplained.length > 0)
    throw new Error(
      `The package uses ${unexplained.join(', ')}: say in scripts/review/declaration.ts why, or take it out.`,
    )
  // In the order of the table above, so that the page changes only when the package does.
  const rows = Object.entries(PURPOSES).flatMap(([kind, { purpose, when, kept, otherwise }]) => {
    const apis = used.filter((one) => one.kind === kind).map(({ api }) => `\`${api}\``)
    return apis.length === 0
      ? []
      : [`| ${kind} | ${apis.sort().join('、')} | ${purpose} | ${when} | ${kept} | ${otherwise} |`]
  })
  return `${HEAD}\n${rows.join('\n')}\n\n${FOOT}`
}

const HEAD = `# 《用户隐私保护指引》怎么填

<!-- 这一页由 npm run review:privacy 从做好的小程序包生成，不要手改；用途写在 scripts/review/declaration.ts。 -->

公众平台 → 设置 → 基本设置 → 服务内容声明 → 用户隐私保护指引。下面是默认的包（模糊位置）真正用到的接口，不多也不少：没写进指引的
接口会被微信直接停用，写了没用到的会被审核退回。

| 信息 | 接口 | 为了（用途照抄） | 什么时候用 | 存多久、给谁 | 不给的话 |
|---|---|---|---|---|---|`

const FOOT = `## 其他几栏

| 一栏 | 填 |
|---|---|
| 信息存储 | 存在中国境内；手机号保存到用户删掉、收回同意或注销，位置不保存 |
| 第三方 SDK | 没有用 |
| 信息共享 | 用户选了“可以打电话”时，手机号给约的那一家门店；短信验证码由短信公司发 |
| 用户权利 | 小程序里“我的 → 我的信息”：看、拿一份、收回同意、注销；15 个工作日内答复 |
| 联系方式 | 填客服电话和邮箱 |
| 生效通知 | 小程序里改版本号、再问一次；和《隐私说明》（\`shared/src/account/agreements.ts\`）同一个版本 |

用精确位置的包（构建时 \`TARO_APP_PRECISE_LOCATION=1\`）把 \`getFuzzyLocation\` 换成 \`getLocation\`，信息还是“位置信息”，“只要大概的位置”那句要改。
`
