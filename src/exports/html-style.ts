/**
 * How the page of units looks. The shades of confidence are one hue, the paler the surer, since it is the doubtful
 * that is looked for.
 */
export const PAGE_STYLE = `:root {
  color-scheme: light dark;
  --ink: #1d2530; --quiet: #5d6a7a; --line: #dde3ea; --paper: #ffffff; --head: #f3f6f9;
  --c0: #f5c98b; --c1: #f9d9ad; --c2: #fce7cb; --c3: #fef3e4; --c4: #ffffff;
  --flag: #8a4b00; --status: #0b5cad;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e4e9ef; --quiet: #9aa7b6; --line: #313b47; --paper: #14191f; --head: #1c232b;
    --c0: #6b4413; --c1: #513613; --c2: #3a2a15; --c3: #262018; --c4: #14191f;
    --flag: #f0b465; --status: #7db8f2;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 90rem; padding: 1.5rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.55 system-ui, sans-serif; }
header { margin-bottom: 1rem; }
h1 { font-size: 1.4rem; line-height: 1.3; margin: 0 0 .2rem; overflow-wrap: anywhere; }
header p { margin: 0 0 .4rem; color: var(--quiet); }
.legend { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; font-size: .8rem; }
.legend span + span { padding: .05rem .5rem; border: 1px solid var(--line); border-radius: .3rem; color: var(--ink); }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
thead th { position: sticky; top: 0; background: var(--head); text-align: start; font-weight: 600; }
th, td { padding: .55rem .7rem; border-bottom: 1px solid var(--line); vertical-align: top; text-align: start; }
td { overflow-wrap: anywhere; white-space: pre-line; }
td hr { border: 0; border-top: 1px dashed var(--line); margin: .4rem 0; }
.number { width: 4rem; text-align: end; color: var(--quiet); font-weight: 400; font-variant-numeric: tabular-nums; }
thead .number:last-child, .confidence { width: 7rem; }
tr:has(+ tr > .comments) > * { border-bottom: 0; padding-bottom: .2rem; }
.comments { padding: 0 .7rem .55rem 4.7rem; font-size: .85rem; color: var(--quiet); }
.comments span { margin-inline-end: 1rem; }
.comments .flag { color: var(--flag); }
.comments .flag::before { content: "⚑ "; }
.comments .note::before { content: "✎ "; }
.comments .status { color: var(--status); font-weight: 600; }
.rejected td[lang] { text-decoration: line-through; text-decoration-thickness: 1px; }
.c0 { background: var(--c0); } .c1 { background: var(--c1); } .c2 { background: var(--c2); }
.c3 { background: var(--c3); } .c4 { background: var(--c4); }
@media print {
  :root { --ink: #000; --quiet: #444; --line: #bbb; --paper: #fff; --head: #fff; color-scheme: light;
    --c0: #f5c98b; --c1: #f9d9ad; --c2: #fce7cb; --c3: #fef3e4; --c4: #fff; --flag: #8a4b00; --status: #0b5cad; }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  thead { display: table-header-group; }
  thead th { position: static; }
  tr { break-inside: avoid; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
