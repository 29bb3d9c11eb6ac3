import { ForTier } from "leadlight/react";

export default function Proof() {
  return (
    <section className="card" id="proof">
      <h2>What others say</h2>
      <p>“We sleep again.” Marrowby Foods, 140 vans</p>
      <ForTier tier="hot warm">
        <p>
          <a href="/case-studies/marrowby-foods">Their figures, and ours</a>
        </p>
      </ForTier>
    </section>
  );
}
