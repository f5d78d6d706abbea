/** The line between two images follows the pointer, and its slider the keys. */
export function attachWipe(stage: HTMLElement, line: HTMLElement) {
  const input = line.querySelector('input')
  if (!input) return
  const slider = input
  const draw = () => stage.style.setProperty('--line', `${slider.value}%`)

  slider.addEventListener('input', draw)
  line.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    event.preventDefault()
    line.setPointerCapture(event.pointerId)
    slider.focus({ preventScroll: true })
  })
  line.addEventListener('pointermove', (event) => {
    if (!line.hasPointerCapture(event.pointerId)) return
    const { left, width } = stage.getBoundingClientRect()
    slider.value = String(((event.clientX - left) / width) * 100)
    draw()
  })
}
