/** The preview's server puts the first cards into index.html; they go as soon as the living page has something to show. */
export const removeFirstScreen = (): void => {
  document.getElementById('first-screen')?.remove()
}
