/** Beside the bar where there is room for it, else above. */
export const mapPlaceClass = 'bottom-14 max-sm:bottom-26 lg:bottom-2.5'
