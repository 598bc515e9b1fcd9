import { useEffect } from 'react'

/**
 * The same for the browser, whose own way would scroll the page as well and take what stands above out of sight. The
 * ScrollView must be positioned.
 */
export const useFirstInSight = (id: string | undefined): object => {
  useEffect(() => {
    const element = id === undefined ? null : document.getElementById(id)
    const box = element?.offsetParent
    if (element && box) box.scrollTop = element.offsetTop - (box.clientHeight - element.clientHeight) / 2
  }, [id])
  return {}
}
