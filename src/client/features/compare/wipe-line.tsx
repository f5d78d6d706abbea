import { useEffect, useRef } from 'react'
import type { PointerEvent, RefObject } from 'react'
import { PullKnob } from '../../ui/pull-knob.tsx'
import { useAddressPercent } from './use-address-percent.ts'

interface WipeLineProps {
  stageRef: RefObject<HTMLElement | null>
  first: string
  second: string
}

/** A real slider that looks like the line between two pictures; the rest of the stage still zooms and pans. */
export function WipeLine({ stageRef, first, second }: WipeLineProps) {
  const [percent, setPercent] = useAddressPercent('line')
  const inputRef = useRef<HTMLInputElement>(null)

  useEffect(() => {
    stageRef.current?.style.setProperty('--line', `${percent}%`)
  }, [stageRef, percent])

  function follow(event: PointerEvent<HTMLElement>) {
    const stage = stageRef.current?.getBoundingClientRect()
    if (!stage || stage.width === 0) return
    const share = ((event.clientX - stage.left) / stage.width) * 100
    setPercent(Math.round(Math.min(Math.max(share, 0), 100) * 10) / 10)
  }

  return (
    <label
      className="group/line absolute inset-y-0 left-(--line) z-2 w-11 -translate-x-1/2 cursor-ew-resize touch-none"
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        inputRef.current?.focus({ preventScroll: true })
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event)
      }}
    >
      <input
        ref={inputRef}
        type="range"
        aria-label="Wipe"
        aria-valuetext={`${Math.round(percent)} % ${first}, ${100 - Math.round(percent)} % ${second}`}
        min={0}
        max={100}
        step={0.1}
        value={percent}
        onKeyDown={(event) => {
          const step = { ArrowLeft: -2, ArrowRight: 2, ArrowDown: -2, ArrowUp: 2 }[event.key]
          if (step === undefined) return
          event.preventDefault()
          setPercent(Math.min(Math.max(percent + step, 0), 100))
        }}
        onChange={({ currentTarget }) => setPercent(currentTarget.valueAsNumber)}
        className="peer pointer-events-none absolute inset-0 size-full opacity-0"
      />
      <span className="pointer-events-none absolute inset-y-0 left-1/2 w-0.5 -translate-x-1/2 bg-white shadow-[0_0_0_1px_rgb(0_0_0/0.25)] peer-focus-visible:[&>i]:outline-2">
        <PullKnob />
      </span>
    </label>
  )
}
