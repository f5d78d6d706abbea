import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react(), tailwindcss()],
  server: {
    host: '127.0.0.1',
    // The BFF runs beside Vite in `npm run dev`; start.mjs chooses its port.
    proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? 5175}` },
  },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    // The first screen in three scripts: what it shares with the parts that come later must not become a request each.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'vendor',
              test: /rolldown|node_modules.(react|react-dom|scheduler|@tanstack|zustand|wouter|hono)./,
            },
            {
              name: 'common',
              test: /src.(client.(ui|lib|queries)|shared.(catalog|fit|price|failure|status))/,
            },
          ],
        },
      },
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'server',
          include: ['src/{server,shared,emulators}/**/*.test.ts'],
          environment: 'node',
        },
      },
      {
        extends: true,
        test: {
          name: 'client',
          include: ['src/client/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          setupFiles: 'src/client/test-setup.ts',
        },
      },
    ],
  },
})
