// The root's size is taken from that of the page, which is to be the screen's from the beginning.
const RULES = `
html,body{height:100%}
#first-screen{position:absolute;z-index:1;top:0;right:0;left:0;min-height:100%;background:#f4f4ef;color:#333c37;
font:14px/1.5 -apple-system,Roboto,'PingFang SC','Noto Sans SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif}
#first-screen *{box-sizing:border-box;margin:0}
#first-screen header{height:44px;color:#141b17;font-size:17px;font-weight:600;line-height:44px;text-align:center}
.fs-search{height:50px;margin:8px 16px!important;padding:0 46px;border:1px solid #7a857d;border-radius:14px;background:#fff;color:#4a544e;font-size:16px;line-height:48px}
.fs-promise{margin:76px 16px 0!important;color:#084538;font-weight:600}
.fs-quiet{color:#4a544e}
.fs-under{margin:0 16px 9px!important}
#first-screen article{margin:0 16px 12px!important;padding:14px 16px 14px;border-radius:16px;background:#fff}
.fs-main{display:flex}
.fs-words{flex:1;min-width:0;padding-top:2px}
#first-screen h2{color:#141b17;font-size:18px;font-weight:600;line-height:1.35}
.fs-price{margin-top:4px!important;color:#141b17;font-size:26px;font-weight:600;line-height:1.15}
.fs-price small{font-size:15px}
#first-screen img{flex:none;width:192px;height:96px;margin:10px -14px -6px -8px}
.fs-trim{margin-top:12px!important;font-size:16px}
.fs-trim b{color:#141b17;font-weight:600}
`

/** The look of the first cards, by the product's tokens: there is no stylesheet yet when they are seen. */
export const CARDS_CSS = RULES.replaceAll('\n', '')
