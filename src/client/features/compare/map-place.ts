/** Beside the bar where there is room for it, else above. */
export const mapPlaceClass =
  'right-2.5 bottom-14 origin-bottom-right max-sm:bottom-26 lg:bottom-2.5'
