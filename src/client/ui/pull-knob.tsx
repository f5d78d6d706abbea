import { ChevronLeft, ChevronRight } from 'lucide-react'

/** On the line between two pictures, where it is taken hold of. */
export const PullKnob = () => (
  <i className="absolute top-1/2 left-1/2 flex size-9 -translate-1/2 items-center justify-center rounded-full bg-white text-black shadow-float outline-offset-2 outline-light">
    <ChevronLeft size={14} />
    <ChevronRight size={14} className="-ml-0.5" />
  </i>
)
