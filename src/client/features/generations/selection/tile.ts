import { stage } from '../gallery/stage.ts'

/** The tile of the gallery, a card or a row, that an element is part of. */
export const tileAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-tile]') : null

export const idOfTile = (tile: HTMLElement) => tile.dataset.tile ?? ''

/** Those that are on the page, in no order that matters. */
export const drawnTiles = (): HTMLElement[] =>
  Array.from(stage.container?.querySelectorAll<HTMLElement>('[data-tile]') ?? [])

/** What of a tile takes the focus. */
export const focusTargetOf = (tile: HTMLElement) =>
  tile.querySelector<HTMLElement>('[data-generation]')

/** While something lies over the gallery, nothing happens in it. */
export const isCovered = () => document.querySelector('dialog[open]') !== null
