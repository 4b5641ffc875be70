/// A relation of one request to another. Both requests carry it, each from its side, committed together.
public struct Link: Hashable, Comparable, Sendable, Codable {
    public enum Relation: String, Sendable, Codable, CaseIterable {
        case relatedTo
        case duplicateOf, duplicatedBy
        case blocks, blockedBy
        case causedBy, causes
        case parentOf, childOf
        /// Made by splitting, not by linking.
        case splitFrom, splitInto
        /// Made by merging, not by linking.
        case mergedInto, mergedFrom

        /// The same relation seen from the other side.
        public var inverse: Relation {
            switch self {
            case .relatedTo: .relatedTo
            case .duplicateOf: .duplicatedBy
            case .duplicatedBy: .duplicateOf
            case .blocks: .blockedBy
            case .blockedBy: .blocks
            case .causedBy: .causes
            case .causes: .causedBy
            case .parentOf: .childOf
            case .childOf: .parentOf
            case .splitFrom: .splitInto
            case .splitInto: .splitFrom
            case .mergedInto: .mergedFrom
            case .mergedFrom: .mergedInto
            }
        }

        /// Whether ``Desk/link(_:_:_:as:key:)`` may make it; splits and merges have methods of their own.
        public var isMadeByLinking: Bool {
            switch self {
            case .splitFrom, .splitInto, .mergedInto, .mergedFrom: false
            default: true
            }
        }
    }

    public var relation: Relation
    public var request: Request.ID

    public init(_ relation: Relation, _ request: Request.ID) {
        self.relation = relation
        self.request = request
    }

    public static func < (left: Link, right: Link) -> Bool {
        (left.relation.rawValue, left.request) < (right.relation.rawValue, right.request)
    }
}
