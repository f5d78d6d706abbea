import { useState } from 'react'
import { canNotify, useSignalStore } from '../../lib/signals.ts'

const notes = {
  impossible: 'This browser shows none from a page like this.',
  denied:
    'This browser blocks them for the studio. Allow notifications in its settings for this site, then switch it on here.',
  default: 'Only while this tab is out of sight. The browser asks you first.',
  granted: 'Only while this tab is out of sight.',
}

/** Permission is asked for by the switch alone; what was refused there says how to change it. */
export function useNotificationSwitch() {
  const isWanted = useSignalStore(({ notification }) => notification)
  const isPossible = canNotify()
  const [permission, setPermission] = useState(() =>
    isPossible ? Notification.permission : 'default',
  )

  async function onSwitch(isOn: boolean) {
    const answer = isOn ? await Notification.requestPermission() : permission
    setPermission(answer)
    useSignalStore.setState({ notification: isOn && answer === 'granted' })
  }

  return {
    isPossible,
    isOn: isPossible && isWanted && permission === 'granted',
    note: notes[isPossible ? permission : 'impossible'],
    onSwitch: (isOn: boolean) => void onSwitch(isOn),
  }
}
