export interface Point {
  lat: number;
  lon: number;
}

export function pointOf(value: unknown): Point | undefined {
  if (typeof value !== "object" || value === null || !("lat" in value) || !("lon" in value)) return undefined;
  return { lat: Number(value.lat), lon: Number(value.lon) };
}

export const wordsOfPoint = (point: Point | undefined): string => (point ? `${point.lat},${point.lon}` : "");
