import { toGcj02 } from './coordinates'

describe('coordinates from the core platform', () => {
  // pairs published with the eviltransform tests, and one computed with another library
  test.each([
    [31.1774276, 121.5272106, 31.175304, 121.531542],
    [22.543847, 113.912316, 22.540796, 113.917176],
    [34.8221, 115.5432, 34.82108, 115.548781],
  ])('WGS-84 %d, %d becomes GCJ-02 %d, %d', (lat, lng, expectedLat, expectedLng) => {
    expect(toGcj02({ system: 'WGS-84', lat, lng })).toEqual({ lat: expectedLat, lng: expectedLng })
  })

  test('GCJ-02 stays as it is', () => {
    expect(toGcj02({ system: 'GCJ-02', lat: 34.4371, lng: 115.6505 })).toEqual({ lat: 34.4371, lng: 115.6505 })
  })
})
