/** A trim's name as people say it: `203km 悦享款` → `203 公里悦享款`, `405km` → `405 公里款`. Other names stay as they are. */
export const trimWords = (name: string): string =>
  name.replace(/^(\d+)km(?:\s*(.*))?$/i, (_, km: string, rest: string | undefined) => {
    if (rest === undefined || rest === '') return `${km} 公里款`
    return `${km} 公里${/^[A-Za-z0-9]/.test(rest) ? ' ' : ''}${rest}`
  })
