/**
 * Up to this width, in pixels, a card sets its figures under the name and leaves tools out. Cards know their size
 * before they are drawn: a container query would have the browser lay out each of them twice.
 */
export const narrowCard = 210

/** Below this a picture has no room for a word in its corner. */
export const tinyCard = 84
