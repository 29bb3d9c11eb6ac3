/** Header, main, footer, the sign-in page, dialogs, empty states. */
export const shellCss = /* css */ `
.skip { position: absolute; left: 8px; top: -60px; z-index: 10; padding: 8px 14px; background: var(--surface); border-radius: 6px; }
.skip:focus { top: 8px; }
.shell-head {
  display: flex; flex-wrap: wrap; align-items: center; gap: 4px 20px;
  padding: 8px max(20px, calc((100vw - 1440px) / 2));
  border-bottom: 1px solid var(--line); background: var(--surface);
}
.home { display: inline-flex; align-items: center; gap: 8px; color: var(--text); text-decoration: none; }
.wordmark { font-size: 17px; letter-spacing: -0.02em; }
.wordmark b { font-weight: 700; color: var(--accent); }
.site { color: var(--muted); padding-left: 20px; border-left: 1px solid var(--line); max-width: 32ch; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.shell-head nav { display: flex; gap: 4px; }
.shell-head nav a { padding: 6px 10px; border-radius: 6px; color: var(--text); text-decoration: none; font-weight: 550; }
.shell-head nav a:hover { background: var(--raised); }
.shell-head nav a[aria-current] { background: var(--accent-soft); color: var(--accent); }
.shell-tools { display: flex; align-items: center; gap: 4px; margin-left: auto; }
main#main { flex: 1; width: 100%; max-width: 1480px; margin: 0 auto; padding: 20px; }
.shell-foot {
  display: flex; flex-wrap: wrap; align-items: center; gap: 4px 20px;
  padding: 8px max(20px, calc((100vw - 1440px) / 2));
  border-top: 1px solid var(--line); color: var(--muted); font-size: 13px;
}
.shell-foot button { margin-left: auto; font-size: 13px; }

.page-head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 10px 20px; margin-bottom: 14px; }
.jump { display: grid; grid-template-columns: auto 300px; align-items: center; gap: 4px 10px; }
.jump label { color: var(--muted); }
.jump input, .jump kbd { grid-area: 1 / 2; min-width: 0; }
.jump kbd { justify-self: end; margin-right: 8px; pointer-events: none; }
.jump input:focus + kbd { visibility: hidden; }
.jump .error { grid-column: 2; font-size: 13px; }

.sign-in { flex: 1; display: flex; flex-direction: column; align-items: center; padding: 12vh 20px 20px; }
.sign-in-card { width: 100%; max-width: 400px; padding: 28px; background: var(--surface); border: 1px solid var(--line); border-radius: 12px; }
.sign-in-card h1 { margin: 20px 0 16px; }
.sign-in-card form { display: grid; gap: 8px; }
.sign-in-card label { font-weight: 550; }
.sign-in-card input { width: 100%; min-height: 40px; font-family: var(--mono); }
.sign-in-card .primary { min-height: 40px; justify-content: center; margin-top: 8px; }
.sign-in-card > p + p { margin-top: 12px; }
.hint { color: var(--muted); font-size: 13px; }
.sign-in-foot { margin-top: 12px; }

dialog { border: 1px solid var(--line); border-radius: 12px; padding: 20px 24px; background: var(--surface); color: var(--text); min-width: min(360px, 90vw); }
dialog::backdrop { background: rgb(0 0 0 / 0.45); }
.keys { margin: 14px 0 18px; display: grid; gap: 8px; }
.keys > div { display: grid; grid-template-columns: 64px 1fr; align-items: center; }

.empty { max-width: 720px; margin: 24px auto; padding: 32px clamp(16px, 5vw, 40px); background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); }
.empty > h1, .empty > h2 { font-size: 20px; margin-bottom: 6px; }
.empty > p + p { margin-top: 16px; }
.empty-mark { font-size: 44px; font-weight: 250; line-height: 1; color: var(--muted); margin-bottom: 14px; }
.steps { list-style: none; counter-reset: step; margin-top: 20px; display: grid; gap: 20px; }
.steps > li { counter-increment: step; position: relative; padding-left: 42px; }
.steps > li::before { content: counter(step); position: absolute; left: 0; top: 0; width: 26px; height: 26px; border-radius: 50%; background: var(--accent-soft); color: var(--accent); font-weight: 650; text-align: center; line-height: 26px; }
.steps h3 { font-size: 15px; line-height: 26px; }
.steps code { overflow-wrap: anywhere; }
.snippet { display: flex; flex-wrap: wrap; align-items: center; gap: 10px; margin-top: 8px; padding: 10px 12px; background: var(--raised); border-radius: 6px; }
.snippet pre { flex: 1 1 100%; min-width: 0; white-space: pre-wrap; font-size: 12px; }

@media (max-width: 640px) {
  .shell-head { gap: 4px 12px; padding: 8px 14px; }
  .site { padding-left: 12px; flex: 1 0 40%; max-width: none; }
  .shell-tools { gap: 0; }
  .shell-tools .live { margin-right: 4px; }
  main#main { padding: 14px; }
  .shell-foot { padding: 8px 14px; }
  .shell-foot [data-shortcuts], .jump kbd { display: none; }
  search { width: 100%; }
  .jump { grid-template-columns: auto 1fr; }
}
`;
