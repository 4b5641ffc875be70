/// The elements that the reader knows by name; all others have no effect on how their content is read.
enum HTMLTag: String, CaseIterable, Sendable {
    case a, abbr, address, applet, area, article, aside, b, base, big, blockquote, body, br, button, caption, center
    case cite, code, col, colgroup, dd, del, details, dfn, dir, div, dl, dt, em, embed, fieldset, figcaption, figure
    case font, footer, form, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, img, input, ins, kbd
    case li, link, listing, main, map, mark, marquee, math, menu, meta, nav, nobr, noembed, noframes, object, ol, option
    case optgroup, p, param, plaintext, pre, q, s, samp, script, section, select, small, source, span, strike, strong
    case style, sub, summary, sup, svg, table, tbody, td, template, textarea, tfoot, th, thead, title, tr, track, tt
    case u, ul, `var`, wbr, xmp, unknown

    private static let names = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    init(name: String) {
        self = name == "image" ? .img : Self.names[name] ?? .unknown
    }

    /// Elements without content (HTML standard, 13.1.2).
    var isVoid: Bool {
        switch self {
        case .area, .base, .br, .col, .embed, .hr, .img, .input, .link, .meta, .param, .source, .track, .wbr: true
        default: false
        }
    }

    /// Elements whose content is text up to their end tag, whatever is in it.
    var isRawText: Bool {
        switch self {
        case .script, .style, .xmp, .iframe, .noembed, .noframes, .textarea, .title: true
        default: false
        }
    }

    /// Elements that no reader sees, with all that is in them.
    var isDropped: Bool {
        switch self {
        case .script, .style, .iframe, .noembed, .noframes, .textarea, .title, .template, .svg, .math, .select: true
        default: false
        }
    }

    /// SVG and MathML, which follow other rules than HTML.
    var isForeign: Bool { self == .svg || self == .math }

    /// Elements that stand on lines of their own.
    var isBlock: Bool {
        switch self {
        case .address, .article, .aside, .blockquote, .body, .caption, .center, .dd, .details, .dir, .div, .dl, .dt,
            .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .li,
            .listing, .main, .menu, .nav, .ol, .p, .plaintext, .pre, .section, .summary, .table, .ul, .xmp:
            true
        default: isTablePart
        }
    }

    var isHeading: Bool {
        switch self {
        case .h1, .h2, .h3, .h4, .h5, .h6: true
        default: false
        }
    }

    var isTablePart: Bool {
        switch self {
        case .tbody, .thead, .tfoot, .tr, .td, .th: true
        default: false
        }
    }

    var isCell: Bool { self == .td || self == .th || self == .caption }

    var isSection: Bool { self == .tbody || self == .thead || self == .tfoot }

    var isList: Bool { self == .ul || self == .ol || self == .menu || self == .dir }

    /// Elements that an end tag from inside cannot close (the standard's scopes, made one).
    var isBarrier: Bool {
        switch self {
        case .table, .td, .th, .caption, .template, .html, .body, .svg, .math: true
        default: false
        }
    }

    /// Tags that end foreign content and lists of choices: HTML goes on (HTML standard, 13.2.6.5).
    var breaksOut: Bool {
        switch self {
        case .b, .big, .br, .code, .em, .embed, .font, .head, .i, .img, .input, .meta, .nobr, .s, .small, .span,
            .strike, .strong, .sub, .sup, .tt, .u, .var:
            true
        case .caption, .address: false
        default: isBlock && !isTablePart
        }
    }
}
