import type { Child } from "hono/jsx";
import type { Move } from "../../../shared/preview/previewSummary.ts";
import { namesIn, sumsOf } from "../../../shared/preview/sumMoves.ts";
import { formatNumber, formatPoints } from "../shell/format.ts";

interface MoveMatrixProps {
  readonly title: string;
  readonly moves: readonly Move[];
  /** Names, highest first. */
  readonly order: readonly string[];
  /** Renders a name. */
  readonly children: (name: string | null) => Child;
}

/** How many leads change from which tier or stage to which: rows are current, columns are with the draft. */
export function MoveMatrix({ title, moves, order, children: shown }: MoveMatrixProps) {
  const names = namesIn(moves, order);
  const countOf = (from: string | null, to: string | null) =>
    moves.find((move) => move.from === from && move.to === to)?.leads ?? 0;
  return (
    <section class="panel" aria-label={title}>
      <div class="panel-head">
        <h2>{title}</h2>
        <p class="muted">Current (rows) vs draft (columns)</p>
      </div>
      <div class="scrolls">
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">
                <span class="unseen">Current</span>
              </th>
              {names.map((name) => (
                <th scope="col">{shown(name)}</th>
              ))}
              <th scope="col" class="sum-of">
                Current
              </th>
            </tr>
          </thead>
          <tbody>
            {names.map((from) => (
              <tr>
                <th scope="row">{shown(from)}</th>
                {names.map((to) => (
                  <Cell leads={countOf(from, to)} stays={from === to} />
                ))}
                <td class="sum-of">{formatNumber(sumsOf(moves, from).before)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">After</th>
              {names.map((name) => {
                const { before, after } = sumsOf(moves, name);
                return (
                  <td class="sum-of">
                    {formatNumber(after)}
                    {after !== before && (
                      <span class="difference"> {formatPoints(after - before)}</span>
                    )}
                  </td>
                );
              })}
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

const Cell = ({ leads, stays }: { readonly leads: number; readonly stays: boolean }) => (
  <td class={leads === 0 ? "is-empty" : stays ? "stays" : "moves"}>
    {leads === 0 ? "·" : formatNumber(leads)}
  </td>
);
