import { useId } from 'react'
import { closeShortcuts, useLetterKeys } from '../../lib/shortcuts.ts'
import type { ShortcutGroup } from '../../lib/shortcuts.ts'
import { CloseButton, Dialog } from '../../ui/dialog.tsx'
import { Switch } from '../../ui/switch.tsx'

/** Every key there is, by the place where it works. */
export function ShortcutDialog({ groups }: { groups: readonly ShortcutGroup[] }) {
  return (
    <Dialog
      label="Keyboard shortcuts"
      onClose={closeShortcuts}
      // What lies under it has keys of its own.
      onKeyDown={(event) => event.stopPropagation()}
      className="max-h-[calc(100dvh-24px)] w-[min(860px,calc(100vw-24px))] overflow-y-auto rounded-lg p-0"
    >
      <div className="p-5 sm:p-7">
        <div className="flex items-center justify-between gap-3">
          <h2 className="text-lg font-medium">Keyboard shortcuts</h2>
          <div className="-my-2 -mr-2">
            <CloseButton onClick={closeShortcuts} />
          </div>
        </div>
        <div className="mt-5 gap-x-10 sm:columns-2">
          {groups.map(({ place, shortcuts }) => (
            <section key={place} className="mb-6 break-inside-avoid">
              <h3 className="mb-2 text-xs font-medium text-ink-3">{place}</h3>
              <dl className="grid gap-1.5 text-sm">
                {shortcuts.map(({ keys, does }) => (
                  <div key={does} className="flex items-baseline gap-4">
                    <dt className="order-last ml-auto flex flex-none gap-1">
                      {keys.split(' ').map((key) => (
                        <Key key={key} name={key} />
                      ))}
                    </dt>
                    <dd className="text-pretty text-ink-2">{does}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <LetterKeySwitch />
      </div>
    </Dialog>
  )
}

const Key = ({ name }: { name: string }) =>
  name === '–' ? (
    <span>–</span>
  ) : (
    <kbd className="num inline-block min-w-6 rounded-sm border border-line-strong bg-sunken px-1.5 text-center leading-5.5 whitespace-nowrap text-ink">
      {name}
    </kbd>
  )

function LetterKeySwitch() {
  const id = useId()
  const areOn = useLetterKeys((state) => state.areOn)
  return (
    <div className="flex min-h-11 items-center gap-4 border-t border-line pt-4">
      <span className="min-w-0 flex-1">
        <label htmlFor={id} className="block">
          Single keys
        </label>
        <span className="block text-xs text-pretty text-ink-3">
          Letters work while an image has the focus. Off, letters, figures, / and ? do nothing in
          the studio and the gallery.
        </span>
      </span>
      <Switch id={id} isOn={areOn} onSwitch={(isOn) => useLetterKeys.setState({ areOn: isOn })} />
    </div>
  )
}
