namespace ProcLang.Review.Report;

/// <summary>How the page looks: in light and dark, on a phone, in print.</summary>
internal static class HtmlStyle
{
    internal const string Sheet = """
        :root{color-scheme:light dark;--fg:#1b1f24;--dim:#59636e;--bg:#fff;--soft:#f5f7f9;--line:#d5dae0;--gone:#ffdcd9;--gone-ink:#a1241a;--made:#d3f2da;--made-ink:#14652c;--ask:#fff4d1;--ask-ink:#6b4e00;--mark:#0b5cad}
        @media(prefers-color-scheme:dark){:root{--fg:#e3e7ec;--dim:#9aa4af;--bg:#14171b;--soft:#1c2126;--line:#39414a;--gone:#56211f;--gone-ink:#ff9d94;--made:#1b4529;--made-ink:#8fe0a5;--ask:#3d340f;--ask-ink:#f0d272;--mark:#7db7f2}}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%}
        body{margin:0 auto;max-width:76rem;padding:1.2rem;font:16px/1.65 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;color:var(--fg);background:var(--bg)}
        h1{font-size:1.5rem;line-height:1.3;margin:.2rem 0}h2{font-size:1.2rem;border-bottom:1px solid var(--line);padding-bottom:.2rem;margin:2.4rem 0 .8rem}h3{font-size:1rem;margin:1.4rem 0 .4rem}
        p{margin:.4rem 0}a{color:var(--mark)}ul{padding-left:1.3rem;margin:.3rem 0}.dim{color:var(--dim);font-size:.9rem}
        .sum{font-size:1.1rem;font-weight:600;border-left:.3rem solid var(--mark);background:var(--soft);padding:.5rem .9rem;margin:.8rem 0}
        .wide{overflow-x:auto}table{border-collapse:collapse;width:100%}td,th{border:1px solid var(--line);padding:.35rem .6rem;text-align:left;vertical-align:top}th{background:var(--soft);font-weight:600}
        .sides{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:1rem}.sides>div{background:var(--soft);border:1px solid var(--line);padding:.5rem .8rem;border-radius:.4rem;overflow-wrap:anywhere}
        .sides.one{grid-template-columns:minmax(0,1fr)}.sides .words{white-space:pre-wrap}.sides .side{display:block;color:var(--dim);font-size:.8rem;margin-bottom:.2rem}
        del{background:var(--gone);color:var(--gone-ink);text-decoration:line-through}ins{background:var(--made);color:var(--made-ink);text-decoration:underline;text-underline-offset:.15em}
        .change{border:1px solid var(--line);border-left-width:.25rem;border-radius:.4rem;padding:.6rem .9rem;margin:.9rem 0}.change.stricter{border-left-style:double;border-left-width:.4rem}.change.different{border-left-style:dashed}
        .head{display:flex;flex-wrap:wrap;gap:.5rem;align-items:baseline}.id{font:.78rem ui-monospace,monospace;color:var(--dim);overflow-wrap:anywhere}
        .tag{border-radius:1rem;padding:0 .6rem;border:1px solid currentColor;color:var(--mark);font-size:.85rem;white-space:nowrap}
        .effect{border-left:.2rem solid var(--line);padding-left:.7rem}.ask{background:var(--ask);color:var(--ask-ink);padding:.4rem .8rem;border-radius:.4rem}
        pre{background:var(--soft);border:1px solid var(--line);padding:.6rem .8rem;border-radius:.4rem;overflow-x:auto;font:.85rem/1.55 ui-monospace,"Noto Sans Mono CJK SC",monospace;margin:.3rem 0}
        .pictures{overflow-x:auto;text-align:center}.chart{max-width:100%;height:auto}
        .chart .step{fill:var(--bg);stroke:var(--dim);stroke-width:1.2}.chart .step.made{fill:var(--made);stroke:var(--made-ink);stroke-width:3}.chart .step.gone{fill:var(--gone);stroke:var(--gone-ink);stroke-width:2;stroke-dasharray:6 4}.chart .step.changed{stroke:var(--mark);stroke-width:3}
        .chart text{fill:var(--fg);font-family:inherit}.chart .title{font-size:14px;font-weight:600}.chart .title.gone{text-decoration:line-through}.chart .who{font-size:12px;fill:var(--dim)}
        .chart .label{font-size:11.5px;paint-order:stroke;stroke:var(--soft);stroke-width:4px;stroke-linejoin:round}.chart .label.made{fill:var(--made-ink);font-weight:600}.chart .label.gone{fill:var(--gone-ink);font-weight:600}.chart .label.changed{fill:var(--mark);font-weight:600}
        .chart .move{fill:none;stroke:var(--dim);stroke-width:1.3}.chart .tip{fill:var(--dim)}.chart .move.made{stroke:var(--made-ink);stroke-width:3}.chart .tip.made{fill:var(--made-ink)}.chart .move.gone{stroke:var(--gone-ink);stroke-width:2;stroke-dasharray:6 4}.chart .tip.gone{fill:var(--gone-ink)}.chart .move.changed{stroke:var(--mark);stroke-width:2.5}.chart .tip.changed{fill:var(--mark)}
        .rules li{margin:.3rem 0}
        @media(max-width:46rem){body{padding:.8rem;font-size:15px}.sides{grid-template-columns:minmax(0,1fr)}h1{font-size:1.25rem}td,th{padding:.25rem .4rem}.chart{max-width:none}}
        @media print{:root{--fg:#000;--dim:#444;--bg:#fff;--soft:#fff;--line:#999;--gone:#fff;--gone-ink:#000;--made:#fff;--made-ink:#000;--ask:#fff;--ask-ink:#000;--mark:#000}body{max-width:none;padding:0;font-size:10.5pt}.change,.sides>div,svg,tr{break-inside:avoid}h2,h3{break-after:avoid}pre{white-space:pre-wrap}a{text-decoration:none}.toc{display:none}}
        """;
}
