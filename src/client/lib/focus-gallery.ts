/** What had the focus goes: the heading of what has changed takes it. */
export const focusGallery = () =>
  document.getElementById('gallery-title')?.focus({ preventScroll: true })
