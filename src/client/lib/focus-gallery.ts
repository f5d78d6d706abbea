/** What had the focus goes: the heading of what has changed, or of what is there instead, takes it. */
export const focusGallery = () =>
  document.getElementById('gallery-title')?.focus({ preventScroll: true })
