import type { ZoomController } from '../lib/zoom-controller.ts'

const pictureClass =
  'absolute top-0 left-0 h-(--fit-height) w-(--fit-width) max-w-none origin-top-left [transform:var(--place)] will-change-transform'

/** One image in the viewer: first as the page has it already, then as sharp as the zoom wants it. */
export function createFrame(link: HTMLAnchorElement, zoom: ZoomController) {
  const source = link.querySelector('img')
  const natural = {
    width: Number(source?.getAttribute('width') ?? 1),
    height: Number(source?.getAttribute('height') ?? 1),
  }
  const versions = [640, 1280]
    .filter((width) => width < natural.width)
    .map((width) => ({ width, address: `${link.href}?w=${width}` }))
  versions.push({ width: natural.width, address: link.href })

  const element = document.createElement('figure')
  element.className = 'absolute overflow-hidden bg-black'
  element.dataset.zoomFrame = ''
  let picture = makePicture(source?.currentSrc || link.href)
  let wanted = -1
  element.append(picture, captionOf(link))
  zoom.add(element, natural)

  zoom.watch(({ zoom: factor }) => {
    const pixels = picture.clientWidth * factor * devicePixelRatio
    if (pixels === 0) return
    const enough = versions.findIndex(({ width }) => width * 1.02 >= pixels)
    const next = enough < 0 ? versions.length - 1 : enough
    if (next <= wanted) return
    wanted = next
    void show(next)
  })

  function makePicture(address: string) {
    const made = new Image()
    made.className = pictureClass
    made.alt = source?.alt ?? ''
    made.draggable = false
    made.src = address
    return made
  }

  /** Put in place only once it can be painted at once. If it does not come, what is there stays. */
  async function show(version: number) {
    const sharper = makePicture(versions[version]?.address ?? link.href)
    const isReady = await sharper.decode().then(
      () => true,
      () => false,
    )
    // A still sharper one may have been faster.
    if (!isReady || version < wanted) return
    picture.replaceWith(sharper)
    picture = sharper
  }

  return { element, ratio: natural.width / natural.height }
}

function captionOf({ dataset }: HTMLAnchorElement) {
  const caption = document.createElement('figcaption')
  caption.className = 'pointer-events-none absolute inset-x-3 top-4 z-1'
  const label = document.createElement('span')
  label.className =
    'rounded-full bg-black/60 px-2.5 py-1 text-sm font-medium text-white backdrop-blur-md'
  label.textContent = dataset.label ?? ''
  caption.append(label)
  return caption
}
