import { lazyPart } from '../../lib/lazy-part.tsx'
import { Popover } from '../../ui/popover.tsx'

const SettingsPanel = lazyPart(() => import('./settings-panel.tsx'), 'SettingsPanel')

// Drawn here: the icon library is not for the first load.
const sliders =
  'M3 7h10M19 7h2M3 17h4M13 17h8M16 4a3 3 0 1 1 0 6 3 3 0 0 1 0-6M10 14a3 3 0 1 1 0 6 3 3 0 0 1 0-6'

export const SettingsButton = () => (
  <Popover
    triggerClassName="grid size-9 place-items-center rounded-full hover:bg-ink/6 hover:text-ink pointer-coarse:size-11"
    className="fixed! w-[340px] p-4!"
    trigger={
      <>
        <svg
          aria-hidden
          width="18"
          height="18"
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
        >
          <path d={sliders} />
        </svg>
        <span className="sr-only">Settings</span>
      </>
    }
  >
    {(popover) => <SettingsPanel popover={popover} />}
  </Popover>
)
