/** The bar's room in the head of the gallery, also before it is there: beside the heading, or a row of its own. */
export const findPlaceClass =
  'flex min-h-9 min-w-0 items-center gap-2 pointer-coarse:min-h-11 max-xl:order-last max-xl:w-full xl:flex-1'

/** A row more, where something is narrowed. */
export const activePlaceClass =
  'order-last flex min-h-8 w-full min-w-0 flex-wrap items-center gap-2 pointer-coarse:min-h-11'
