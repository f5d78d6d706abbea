interface PictureInputProps {
  label: string
  isMultiple?: boolean
  onFiles: (files: File[]) => void
}

/** The platform's own file field, unseen over what is drawn in its place. */
export function PictureInput({ label, isMultiple = false, onFiles }: PictureInputProps) {
  return (
    <input
      type="file"
      accept="image/*"
      multiple={isMultiple}
      aria-label={label}
      title={label}
      onChange={({ target }) => {
        onFiles(Array.from(target.files ?? []))
        // The same file again is a choice again.
        target.value = ''
      }}
      className="absolute inset-0 size-full cursor-pointer rounded-[inherit] text-[0] opacity-0"
    />
  )
}
