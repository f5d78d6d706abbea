import type { PictureRole } from '../../../lib/draft-references.ts'
import { Menu, MenuButton } from './menu.tsx'
import { roles } from './use-as.ts'

interface UseAsMenuProps {
  popover: string
  onChoose: (role: PictureRole) => void
}

export function UseAsMenu({ popover, onChoose }: UseAsMenuProps) {
  return (
    <Menu label="Use as">
      {roles.map(({ role, label, hint }) => (
        <MenuButton key={role} closes={popover} title={hint} onClick={() => onChoose(role)}>
          <span className="w-[72px] flex-none font-medium">{label}</span>
          <span aria-hidden className="text-xs text-ink-3">
            {hint}
          </span>
        </MenuButton>
      ))}
    </Menu>
  )
}
