import { useTrack } from "leadlight/react";
import { useState } from "react";

const poundsPerVan = 14;

/** Counts a custom event. */
export function Seats() {
  const track = useTrack();
  const [vans, setVans] = useState(20);
  const [price, setPrice] = useState<number | null>(null);
  const calculate = () => {
    setPrice(vans * poundsPerVan);
    track("price_calculated", { vans });
  };
  return (
    <section className="card">
      <h2>What would it cost?</h2>
      <div className="row">
        <label>
          Vans{" "}
          <input
            type="number"
            min={1}
            max={500}
            value={vans}
            onChange={({ target }) => setVans(target.valueAsNumber || 1)}
          />
        </label>
        <button type="button" className="button" onClick={calculate}>
          Calculate
        </button>
        <output>{price !== null && `£${price} a month`}</output>
      </div>
    </section>
  );
}
