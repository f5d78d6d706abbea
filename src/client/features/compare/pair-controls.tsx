import { Pause, Play } from 'lucide-react'
import { useEffect } from 'react'
import type { RefObject } from 'react'
import type { Pair, ViewerItem, ViewerMode } from './viewer-item.ts'
import { useAddressPercent } from './use-address-percent.ts'
import { flickerMs } from './use-flicker.ts'
import type { Flicker } from './use-flicker.ts'

interface PairControlsProps {
  items: readonly ViewerItem[]
  mode: ViewerMode
  pair: Pair
  onPair: (pair: Pair) => void
  stageRef: RefObject<HTMLElement | null>
  flicker: Flicker
}

const barClass = 'flex max-w-full items-center gap-1 rounded-full bg-black/65 px-2 h-8'

/** Which two lie over one another, and how. */
export function PairControls({ items, mode, pair, onPair, stageRef, flicker }: PairControlsProps) {
  return (
    <>
      {items.length > 2 && (
        <fieldset aria-label="Pair" className={barClass}>
          <Choice
            name="First"
            items={items}
            value={pair[0]}
            onChoose={(a) => onPair(swap(pair, 0, a))}
          />
          <span aria-hidden className="text-xs text-white/70">
            and
          </span>
          <Choice
            name="Second"
            items={items}
            value={pair[1]}
            onChoose={(b) => onPair(swap(pair, 1, b))}
          />
        </fieldset>
      )}
      {mode === 'overlay' && <OnionSlider stageRef={stageRef} name={items[pair[1]]?.label ?? ''} />}
      {mode === 'flicker' && <FlickerControls flicker={flicker} />}
    </>
  )
}

/** Whoever is chosen twice gives the other place to the one that leaves. */
const swap = (pair: Pair, side: 0 | 1, place: number): Pair => {
  const [first, second] = pair
  if (side === 0) return place === second ? [second, first] : [place, second]
  return place === first ? [second, first] : [first, place]
}

interface ChoiceProps {
  name: string
  items: readonly ViewerItem[]
  value: number
  onChoose: (place: number) => void
}

const Choice = ({ name, items, value, onChoose }: ChoiceProps) => (
  <select
    aria-label={name}
    value={value}
    onChange={({ currentTarget }) => onChoose(Number(currentTarget.value))}
    className="h-7 max-w-[130px] truncate rounded-full bg-transparent px-1 text-xs text-white [&>option]:bg-raised [&>option]:text-ink"
  >
    {items.map(({ id, label }, place) => (
      <option key={id} value={place}>
        {place + 1} · {label}
      </option>
    ))}
  </select>
)

const rangeClass = 'h-7 w-[120px] accent-white sm:w-[180px]'

function OnionSlider({
  stageRef,
  name,
}: {
  stageRef: RefObject<HTMLElement | null>
  name: string
}) {
  const [percent, setPercent] = useAddressPercent('onion')
  useEffect(() => {
    stageRef.current?.style.setProperty('--onion', String(percent / 100))
  }, [stageRef, percent])

  return (
    <label className={barClass}>
      <span className="sr-only">Opacity of {name}</span>
      <input
        type="range"
        min={0}
        max={100}
        value={percent}
        aria-valuetext={`${percent} % ${name}`}
        onChange={({ currentTarget }) => setPercent(currentTarget.valueAsNumber)}
        className={rangeClass}
      />
      <span aria-hidden className="num w-10 text-right text-white">
        {percent} %
      </span>
    </label>
  )
}

function FlickerControls({ flicker }: { flicker: Flicker }) {
  const { isPlaying, ms, setMs, toggle, swap: turn } = flicker
  return (
    <fieldset aria-label="Flicker" className={barClass}>
      <button
        type="button"
        aria-label={isPlaying ? 'Pause' : 'Play'}
        title={isPlaying ? 'Pause (P)' : 'Play (P)'}
        onClick={toggle}
        className="grid size-7 place-items-center rounded-full hover:bg-white/15"
      >
        {isPlaying ? <Pause size={14} /> : <Play size={14} />}
      </button>
      {isPlaying ? (
        <>
          <input
            type="range"
            aria-label="Time for each"
            aria-valuetext={`${(ms / 1000).toFixed(1)} seconds`}
            min={flickerMs.min}
            max={flickerMs.max}
            step={100}
            value={ms}
            onChange={({ currentTarget }) => setMs(currentTarget.valueAsNumber)}
            className={rangeClass}
          />
          <span aria-hidden className="num w-10 text-right text-white">
            {(ms / 1000).toFixed(1)} s
          </span>
        </>
      ) : (
        <button
          type="button"
          onClick={turn}
          className="h-7 rounded-full px-2 text-xs hover:bg-white/15"
        >
          The other one
        </button>
      )}
    </fieldset>
  )
}
