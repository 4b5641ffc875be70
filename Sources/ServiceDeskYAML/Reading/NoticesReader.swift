#if Web
    import ServiceDesk
    import Yams

    /// Reads how somebody wants to be told of things.
    struct NoticesReader {
        let file: String
        /// Kinds that nobody knows here.
        private(set) var otherKinds: [(kind: NoticeKind, node: Node)] = []

        init(file: String) { self.file = file }

        /// - Returns: `nil` for “default”: as the desk has it.
        mutating func read(_ node: Node) throws -> NoticePreferences? {
            if node.scalar?.string == "default" { return nil }
            var map = try YAMLMap(node, "“notices” is “default”, or", in: file)
            var preferences = NoticePreferences()
            if let node = map.value("ways") { preferences.notifiers = try ways(node) }
            if let node = map.value("kinds") { preferences.kinds = try kinds(node) }
            let zone = try map.text("zone")
            if let node = map.value("quiet") {
                let text = node.scalar?.string ?? ""
                preferences.quietHours = try located(at: node) { () throws(NoticeWords.Mistake) in
                    try NoticeWords.quietHours(text, zone: zone)
                }
            }
            if let node = map.value("digest") {
                let text = node.scalar?.string ?? ""
                preferences.digest = try located(at: node) { () throws(NoticeWords.Mistake) in
                    try NoticeWords.digest(text, zone: zone)
                }
            }
            try map.finish()
            return preferences
        }

        private mutating func kinds(_ node: Node) throws -> [NoticeKind: SortedSet<NotifierName>] {
            guard let mapping = node.mapping else {
                throw YAMLMap.mistake(
                    "“kinds” has a list of ways for each kind: {started: [], answered: [webhook]}.", at: node, in: file)
            }
            var kinds: [NoticeKind: SortedSet<NotifierName>] = [:]
            for (key, value) in mapping {
                let kind = NoticeKind(key.scalar?.string ?? "")
                if !NoticeWords.kinds.contains(kind) { otherKinds.append((kind, key)) }
                kinds[kind] = try ways(value, for: kind)
            }
            return kinds
        }

        private func ways(_ node: Node, for kind: NoticeKind? = nil) throws -> SortedSet<NotifierName> {
            guard let sequence = node.sequence else {
                throw YAMLMap.mistake("Ways are a list: [webhook], or [] for not at all.", at: node, in: file)
            }
            let texts = sequence.map { $0.scalar?.string ?? "" }
            return try located(at: node) { () throws(NoticeWords.Mistake) in try NoticeWords.ways(texts, for: kind) }
        }

        private func located<Result>(
            at node: Node, _ body: () throws(NoticeWords.Mistake) -> Result
        ) throws -> Result {
            do throws(NoticeWords.Mistake) {
                return try body()
            } catch {
                throw YAMLMap.mistake(error.message, at: node, in: file)
            }
        }
    }

    extension OrganisationWriter {
        func node(_ preferences: NoticePreferences) -> Node {
            var pairs: [(Node, Node)] = []
            func ways(_ names: SortedSet<NotifierName>) -> Node { flow(names.map(\.rawValue)) }
            if let names = preferences.notifiers { pairs.append((Node("ways"), ways(names))) }
            let kinds = preferences.kinds.sorted { $0.key < $1.key }
            if !kinds.isEmpty {
                pairs.append((Node("kinds"), Node(kinds.map { (scalar($0.key.rawValue), ways($0.value)) })))
            }
            let times: [(String, String?)] = [
                ("quiet", preferences.quietText), ("digest", preferences.digestText), ("zone", preferences.zone),
            ]
            return Node(pairs + self.pairs(times))
        }
    }
#endif
