import type { LngLatBoundsLike, Map as MapLibre, StyleSpecification } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import type { MapPoint } from '../map-points.ts'

/** A point whose place is known. */
export type PlacedPoint = MapPoint & { position: NonNullable<MapPoint['position']> }

/** The points whose place is known. */
export const placed = (points: readonly MapPoint[]): PlacedPoint[] =>
  points.filter((point): point is PlacedPoint => point.position !== null)

/** Words of the map, by the names that the library gives them. */
export type MapWords = { title: string; zoomIn: string; zoomOut: string; kilometres: string; metres: string }

/** What a map is made of. `onStyleMissing`: its background could not be loaded, and is plain now. */
export type MapRequest = {
  box: HTMLElement
  points: readonly PlacedPoint[]
  style: string | null
  words: MapWords
  textOf: (point: MapPoint) => string
  onChoose: (key: string) => void
  onStyleMissing: () => void
}

/** A map that stands. */
export type Drawing = { choose: (key: string) => void; remove: () => void }

/** Whether this browser can draw the map. */
export const canDraw = (): boolean => document.createElement('canvas').getContext('webgl2') !== null

/** Usable without any tiles: points on plain ground. */
const PLAIN: StyleSpecification = {
  version: 8,
  sources: {},
  layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#eef2f5' } }],
}
const LINE = '#1b4d6e'
/** Closer than this, points of one district tell no more. */
const CLOSEST = 13

/** Draws a map with north up. @throws Error where it cannot be drawn */
export async function drawMap(request: MapRequest): Promise<Drawing> {
  const library = await import('maplibre-gl')
  library.setWorkerUrl(workerUrl)
  const { box, points, words } = request
  const style = request.style === null ? null : await loadStyle(request.style)
  if (request.style !== null && style === null) request.onStyleMissing()
  const map = new library.Map({
    container: box,
    style: style ?? PLAIN,
    bounds: boundsOf(points),
    fitBoundsOptions: { padding: 56, maxZoom: CLOSEST },
    attributionControl: style === null ? false : { compact: true },
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    locale: {
      'Map.Title': words.title,
      'NavigationControl.ZoomIn': words.zoomIn,
      'NavigationControl.ZoomOut': words.zoomOut,
      'ScaleControl.Kilometers': words.kilometres,
      'ScaleControl.Meters': words.metres,
    },
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  map.addControl(new library.NavigationControl({ showCompass: false }), 'top-right')
  map.addControl(new library.ScaleControl({ unit: 'metric' }), 'bottom-left')
  map.on('style.load', () => addLines(map, points))
  return withMarkers(library, map, request)
}

/** Seconds that the background may keep people waiting. */
const PATIENCE_SECONDS = 8

/** The style at an address, or null: without it the map is still of use. */
async function loadStyle(address: string): Promise<StyleSpecification | null> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_SECONDS * 1_000) })
    return answer.ok ? ((await answer.json()) as StyleSpecification) : null
  } catch {
    return null
  }
}

/** Lines from the own office to those whose works meet its own. */
function addLines(map: MapLibre, points: readonly PlacedPoint[]): void {
  const own = points.find(({ kind }) => kind === 'own')
  if (!own || map.getSource('meeting')) return
  const features = points
    .filter(({ meetingCount }) => meetingCount > 0)
    .map((point) => ({
      type: 'Feature' as const,
      properties: { count: point.meetingCount },
      geometry: { type: 'LineString' as const, coordinates: [at(own), at(point)] },
    }))
  map.addSource('meeting', { type: 'geojson', data: { type: 'FeatureCollection', features } })
  map.addLayer({
    id: 'meeting',
    type: 'line',
    source: 'meeting',
    paint: { 'line-color': LINE, 'line-width': ['min', 6, ['+', 1, ['get', 'count']]], 'line-opacity': 0.6 },
  })
}

/** The points as buttons over the map. With the keyboard one goes by the list beside it, which has the same. */
function withMarkers(library: typeof import('maplibre-gl'), map: MapLibre, request: MapRequest): Drawing {
  const popup = new library.Popup({ closeButton: false, offset: 18, maxWidth: '18rem', focusAfterOpen: false })
  const marked = new Map(
    request.points.map((point) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.tabIndex = -1
      button.className = `map-point map-point-${point.kind}${point.meetingCount > 0 ? ' map-point-meeting' : ''}`
      button.textContent = point.kind === 'own' ? '★' : String(point.workCount)
      button.title = point.name
      button.addEventListener('click', (event) => {
        event.stopPropagation()
        request.onChoose(point.key)
      })
      new library.Marker({ element: button }).setLngLat(at(point)).addTo(map)
      button.setAttribute('aria-label', request.textOf(point))
      return [point.key, { point, button }] as const
    }),
  )
  return {
    choose: (key) => {
      const chosen = marked.get(key)
      for (const { button } of marked.values()) button.classList.toggle('map-point-chosen', button === chosen?.button)
      if (!chosen) return
      map.easeTo({ center: at(chosen.point) })
      popup.setLngLat(at(chosen.point)).setText(request.textOf(chosen.point)).addTo(map)
    },
    remove: () => map.remove(),
  }
}

const at = ({ position }: PlacedPoint): [number, number] => [position.longitude, position.latitude]

/** All points, with some ground around a single one. */
function boundsOf(points: readonly PlacedPoint[]): LngLatBoundsLike {
  const [east, north] = [
    points.map(({ position }) => position.longitude),
    points.map(({ position }) => position.latitude),
  ]
  const around = 0.02
  return [
    [Math.min(...east) - around, Math.min(...north) - around],
    [Math.max(...east) + around, Math.max(...north) + around],
  ]
}
