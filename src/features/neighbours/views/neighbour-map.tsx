import { useEffect, useRef, useState } from 'react'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { MapPoint } from '../map-points.ts'
import { neighbourMapLabels } from '../neighbours.labels.ts'
import { canDraw, drawMap, placed, type Drawing } from './map-drawing.ts'
import { nearText } from './neighbour-words.ts'

type State = 'opening' | 'there' | 'no-webgl' | 'no-points'

/** Offices and agencies on a map, and the same as a list. Without scripts or WebGL the list is all there is, and enough. */
export function NeighbourMap({
  points,
  style,
  list,
}: {
  points: readonly MapPoint[]
  style: string | null
  list: string
}) {
  const t = useLabels(neighbourMapLabels)
  const textOf = usePointText()
  const [chosen, setChosen] = useState<string | null>(null)
  const { box, state, isPlain } = useMap(points, style, textOf, chosen, setChosen)
  const isDrawn = state === 'there'
  return (
    <div className="neighbour-map">
      <div className="map-side">
        {state === 'opening' && <p className="quiet">{t.loading}</p>}
        {state === 'no-webgl' && <p className="map-missing">{t.noMap}</p>}
        {state === 'no-points' && <p className="map-missing">{t.noPoints}</p>}
        {isPlain && <p className="map-missing">{t.noStyle}</p>}
        <div className={`map-frame${state === 'no-webgl' || state === 'no-points' ? ' map-frame-empty' : ''}`}>
          <div ref={box} className="map-box" />
          {isDrawn && (
            <p className="map-north" aria-hidden="true">
              ▲ {t.north}
            </p>
          )}
        </div>
        {isDrawn && <p className="quiet">{t.mapHelp}</p>}
      </div>
      <section className="map-list" aria-labelledby="map-list-title">
        <h2 id="map-list-title">{t.list}</h2>
        <ul>
          {points.map((point) => (
            <PointItem
              key={point.key}
              point={point}
              list={list}
              isChosen={point.key === chosen}
              onChoose={isDrawn && point.position !== null ? setChosen : null}
            />
          ))}
        </ul>
      </section>
    </div>
  )
}

/** A map in a box, as long as the page is open. */
function useMap(
  points: readonly MapPoint[],
  style: string | null,
  textOf: (point: MapPoint) => string,
  chosen: string | null,
  onChoose: (key: string) => void,
) {
  const t = useLabels(neighbourMapLabels)
  const box = useRef<HTMLDivElement>(null)
  const drawing = useRef<Drawing | null>(null)
  const [state, setState] = useState<State>('opening')
  const [isPlain, setIsPlain] = useState(false)
  useEffect(() => {
    const known = placed(points)
    const words = { ...t, title: t.map }
    if (box.current === null) return undefined
    if (known.length === 0 || !canDraw()) {
      setState(known.length === 0 ? 'no-points' : 'no-webgl')
      return undefined
    }
    let isLeft = false
    drawMap({
      box: box.current,
      points: known,
      style,
      words,
      textOf,
      onChoose,
      onStyleMissing: () => setIsPlain(true),
    }).then(
      (made) => {
        if (isLeft) return made.remove()
        drawing.current = made
        setState('there')
      },
      () => setState('no-webgl'),
    )
    return () => {
      isLeft = true
      drawing.current?.remove()
      drawing.current = null
    }
    // The page is loaded anew when its data change, and the words with the language.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  useEffect(() => {
    if (chosen !== null) drawing.current?.choose(chosen)
  }, [chosen])
  return { box, state, isPlain }
}

function usePointText(): (point: MapPoint) => string {
  const t = useLabels(neighbourMapLabels)
  const language = useLanguage()
  return (point) =>
    [
      point.name,
      point.kind === 'office' ? nearText({ ...point, isProvince: point.isProvince }, language) : t[point.kind],
      fillLabel(t.works, { count: point.workCount }),
      ...(point.meetingCount > 0 ? [fillLabel(t.meeting, { count: point.meetingCount })] : []),
    ].join(' · ')
}

type ItemProps = { point: MapPoint; list: string; isChosen: boolean; onChoose: ((key: string) => void) | null }

function PointItem({ point, list, isChosen, onChoose }: ItemProps) {
  const t = useLabels(neighbourMapLabels)
  const [name = '', ...facts] = usePointText()(point).split(' · ')
  return (
    <li className={`map-item map-item-${point.kind}`}>
      {onChoose === null ? (
        <span className="map-name">{name}</span>
      ) : (
        <button type="button" className="map-name" aria-pressed={isChosen} onClick={() => onChoose(point.key)}>
          {name}
          <span className="visually-hidden"> ({t.showPoint})</span>
        </button>
      )}
      <span className="map-facts">
        {facts.join(' · ')}
        {point.position === null && ` · ${t.noPosition}`}
      </span>
      {point.kind === 'office' && point.workCount > 0 && (
        <a href={`${list}?show=all&office=${point.code}`}>
          {t.seeWorks}
          <span className="visually-hidden"> {name}</span>
        </a>
      )}
    </li>
  )
}
