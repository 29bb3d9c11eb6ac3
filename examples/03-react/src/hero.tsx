import { ForTier } from "leadlight/react";

export function Hero() {
  return (
    <header>
      <p className="kicker">Cold-chain monitoring</p>
      <ForTier tier="hot">
        <h1 id="hero-hot">Your trial fleet could be live on Thursday</h1>
        <p>Hannah has your fleet's size in front of her: 0113 496 0158, nine to five.</p>
        <p>
          <a className="button" href="/demo">
            Book your demo
          </a>
        </p>
      </ForTier>
      <ForTier not="hot">
        <h1 id="hero-cold">Know the load was cold before the customer asks</h1>
        <p>Sensors in every van, and an alarm that reaches the person who can shut the door.</p>
        <p>
          <a className="button" href="/product">
            See how it works
          </a>
        </p>
      </ForTier>
    </header>
  );
}
