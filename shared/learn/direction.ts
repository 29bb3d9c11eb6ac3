/** What the marketer says of a feature: 1, more never lowers the probability; -1, never raises it; 0, free. */
export type Direction = -1 | 0 | 1;

export type Directions = Readonly<Record<string, Direction>>;
