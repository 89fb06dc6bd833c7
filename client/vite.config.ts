import { env } from 'node:process'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const api = env.API ?? 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [react()],
  // Two copies of Yjs or React in one page break in silence.
  resolve: { dedupe: ['yjs', 'react', 'react-dom'] },
  server: {
    proxy: {
      '/api': api,
      '/healthz': api,
      '/readyz': api,
      '/socket.io': { target: api, ws: true },
      '/yjs': { target: api, ws: true },
    },
  },
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    // The content security policy allows files of our own only, so nothing becomes a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/ },
            { name: 'words', test: /node_modules[\\/](i18next|react-i18next|html-parse-stringify)[\\/]/ },
            { name: 'sync', test: /node_modules[\\/](yjs|lib0|y-protocols|y-websocket)[\\/]/ },
            // What every page uses, in one file: it packs better than in forty of a few hundred bytes.
            {
              name: 'house',
              test: /client[\\/](device[\\/](my-cafes|plain|storage|theme|wipe)|i18n[\\/](format|languages|setup)|state[\\/](hooks|use-command|use-draft|CommandTrouble|Announcement)|app[\\/]use-title|connection[\\/]api|ui[\\/](announce|Brand|Button|ButtonLink|Choice|ChoiceGroup|classes|Dialog|Face|Field|Icon|icons|LanguageSwitch|LeaveQuickly|Loading|Notice|Page|PrivacyLink|Segmented|Selvedge|Stitch|Tally|TextArea|TextInput))\.tsx?$/,
            },
            // In the lobby and at every table.
            {
              name: 'agreement',
              test: /client[\\/]agreement[\\/](AgreementLines|Proposals|reading|use-agreement)\.tsx?$/,
            },
          ],
        },
      },
    },
  },
})
