/// What requests have in common, in a form that a person can read: `vpn: certificate, expired`.
///
/// All of it must hold. Nothing is learnt and nothing is hidden: whoever reads the pattern knows which requests it is
/// for.
public struct ProblemPattern: Hashable, Sendable, Codable {
    /// All of them, among a subject's words and tags.
    public var words: SortedSet<String>
    public var service: Service.ID?
    /// The team, for requests that name no service.
    public var team: Team.ID?
    /// A thing that the requests are about.
    public var about: String?

    public init(
        words: SortedSet<String>, service: Service.ID? = nil, team: Team.ID? = nil, about: String? = nil
    ) {
        self.words = words
        self.service = service
        self.team = team
        self.about = about
    }

    /// Whether everything that the pattern says is so of a subject. A pattern that says nothing is for none.
    ///
    /// Linear in the words of the subject.
    public func matches(_ subject: GroupingSubject) -> Bool {
        if words.isEmpty, service == nil, team == nil, about == nil { return false }
        if let service, subject.service != service { return false }
        if let team, subject.service != nil || subject.team != team { return false }
        if let about, !subject.about.contains(about) { return false }
        return words.allSatisfy { subject.tags.contains($0) || subject.words.contains($0) }
    }
}

extension ProblemPattern: CustomStringConvertible {
    /// `vpn, device:LT-4711: certificate, expired`
    public var description: String {
        let place = [service?.rawValue, team.map { "team \($0)" }, about].compactMap { $0 }.joined(separator: ", ")
        let words = words.joined(separator: ", ")
        return place.isEmpty || words.isEmpty ? place + words : "\(place): \(words)"
    }
}
