#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskJSON
    import ServiceDeskYAML

    /// A request by the number that people say aloud: `1042` or `#1042`.
    struct NumberArgument: ExpressibleByArgument {
        let reference: RequestReference
        let number: Request.Number

        init?(argument: String) {
            let digits = argument.hasPrefix("#") ? argument.dropFirst() : argument[...]
            guard let number = Request.Number(digits), number > 0 else { return nil }
            (self.number, reference) = (number, .number(number))
        }
    }

    /// A word of the vocabulary as it is typed: `service-request` for `serviceRequest`. The form of the vocabulary
    /// itself, which JSON has, is taken too.
    protocol WordArgument: ExpressibleByArgument, VocabularyWord {}

    extension WordArgument {
        public init?(argument: String) {
            let typed = argument.lowercased().filter { $0 != "-" }
            guard let found = Self.allCases.first(where: { $0.rawValue.lowercased() == typed }) else { return nil }
            self = found
        }

        public static var allValueStrings: [String] { allCases.map(\.word) }
        // The words speak for themselves.
        public static var allValueDescriptions: [String: String] { [:] }
        public var defaultValueDescription: String { word }
    }

    extension RequestKind: WordArgument {}
    extension RequestState: WordArgument {}
    extension Resolution: WordArgument {
        /// What is owed is not resolved: it is fulfilled or excused.
        public static var allValueStrings: [String] {
            allCases.filter { $0 != .fulfilled && $0 != .excused }.map(\.word)
        }
    }
    extension Pending.Reason: WordArgument {}
    extension RequestOrder.Key: WordArgument {}
    extension RuleTrigger: WordArgument {}

    /// A relation that linking makes; merging and splitting make theirs themselves.
    struct RelationArgument: ExpressibleByArgument {
        let relation: Link.Relation

        static let all = Link.Relation.allCases.filter(\.isMadeByLinking)
        static var allValueStrings: [String] { all.map(\.word) }

        init?(argument: String) {
            guard let relation = Link.Relation(argument: argument), relation.isMadeByLinking else { return nil }
            self.relation = relation
        }
    }

    extension Link.Relation: WordArgument {}

    extension Impact: ExpressibleByArgument {
        public init?(argument: String) {
            guard let level = Level(argument) else { return nil }
            self = Impact.allCases[level.index]
        }
        public static var allValueStrings: [String] { LevelWord.all }
    }

    extension Urgency: ExpressibleByArgument {
        public init?(argument: String) {
            guard let level = Level(argument) else { return nil }
            self = Urgency.allCases[level.index]
        }
        public static var allValueStrings: [String] { LevelWord.all }
    }

    /// What impact and urgency have in common: three levels, by word or by number.
    private struct Level {
        let index: Int

        init?(_ text: String) {
            guard let index = LevelWord.all.firstIndex(of: text.lowercased()) ?? ["1", "2", "3"].firstIndex(of: text)
            else {
                return nil
            }
            self.index = index
        }
    }

    extension Priority: ExpressibleByArgument {
        public init?(argument: String) {
            guard let found = Priority(word: argument) else { return nil }
            self = found
        }
        public static var allValueStrings: [String] { allCases.map(\.word) }
    }

    /// Whom a request waits for: `requester`, `nobody`, `person:anna`, `team:it`, `supplier:acme`.
    struct PartyArgument: ExpressibleByArgument {
        let party: Pending.Party

        init?(argument: String) {
            guard let party = Pending.Party(word: argument) else { return nil }
            self.party = party
        }
    }
#endif
