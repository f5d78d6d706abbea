import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { StudioPage } from './app/studio-page.tsx'
import { tellFirstScreen } from './lib/first-screen.ts'
import { followTheme } from './lib/theme.ts'
import { createQueryClient } from './queries/query-client.ts'
import './styles.css'

followTheme()
// Any other page is itself a part that comes later.
if (location.pathname !== '/') tellFirstScreen()

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root')

// In pieces, so that a slow machine can answer in between.
startTransition(() =>
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <StudioPage />
      </QueryClientProvider>
    </StrictMode>,
  ),
)
