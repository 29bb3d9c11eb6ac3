export interface CursorStore {
  read(name: string): Promise<number>;
  advance(name: string, seq: number): Promise<void>;
}
