import { ChevronDown, Download } from 'lucide-react'
import type { Image } from '#shared/image.ts'
import { downloadUrl } from '../../../lib/download-url.ts'
import { Popover } from '../../../ui/popover.tsx'
import { Menu, MenuLink } from './menu.tsx'

/** At one press with everything; the arrow beside it offers the bare picture. */
export function DownloadButton({ image, generationId }: { image: Image; generationId: string }) {
  return (
    <span className="inline-flex h-8 items-stretch rounded-full bg-action text-sm font-medium text-on-action">
      <a
        href={downloadUrl(image, generationId)}
        download
        className="inline-flex items-center gap-2 rounded-l-full pr-2.5 pl-3.5 hover:opacity-85"
      >
        <Download size={14} /> Download
      </a>
      <Popover
        triggerClassName="grid h-full place-items-center rounded-r-full border-l border-on-action/20 pr-2.5 pl-1.5 hover:opacity-85"
        className="w-[290px]"
        trigger={
          <>
            <ChevronDown size={14} />
            <span className="sr-only">Download options</span>
          </>
        }
      >
        {(popover) => (
          <Menu label="Download options">
            <MenuLink
              closes={popover}
              href={downloadUrl(image, generationId)}
              label="With metadata"
              hint="Dropped on the page, it fills the form again"
            />
            <MenuLink
              closes={popover}
              href={downloadUrl(image, generationId, 'strip')}
              label="Without metadata"
              hint="The picture alone, to give away"
            />
          </Menu>
        )}
      </Popover>
    </span>
  )
}
