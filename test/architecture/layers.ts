/** The layers of the program and, for each, the layers whose code it may use. What a page or a command needs is read off here. */
export const MAY_USE = {
  root: [],
  domain: ['domain'],
  intake: ['intake', 'domain', 'root'],
  render: ['render', 'domain', 'root'],
  db: ['db', 'domain', 'root'],
  context: ['db', 'domain'],
  // Of one capability, src/features/<noun>/:
  rules: ['rules', 'domain', 'intake', 'render'],
  register: ['rules', 'domain', 'root'],
  queries: ['queries', 'rules', 'db', 'domain'],
  commands: ['commands', 'queries', 'register', 'rules', 'context', 'db', 'domain', 'intake', 'render', 'root'],
  labels: ['labels', 'domain', 'web'],
  view: ['view', 'labels', 'rules', 'components', 'web', 'domain', 'render'],
  api: ['commands', 'register', 'rules', 'context', 'domain', 'api-route'],
  page: [
    'page',
    'commands',
    'register',
    'rules',
    'labels',
    'view',
    'components',
    'web',
    'context',
    'domain',
    'intake',
    'render',
  ],
  // The shell around them:
  web: ['web', 'components', 'context', 'domain'],
  components: ['components', 'web', 'domain'],
  'api-route': ['context', 'domain'],
  // Commands and rules of people: it must know who asks.
  server: ['server', 'api-route', 'api', 'web', 'commands', 'rules', 'context', 'db', 'render', 'domain', 'root'],
  cli: ['cli', 'commands', 'register', 'rules', 'context', 'db', 'domain', 'intake', 'render', 'root'],
} as const satisfies Record<string, readonly string[]>

export type Layer = keyof typeof MAY_USE

/** Layers that stay pure: not even a type of another layer comes in. */
export const PURE: readonly Layer[] = ['domain', 'intake', 'render']

/** First match decides. */
const PLACES: readonly [RegExp, Layer][] = [
  [/^src\/project-root\.ts$/, 'root'],
  // The root of all pages is a page: it asks who is signed in, and in which office.
  [/^src\/root\.tsx$/, 'page'],
  [/^src\/entry\.(client|server)\.tsx$|^src\/routes\.ts$/, 'web'],
  [/^src\/context\.ts$/, 'context'],
  [/^src\/domain\//, 'domain'],
  [/^src\/intake\//, 'intake'],
  [/^src\/render\//, 'render'],
  [/^src\/db\//, 'db'],
  [/^src\/cli\//, 'cli'],
  [/^src\/server\/api-route\.ts$/, 'api-route'],
  [/^src\/server\//, 'server'],
  [/^src\/web\/pages\//, 'page'],
  [/^src\/web\/components\//, 'components'],
  [/^src\/web\//, 'web'],
  [/^src\/features\/[^/]+\/pages\//, 'page'],
  [/^src\/features\/[^/]+\/(views|components)\//, 'view'],
  [/^src\/features\/[^/]+\/rules\//, 'rules'],
  [/\.queries\.ts$/, 'queries'],
  [/\.commands\.ts$/, 'commands'],
  [/\.register\.ts$/, 'register'],
  [/\.labels\.ts$/, 'labels'],
  [/\.api\.ts$/, 'api'],
  // The rules of the plan table are many files: the folder of a rule set.
  [/^src\/features\/[^/]+\/table\/[^/]+\.ts$/, 'rules'],
  // So is the reading of project titles.
  [/^src\/features\/[^/]+\/reading\/[^/]+\.ts$/, 'rules'],
  [/^src\/features\/[^/]+\/[^/]+\.tsx$/, 'view'],
  [/^src\/features\/[^/]+\/[^/]+\.ts$/, 'rules'],
]

/** The layer of one of our files. @throws Error for a file that stands where nothing may stand */
export function layerOf(file: string): Layer {
  const place = PLACES.find(([pattern]) => pattern.test(file))
  if (!place) throw new Error(`${file} belongs to no layer: see test/architecture/layers.ts`)
  return place[1]
}
