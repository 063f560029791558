import type { Config } from '@react-router/dev/config'

export default {
  // Pages stand in the folders of their features, and React Router types only what lies in here.
  appDirectory: 'src',
  buildDirectory: 'build',
  ssr: true,
  // The whole route table is small: send it at once instead of asking for it link by link.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
