/** What some objects are a kind of, by key: who says the general may mean the special. */
export const KIND_OF: Readonly<Record<string, string>> = {
  'school-building': 'building',
  'office-building': 'building',
  hall: 'building',
  store: 'building',
  dwelling: 'building',
  'meeting-room': 'room',
  library: 'room',
  'fire-engine': 'truck',
  'water-truck': 'truck',
  'waste-truck': 'truck',
  'suction-truck': 'truck',
  'lift-truck': 'truck',
  'tip-truck': 'truck',
  van: 'truck',
  ambulance: 'truck',
  'wireless-speaker': 'loudspeaker',
}
