import type { AriaLabelConfig } from '@xyflow/react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** What React Flow says to readers, in the language of the page. */
export function useFlowWords(): Partial<AriaLabelConfig> {
  const { t } = useTranslation('table')
  return useMemo(
    () => ({
      'node.a11yDescription.default': t('flow.note'),
      'node.a11yDescription.keyboardDisabled': t('flow.note'),
      'node.a11yDescription.ariaLiveMessage': ({ direction }) => t('flow.moved', { direction: t(`flow.${direction}`) }),
      'edge.a11yDescription.default': t('flow.thread'),
      'controls.ariaLabel': t('flow.controls'),
      'controls.zoomIn.ariaLabel': t('flow.zoomIn'),
      'controls.zoomOut.ariaLabel': t('flow.zoomOut'),
      'controls.fitView.ariaLabel': t('flow.fit'),
      'controls.interactive.ariaLabel': t('flow.controls'),
      'minimap.ariaLabel': t('flow.map'),
      'handle.ariaLabel': t('flow.thread'),
    }),
    [t],
  )
}
