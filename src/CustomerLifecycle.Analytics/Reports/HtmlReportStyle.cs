namespace CustomerLifecycle.Analytics;

/// <summary>The style sheet of <see cref="HtmlReport"/>.</summary>
internal static class HtmlReportStyle
{
    public const string Css = """
        :root{--ink:#1d2733;--soft:#5c6b7a;--line:#d9e0e6;--paper:#fff;--back:#f3f5f7;--brand:#17405e;--good:#1c6b48;--bad:#a5352b}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--back);color:var(--ink);font:15px/1.5 "Segoe UI","Helvetica Neue",Arial,"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif}
        header{background:var(--brand);color:#fff;padding:30px 0 54px}
        header>div{padding:0 22px}
        header>div,main,footer{max-width:1130px;margin:0 auto}
        h1{margin:0;font-size:28px;line-height:1.25;font-weight:600}
        header p{margin:6px 0 0;color:#cfe0ec}
        main{padding:0 20px;margin-top:-32px}
        nav{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:9px 16px;display:flex;flex-wrap:wrap;gap:4px 22px;font-size:14px}
        nav a{color:var(--brand);text-decoration:none}
        nav a:hover{text-decoration:underline}
        section{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:20px 24px 24px;margin:16px 0}
        h2{margin:0 0 12px;font-size:19px;font-weight:600;color:var(--brand)}
        section p{margin:0 0 14px;max-width:78ch;color:var(--soft)}
        .tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(190px,1fr));gap:12px;margin-bottom:18px}
        .tile{border:1px solid var(--line);border-left:4px solid #9fb0bf;border-radius:8px;padding:11px 14px 10px;break-inside:avoid}
        .tile.met{border-left-color:var(--good)}
        .tile.missed{border-left:4px double var(--bad)}
        .label{font-size:13px;color:var(--soft);line-height:1.3;min-height:2.6em;display:flex;align-items:flex-end}
        .value{font-size:26px;line-height:1.3;font-weight:600;font-variant-numeric:tabular-nums;white-space:nowrap}
        .detail,.target{font-size:12.5px;color:var(--soft);font-variant-numeric:tabular-nums}
        .met .target{color:var(--good)}
        .missed .target{color:var(--bad)}
        .charts{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:20px 24px;margin:4px 0 18px}
        .charts .wide{grid-column:1/-1}
        figure{margin:0;break-inside:avoid;min-width:0}
        figcaption{font-weight:600;font-size:14.5px}
        .about{font-size:12.5px;color:var(--soft);margin-bottom:4px}
        svg{display:block;width:100%;height:auto;margin-top:6px;font-family:inherit}
        svg text{fill:var(--ink)}
        svg .tick{font-size:11.5px;fill:var(--soft)}
        svg .cat,svg .val{font-size:12.5px}
        svg .val{font-variant-numeric:tabular-nums}
        svg .lg{font-size:12px}
        svg .axis{stroke:#7c8a97;stroke-width:1}
        svg .grid{stroke:#e4e9ed;stroke-width:1}
        svg .goal{stroke:var(--bad);stroke-width:1.4;stroke-dasharray:3 3}
        svg .goal-text{font-size:11.5px;fill:var(--bad)}
        .scroll{overflow-x:auto;margin:0 0 18px}
        table{border-collapse:collapse;width:100%;font-size:14px}
        table.few{width:auto;min-width:min(100%,440px)}
        .few th,.few td{padding-right:26px}
        caption{text-align:left;font-weight:600;font-size:14.5px;padding-bottom:6px}
        th,td{padding:6px 10px;text-align:left;border-bottom:1px solid var(--line);vertical-align:bottom}
        thead th{font-weight:600;font-size:12.5px;color:var(--soft);border-bottom:2px solid #9fb0bf;line-height:1.3}
        tbody th{font-weight:400}
        tbody tr:nth-child(even){background:#f8fafb}
        .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        tfoot th,tfoot td{font-weight:600;border-top:2px solid #9fb0bf;border-bottom:0}
        dl{margin:0;font-size:13.5px;columns:2;column-gap:32px}
        dt{font-weight:600;break-after:avoid}
        dd{margin:0 0 10px;color:var(--soft);break-inside:avoid}
        footer{padding:4px 26px 34px;font-size:12.5px;color:var(--soft)}
        .scroll:last-child,.charts:last-child,.tiles:last-child{margin-bottom:0}
        @media (max-width:760px){.charts{grid-template-columns:minmax(0,1fr)}dl{columns:1}section{padding:16px}}
        @page{size:A4;margin:14mm 12mm}
        @media print{
        body{background:#fff;font-size:11pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
        header{background:none;color:var(--ink);padding:0 0 8px;border-bottom:2px solid var(--ink)}
        header p{color:var(--soft)}
        main{margin-top:0;padding:0}
        nav{display:none}
        section{border:0;border-radius:0;padding:12px 0 0;margin:0}
        h2{break-after:avoid}
        tr{break-inside:avoid}
        thead{display:table-header-group}
        tfoot{display:table-row-group}
        .scroll{overflow:visible}
        table{font-size:9.5pt}
        .tiles{grid-template-columns:repeat(4,1fr)}
        }

        """;
}
