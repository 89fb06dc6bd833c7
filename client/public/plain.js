// Runs before anything else of the page: where somebody chose it, neither the tab nor the history ever says what this is.
;(() => {
  let words = null
  try {
    const cafes = JSON.parse(localStorage.getItem('tablecloth.plain.cafes') || '{}')
    words = localStorage.getItem('tablecloth.plain') || cafes[location.pathname.split('/')[2]] || null
  } catch {
    // A device that keeps nothing has chosen nothing.
  }
  // The first title of a page is its title: one that comes later does not count.
  if (words) document.title = words
  const icon = document.createElement('link')
  icon.rel = 'icon'
  icon.type = 'image/svg+xml'
  icon.href = words ? '/plain.svg' : '/icon.svg'
  document.head.append(icon)
})()
