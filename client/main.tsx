import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { chosenTheme, wearTheme } from './device/theme.ts'
import { startWords } from './i18n/setup.ts'
import './look/look.css'

wearTheme(chosenTheme())
await startWords()

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
