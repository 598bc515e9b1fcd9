/**
 * A model's name without its brand, as people say it: 五菱缤果 → 缤果, 零跑T03 → T03. Where hardly anything would be left
 * (东风纳米01, iCAR 03) the whole name.
 */
export const shortNameOf = (modelName: string, brandName: string): string => {
  let shared = 0
  while (shared < modelName.length && modelName[shared] === brandName[shared]) shared++
  const rest = modelName.slice(shared).trim()
  return rest.length >= 2 && /[\p{Script=Han}\p{Script=Latin}]/u.test(rest) ? rest : modelName
}
