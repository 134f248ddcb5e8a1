/** How the report looks: our own calm page, on screen, on a phone and on paper. */
export const style = `
:root{color-scheme:light;--ink:#103129;--soft:#2e6759;--line:#a9c1bb;--tint:#e2eae8;--base:#1f5c4d;--alarm:#b3261e;--second:#8a6d1f}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:var(--ink);font:17px/1.5 system-ui,"Segoe UI",Roboto,"Helvetica Neue",sans-serif}
main,header,footer{max-width:62rem;margin:0 auto;padding:0 1rem}
header{padding-top:1.5rem}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .25rem}
h2{font-size:1.3rem;margin:2.2rem 0 .4rem}
h3{font-size:1.05rem;margin:1.2rem 0 .3rem}
p{margin:.4rem 0;max-width:46rem}
ul{padding-left:1.2rem;max-width:52rem}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:.75rem;margin:1rem 0;padding:0;list-style:none;max-width:none}
.facts li{background:var(--tint);border-radius:.5rem;padding:.6rem .8rem}
.facts strong{display:block;font-size:1.4rem}
.scroll{overflow-x:auto;margin:.6rem 0}
.scroll:focus-visible,summary:focus-visible{outline:3px solid var(--base);outline-offset:2px}
.picture svg{display:block;min-width:46rem;max-width:none}
table{border-collapse:collapse;font-size:.95rem}
caption{text-align:left;color:var(--soft);padding:.3rem 0}
th,td{text-align:left;padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--tint);vertical-align:top}
th[scope=row]{font-weight:500}
.number{text-align:right;font-variant-numeric:tabular-nums}
summary{cursor:pointer;color:var(--soft);padding:.4rem 0;min-height:2.75rem;display:flex;align-items:center;text-decoration:underline}
.label{font-size:14px;fill:var(--ink)}.axis{font-size:13px;fill:var(--soft)}.cell{font-size:12px;fill:var(--ink)}.cell.strong{fill:#fff}
.grid{stroke:var(--tint)}.bar{fill:var(--base);background:var(--base)}.empty{fill:var(--tint)}.spread{stroke:var(--line);stroke-width:6}
.alarm{fill:var(--alarm);background:var(--alarm)}.second{fill:var(--second);background:var(--second)}
.occasion{fill:#fff;stroke:var(--base);stroke-width:2.5}
.between{fill:var(--tint);stroke:var(--line)}.middle{fill:none;stroke:var(--base);stroke-width:2.5}.dot{fill:var(--base)}
.legend{font-size:.95rem}.key{display:inline-block;width:.9rem;height:.9rem;border-radius:.2rem;margin:0 .3rem 0 .8rem;vertical-align:-.1rem}
footer{color:var(--soft);padding-top:2rem;padding-bottom:2rem;font-size:.95rem}
@media print{body{font-size:11pt}.scroll{overflow:visible}.picture svg{min-width:0;width:100%;height:auto}section{break-inside:avoid}details::details-content{content-visibility:visible;height:auto}summary{text-decoration:none}}
`;
