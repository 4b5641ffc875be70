/// Reads HTML as a sequence of well-nested starts, ends and texts: the tags of a tokenizer, put right by the rules of
/// the HTML standard (WHATWG, 13.2.6) that matter for reading. Elements that close each other do so, missing table
/// rows and cells are added, end tags without a start have no effect, dropped elements are left out with their
/// content. What the standard does beyond that (reopening of formatting, moving text out of tables) is not done.
///
/// Holds no tree: memory is the stack of open elements, of at most `depth`.
struct HTMLReader {
    enum Event {
        case start(HTMLElement)
        case end(HTMLElement)
        case text(String)
    }

    /// Elements within each other; tags nested deeper have no effect, their text is read.
    static let depth = 256

    private struct Open {
        var element: HTMLElement
        /// Its end tag came while a block inside it was open.
        var isEnded = false
        var isHidden = false
    }

    private var tokenizer: HTMLTokenizer
    private var open: [Open] = []
    /// Open elements of each tag, to answer without a walk whether one is open.
    private var counts = [Int](repeating: 0, count: HTMLTag.allCases.count)
    /// Elements beyond the depth, whose end tags are awaited.
    private var beyond = 0
    /// Place in the stack of the outermost element that is left out, if one is.
    private var hiddenFrom: Int?
    private var events: [Event] = []
    private var nextEvent = 0
    private static let indices = Dictionary(
        uniqueKeysWithValues: HTMLTag.allCases.enumerated().map { ($0.element, $0.offset) })

    /// Whether the element and what is in it is left out besides the elements that always are.
    private let isHidden: @Sendable (HTMLElement) -> Bool

    init(_ html: String, byteLimit: Int, isHidden: @escaping @Sendable (HTMLElement) -> Bool) {
        tokenizer = HTMLTokenizer(html, byteLimit: byteLimit)
        self.isHidden = isHidden
    }

    mutating func next() -> Event? {
        while true {
            if nextEvent < events.count {
                defer { nextEvent += 1 }
                return events[nextEvent]
            }
            events.removeAll(keepingCapacity: true)
            nextEvent = 0
            guard let token = tokenizer.next() else {
                if open.isEmpty { return nil }
                while !open.isEmpty { pop() }
                continue
            }
            switch token {
            case .start(let element): start(element)
            case .end(let tag): end(tag)
            case .text(let text): add(text)
            }
        }
    }

    // MARK: - Stack

    private func count(_ tag: HTMLTag) -> Int {
        Self.indices[tag].map { counts[$0] } ?? 0
    }

    private mutating func push(_ element: HTMLElement) {
        let hides = hiddenFrom == nil && (element.tag.isDropped || isHidden(element))
        if hides { hiddenFrom = open.count }
        open.append(Open(element: element, isHidden: hiddenFrom != nil))
        if let index = Self.indices[element.tag] { counts[index] += 1 }
        if hiddenFrom == nil { events.append(.start(element)) }
    }

    /// Ends the innermost element, and those around it whose end tags have come already.
    private mutating func pop() {
        repeat {
            guard let last = open.popLast() else { return }
            if let index = Self.indices[last.element.tag] { counts[index] -= 1 }
            if !last.isHidden { events.append(.end(last.element)) }
            if let from = hiddenFrom, open.count <= from { hiddenFrom = nil }
        } while open.last?.isEnded == true
    }

    private mutating func pop(through index: Int) {
        while open.count > index { pop() }
    }

    /// The place of the innermost open element with one of the tags, not looking past some others.
    private func place(of matches: (HTMLTag) -> Bool, until stops: (HTMLTag) -> Bool) -> Int? {
        for index in open.indices.reversed() {
            let tag = open[index].element.tag
            if matches(tag) { return index }
            if stops(tag) { return nil }
        }
        return nil
    }

    private mutating func close(_ matches: (HTMLTag) -> Bool, until stops: (HTMLTag) -> Bool) {
        if let index = place(of: matches, until: stops) { pop(through: index) }
    }

    // MARK: - Tokens

    private mutating func add(_ text: String) {
        guard hiddenFrom == nil else { return }
        if needsCell, !text.utf8.allSatisfy(HTMLTokenizer.isSpace) { openCell() }
        guard hiddenFrom == nil else { return }
        events.append(.text(text))
    }

    /// Whether the innermost open element is a part of a table that holds no text itself.
    private var needsCell: Bool {
        guard let tag = open.last?.element.tag else { return false }
        return tag == .table || tag.isSection || tag == .tr
    }

    private mutating func openCell() {
        guard open.count + 2 < Self.depth else { return }
        if open.last?.element.tag != .tr { push(HTMLElement(tag: .tr)) }
        push(HTMLElement(tag: .td))
    }

    private mutating func start(_ element: HTMLElement) {
        let tag = element.tag
        leaveForeign(tag)
        guard tag != .html, tag != .body, tag != .head else { return }
        if hiddenFrom == nil || !isInForeign { closeImplied(tag) }
        guard prepareTable(tag) else { return }
        if tag.isVoid {
            if !tag.isDropped, hiddenFrom == nil, !isHidden(element) {
                events.append(.start(element))
                events.append(.end(element))
            }
            return
        }
        guard open.count < Self.depth else {
            if tag.isRawText { _ = tokenizer.rawText(until: tag) } else { beyond += 1 }
            return
        }
        push(element)
        if isInForeign { return }
        if tag == .plaintext {
            add(tokenizer.rest())
        } else if tag.isRawText {
            add(tokenizer.rawText(until: tag))
        } else if tag == .pre || tag == .listing {
            tokenizer.skipLineEnd()
        }
    }

    private var isInForeign: Bool { count(.svg) + count(.math) > 0 }

    /// HTML inside of foreign content, or of a list of choices, ends that.
    private mutating func leaveForeign(_ tag: HTMLTag) {
        guard hiddenFrom != nil, tag.breaksOut else { return }
        close({ $0.isForeign || $0 == .select }, until: { $0 == .template || $0 == .body })
    }

    /// Closes what the start of an element ends (HTML standard, 13.1.2.4).
    private mutating func closeImplied(_ tag: HTMLTag) {
        if tag.isBlock, !tag.isTablePart, tag != .caption, count(.p) > 0 {
            close({ $0 == .p }, until: \.isBarrier)
        }
        switch tag {
        case .li: close({ $0 == .li }, until: { $0.isBarrier || $0.isList })
        case .dd, .dt: close({ $0 == .dd || $0 == .dt }, until: { $0.isBarrier || $0 == .dl })
        case .option, .optgroup: if open.last?.element.tag == .option { pop() }
        case .a where count(.a) > 0:
            endFormatting(.a)
        case .button, .nobr: close({ $0 == tag }, until: { $0.isBarrier })
        default:
            if tag.isHeading { close(\.isHeading, until: { $0.isBarrier || $0.isBlock }) }
        }
    }

    /// Puts rows and cells where they belong; false if the tag has no effect here.
    private mutating func prepareTable(_ tag: HTMLTag) -> Bool {
        let isPart = tag.isTablePart || tag == .caption || tag == .colgroup || tag == .col
        guard isPart else {
            guard needsCell, hiddenFrom == nil else { return true }
            if tag == .form || tag == .input { return false }
            if !tag.isDropped { openCell() }
            return true
        }
        guard count(.table) > 0, let table = place(of: { $0 == .table }, until: { $0.isForeign }) else { return false }
        guard tag != .col, tag != .colgroup else { return false }
        guard !(tag == .caption && open.count > table + 1) else { return false }
        // Close cells, then rows, then sections, of this table only.
        let keeps: (HTMLTag) -> Bool = { part in
            switch tag {
            case .td, .th: part == .tr || part.isSection
            case .tr: part.isSection
            default: false
            }
        }
        var last = table
        while last + 1 < open.count, keeps(open[last + 1].element.tag) { last += 1 }
        pop(through: last + 1)
        if tag.isCell, tag != .caption, open.last?.element.tag != .tr {
            guard open.count + 1 < Self.depth else { return false }
            push(HTMLElement(tag: .tr))
        }
        return true
    }

    private mutating func end(_ tag: HTMLTag) {
        if beyond > 0, !tag.isBarrier, !tag.isVoid {
            beyond -= 1
            return
        }
        switch tag {
        case .br: return start(HTMLElement(tag: .br))
        case .html, .body, .head: return
        case .p where count(.p) == 0:
            guard hiddenFrom == nil, !needsCell else { return }
            events += [.start(HTMLElement(tag: .p)), .end(HTMLElement(tag: .p))]
            return
        default: break
        }
        guard tag == .unknown || count(tag) > 0 || tag.isHeading else { return }
        if tag.isTablePart || tag == .table || tag == .caption {
            beyond = tag == .table ? 0 : beyond
            return close({ $0 == tag }, until: { $0 == .table || $0.isForeign })
        }
        if tag.isHeading { return close(\.isHeading, until: \.isBarrier) }
        if tag.isBlock || tag.isDropped || tag == .form || tag == .button || tag == .object {
            let stops: (HTMLTag) -> Bool = { tag == .li ? $0.isBarrier || $0.isList : $0.isBarrier && $0 != tag }
            return close({ $0 == tag }, until: stops)
        }
        endFormatting(tag)
    }

    /// Ends an element that is no block; if a block is open inside it, when that ends.
    private mutating func endFormatting(_ tag: HTMLTag) {
        var hasBlock = false
        for index in open.indices.reversed() {
            let inner = open[index].element.tag
            if inner == tag, !open[index].isEnded {
                if hasBlock { open[index].isEnded = true } else { pop(through: index) }
                return
            }
            if inner.isBarrier { return }
            if inner.isBlock { hasBlock = true }
        }
    }
}
