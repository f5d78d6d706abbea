import { useState } from 'react'
import { Popover } from '../../ui/popover.tsx'
import { quietButtonClass } from '../../ui/button.tsx'

const sizes = { slide: 'For a slide', chat: 'For a chat' }
type Size = keyof typeof sizes

const parts = {
  names: 'Names',
  times: 'Times',
  prices: 'Prices',
  prompt: 'Prompt',
  date: 'Date',
}

/** One picture of the comparison, with as much said about it as is wanted. */
export const SheetMenu = ({ ids }: { ids: readonly string[] }) => (
  <Popover trigger="Contact sheet" triggerClassName={quietButtonClass} className="w-60">
    {() => <SheetForm ids={ids} />}
  </Popover>
)

function SheetForm({ ids }: { ids: readonly string[] }) {
  const [size, setSize] = useState<Size>('slide')
  const [hidden, setHidden] = useState<readonly string[]>([])
  const toggle = (part: string) =>
    setHidden(hidden.includes(part) ? hidden.filter((known) => known !== part) : [...hidden, part])
  const hide = hidden.length === 0 ? '' : `&hide=${hidden.join(',')}`
  return (
    <div className="grid gap-3 text-sm">
      <fieldset className="flex gap-4">
        <legend className="mb-1 text-ink-2">Size</legend>
        {Object.entries(sizes).map(([value, name]) => (
          <label key={value} className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-11">
            <input
              type="radio"
              name="sheet-size"
              checked={size === value}
              onChange={() => setSize(value === 'chat' ? 'chat' : 'slide')}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend className="mb-1 text-ink-2">Shows</legend>
        {Object.entries(parts).map(([part, name]) => (
          <label key={part} className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-11">
            <input type="checkbox" checked={!hidden.includes(part)} onChange={() => toggle(part)} />
            {name}
          </label>
        ))}
      </fieldset>
      <a
        href={`/api/contact-sheet?ids=${ids.join(',')}&size=${size}${hide}`}
        download="contact-sheet.png"
        className={`${quietButtonClass} justify-center`}
      >
        Download PNG
      </a>
    </div>
  )
}
