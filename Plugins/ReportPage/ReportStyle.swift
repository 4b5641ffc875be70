/// How the page looks: in the light, in the dark, wide, narrow and on paper.
enum ReportStyle {
    static var rules: String { colours + page + words + tables + charts + media }

    private static let light = """
        --paper:#fff;--ink:#17212b;--soft:#55616d;--rule:#dde3e8;--ground:#f1f5f8;--fill:#2a6496;--strong:#123f66;
        --pale:#a9c5dc;--area:#e3edf5;--mark:#9a3b12;--on:#fff;
        --h0:#f6f8fa;--h1:#e1ecf5;--h2:#c4d9ea;--h3:#9bbfdb;--h4:#3f79a9;--h5:#265c8b;--h6:#0f3a61;
        """

    private static let dark = """
        --paper:#11161b;--ink:#e6ecf1;--soft:#a2afbb;--rule:#2c3640;--ground:#1a2128;--fill:#6ea9d8;--strong:#c5e0f5;
        --pale:#38566f;--area:#1b2c3b;--mark:#f2a179;--on:#0c1216;
        --h0:#161c22;--h1:#1c2c3a;--h2:#233f57;--h3:#2b5475;--h4:#67a3d1;--h5:#94c3e7;--h6:#cce5f8;
        """

    private static var colours: String {
        """
        :root{color-scheme:light dark;\(light)}
        @media (prefers-color-scheme:dark){:root{\(dark)}}

        """
    }

    private static let page = """
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0;background:var(--paper);color:var(--ink);
        font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",
        "Liberation Sans",Arial,sans-serif;
        font-variant-numeric:tabular-nums;overflow-wrap:break-word}
        main{max-width:1180px;margin:0 auto;padding:56px 32px 72px}
        header{padding-bottom:28px;border-bottom:2px solid var(--ink)}
        h1{font-size:34px;line-height:1.2;margin:0 0 10px;letter-spacing:-.01em;font-weight:650}
        .period{margin:0;font-size:18px}
        .audience{margin:2px 0 0;color:var(--soft)}
        section{padding:40px 0;border-bottom:1px solid var(--rule)}
        footer{padding-top:36px;color:var(--soft);font-size:14px;max-width:760px}
        footer h2{font-size:15px;color:var(--ink)}
        footer ul{margin:0 0 14px;padding-left:18px}
        footer li{margin:4px 0}
        .empty{padding:72px 0}

        """

    private static let words = """
        h2{font-size:21px;line-height:1.3;margin:0 0 10px;font-weight:620;text-wrap:balance}
        h3{font-size:14px;margin:18px 0 6px;font-weight:600;color:var(--soft)}
        h3:first-child{margin-top:0}
        .note{margin:0;font-size:13.5px;line-height:1.5;color:var(--soft);max-width:72ch}
        .words{margin-bottom:20px}
        .figure{min-width:0}
        dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(200px,1fr));gap:30px 32px;margin:0}
        dl div{min-width:0}
        dt{font-size:14px;color:var(--soft)}
        dd{margin:0}
        .value{font-size:32px;line-height:1.25;font-weight:620;letter-spacing:-.01em}
        .of{font-size:13.5px;color:var(--soft);line-height:1.4}

        """

    private static let tables = """
        details{margin-top:14px;font-size:13.5px}
        summary{cursor:pointer;color:var(--soft);width:max-content;max-width:100%}
        summary:focus-visible,.table:focus-visible{outline:2px solid var(--fill);outline-offset:2px}
        .table{overflow-x:auto;max-width:100%}
        details .table{margin-top:8px;max-height:420px;overflow-y:auto}
        table{border-collapse:collapse;font-size:13.5px;width:100%}
        details table{width:auto;min-width:50%}
        caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        th,td{padding:7px 0 7px 20px;text-align:right;border-bottom:1px solid var(--rule);font-weight:400;
        vertical-align:bottom;white-space:nowrap}
        thead th{color:var(--soft);border-bottom:1px solid var(--ink);font-size:12.5px;white-space:normal;
        min-width:62px}
        th:first-child{text-align:left;padding-left:0;white-space:normal;min-width:130px;overflow-wrap:anywhere}
        .sum tbody tr:last-child th,.sum tbody tr:last-child td{font-weight:620}

        """

    private static let charts = """
        svg{display:block;width:100%;height:auto;overflow:visible;font-size:13px}
        .patterns{position:absolute;width:0;height:0}
        svg.narrow{display:none;font-size:12.5px;max-width:460px}
        text{fill:var(--ink)}
        .s{fill:var(--soft);font-size:12px}
        .v{font-weight:620;paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
        .b{font-weight:700}
        .e{text-anchor:end}
        .m{text-anchor:middle}
        .c{font-size:11px}
        .on{fill:var(--on)}
        .fill{fill:var(--fill)}
        .strong{fill:var(--strong)}
        .hatch{fill:url(#hatch);stroke:var(--mark);stroke-width:1}
        .hatch-ground{fill:var(--paper)}
        .hatch-line{fill:var(--mark)}
        .hollow{fill:var(--paper);stroke:var(--soft);stroke-width:1}
        .track{fill:var(--ground)}
        .goal{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:4 3}
        .grid{stroke:var(--rule);stroke-width:1}
        .axis{stroke:var(--soft);stroke-width:1}
        .area{fill:var(--area)}
        .stroke{fill:none;stroke:var(--fill);stroke-width:2;stroke-linejoin:round}
        .dot{fill:var(--strong);stroke:var(--paper);stroke-width:1.5}
        .range{stroke:var(--pale);stroke-width:6}
        .end{stroke:var(--strong);stroke-width:2.5}
        .band{fill:var(--fill);fill-opacity:.28;stroke:var(--fill);stroke-opacity:.5;stroke-width:.75}
        .most{stroke:var(--ink);stroke-width:2}

        """ + (0...6).map { ".h\($0){fill:var(--h\($0))}" }.joined(separator: "\n") + "\n"

    private static var media: String {
        """
        @media (min-width:1080px){section:not(.glance):not(.empty){display:grid;
        grid-template-columns:280px minmax(0,1fr);column-gap:56px}.words{margin:0}}
        @media screen and (max-width:640px){main{padding:28px 18px 48px}h1{font-size:26px}h2{font-size:19px}
        section{padding:30px 0}dl{grid-template-columns:repeat(2,minmax(0,1fr));gap:22px 18px}.value{font-size:25px}
        th,td{padding-left:14px}th:first-child{min-width:104px}svg.wide{display:none}svg.narrow{display:block}}
        @media print{:root{color-scheme:light;\(light)}.back{display:none}
        *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
        body{font-size:13px}main{max-width:none;padding:0}header{padding-bottom:14px}h1{font-size:26px}
        .period{font-size:15px}h2{font-size:16px}.note{font-size:11px;max-width:none}.words{margin-bottom:10px}
        section{padding:18px 0;break-inside:avoid}section:not(.glance):not(.empty){display:block}
        dl{grid-template-columns:repeat(4,1fr);gap:16px 20px}.value{font-size:22px}.of,dt{font-size:11px}
        details{display:none}.table{overflow:visible}table{font-size:11px}thead{display:table-header-group}
        tr{break-inside:avoid}footer{font-size:11px;break-inside:avoid}}
        @page{size:A4;margin:16mm 15mm}
        """
    }
}
