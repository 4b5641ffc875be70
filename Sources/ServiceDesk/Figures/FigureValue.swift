/// One figure as tables, pages and programs list it: by its name, with what it is, and of how many it is made.
public struct FigureValue: Hashable, Sendable, Identifiable {
    public enum Content: Hashable, Sendable {
        case count(Int)
        case times(Figures.Times)
        case share(Share)
    }

    public var name: FigureName
    /// Which cause, clock or kind of promise; `nil` for a figure without parts.
    public var part: String?
    public var content: Content

    /// `opened`, `waits.requester`, `targets.resolution`.
    public var id: String { part.map { "\(name.rawValue).\($0)" } ?? name.rawValue }

    /// As short as a row of a table wants it.
    public var title: String {
        let title = name.definition.title
        guard let part else { return title }
        guard name == .waits else { return "\(title): \(part)" }
        return "\(title) \(Figures.WaitCause(rawValue: part)?.title ?? part)"
    }

    /// Of how many it is made.
    public var sampleSize: Int {
        switch content {
        case .count(let count): count
        case .times(let times): times.elapsed?.count ?? 0
        case .share(let share): share.of
        }
    }
}

extension Figures {
    /// All of them, in the order in which they are told. What was not counted is left out: the open ones of a part of a
    /// team. Each cause of waiting is there, and each clock and promise of which there is anything to tell.
    public var values: [FigureValue] { FigureName.allCases.flatMap(values(of:)) }

    private func values(of name: FigureName) -> [FigureValue] {
        switch name {
        case .opened: [.init(name, opened)]
        case .reopened: [.init(name, reopened)]
        case .resolved: [.init(name, resolved)]
        case .closed: [.init(name, closed)]
        case .merged: [.init(name, merged)]
        case .came: [.init(name, came)]
        case .left: [.init(name, left)]
        case .openBefore: openBefore.map { [.init(name, $0)] } ?? []
        case .openAfter: openAfter.map { [.init(name, $0)] } ?? []
        case .firstResponse: [.init(name, firstResponse)]
        case .nextResponse: [.init(name, nextResponse)]
        case .resolution: [.init(name, resolution)]
        case .handling: [.init(name, handling)]
        case .waits: WaitCause.allCases.map { .init(name, waits[$0] ?? Times(), of: $0.rawValue) }
        case .firstContact: [.init(name, firstContact)]
        case .reopenedBefore: [.init(name, reopenedBefore)]
        case .bounced: [.init(name, bounced)]
        case .targets:
            targets.sorted { $0.key.rawValue < $1.key.rawValue }.map { .init(name, $0.value, of: $0.key.rawValue) }
        case .promises:
            PromiseChange.Subject.allCases.compactMap { subject in
                promises[subject].map { .init(name, $0, of: subject.rawValue) }
            }
        }
    }
}

extension FigureValue {
    fileprivate init(_ name: FigureName, _ count: Int) { (self.name, content) = (name, .count(count)) }

    fileprivate init(_ name: FigureName, _ times: Figures.Times, of part: String? = nil) {
        (self.name, self.part, content) = (name, part, .times(times))
    }

    fileprivate init(_ name: FigureName, _ share: Share, of part: String? = nil) {
        (self.name, self.part, content) = (name, part, .share(share))
    }
}
