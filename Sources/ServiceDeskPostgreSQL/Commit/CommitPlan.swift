#if PostgreSQL
    import ServiceDesk

    /// What a batch of changes comes to, worked out before anything is sent. Pure.
    ///
    /// The usual case needs no look at the database: each change says what it expects of it. The plan collects these
    /// expectations; the batch that writes it checks them first, in the same transaction, and is refused as a whole
    /// where one does not hold. Then what is there is read (``CommitKnowledge``), and the plan made again with it: this
    /// time the changes that cannot be are known. So a commit is one round trip, and three where it meets somebody
    /// else’s.
    struct CommitPlan {
        /// A request’s number. Those of new requests are known only once the batch is written, unless an import asks
        /// for certain ones.
        enum Number: Hashable {
            case known(Request.Number)
            /// So many behind the last number that was given: 1, 2, …
            case next(Int)
        }

        enum Outcome: Hashable {
            case committed([Number])
            case duplicate(of: Number)
            case refused(CommitResult)
        }

        /// A request as the batch leaves it.
        struct Draft {
            let number: Number
            /// As the store has it, or is expected to; `nil` for one that the batch opens.
            let before: Request?
            var after: Request
            var encoded: [UInt8]
        }

        struct EventRow {
            let number: Number
            let event: RecordedEvent
        }

        struct PassageRow {
            let number: Number
            let passage: Passage
        }

        struct KeyRow {
            let key: Change.Key
            let number: Number
        }

        // MARK: What is to be written

        private(set) var outcomes: [Outcome] = []
        private(set) var drafts: [Request.ID: Draft] = [:]
        private(set) var events: [EventRow] = []
        private(set) var passages: [PassageRow] = []
        private(set) var measurements: [RequestMeasurement] = []
        /// Events as erasures leave them, and their texts.
        private(set) var replaced: (events: [EventRow], passages: [PassageRow]) = ([], [])
        private(set) var keys: [[UInt8]: KeyRow] = [:]
        private(set) var work: [WorkKey: WorkRecord?] = [:]
        /// How many requests get the next numbers.
        private(set) var nextCount = 0
        /// The last number once the batch is written, where the plan gives all numbers itself.
        private(set) var lastNumber: Request.Number?

        // MARK: What is expected

        /// Work that must still be claimed by somebody.
        private(set) var expectedClaims: [WorkKey: UniqueID] = [:]
        /// Work that must be as it was read.
        private(set) var expectedWork: [WorkKey: CommitKnowledge.Work?] = [:]
        /// Whether something must be read before a plan can be made.
        private(set) var needsKnowledge = false

        private let knowledge: CommitKnowledge?
        private var numbersGiven: Set<Request.Number> = []

        init(_ changes: [Change], _ knowledge: CommitKnowledge? = nil) {
            self.knowledge = knowledge
            let asksForNumbers = changes.contains { change in
                change.updates.contains { $0.before == nil && $0.after.number > 0 }
            }
            if asksForNumbers {
                lastNumber = knowledge?.lastNumber
                needsKnowledge = knowledge == nil
            }
            guard !needsKnowledge else { return }
            for change in changes { outcomes.append(add(change)) }
        }

        // MARK: One change

        private mutating func add(_ change: Change) -> Outcome {
            if let numbers = knowledge?.numbers(ofLanded: change) { return .committed(numbers.map { .known($0) }) }
            if let key = change.key {
                let name = Array(key.name.utf8)
                if let used = keys[name] { return used.key == key ? .duplicate(of: used.number) : .refused(.keyReused) }
                if let used = knowledge?.keys[name] {
                    return .refused(used.key == key ? .duplicate(of: used.number) : .keyReused)
                }
            }
            var lookups = WorkLookups(work, knowledge)
            let after = change.workAfter({ lookups.record($0) }, accepts: { lookups.accepts($0) })
            needsKnowledge = needsKnowledge || lookups.needsKnowledge
            guard let after else { return .refused(.expired) }
            guard let numbers = numbers(for: change.updates) else { return .refused(.conflict) }
            expectedClaims.merge(lookups.expectedClaims) { first, _ in first }
            expectedWork.merge(lookups.expectedWork) { first, _ in first }
            for (update, number) in zip(change.updates, numbers) { take(update, number) }
            if let key = change.key, let first = numbers.first {
                keys[Array(key.name.utf8)] = KeyRow(key: key, number: first)
            }
            work.merge(after) { _, new in new }
            return .committed(numbers)
        }

        /// The numbers of a change’s requests; `nil` where a version is another one by now, or a number is taken.
        private mutating func numbers(for updates: [Change.Update]) -> [Number]? {
            var (numbers, given, last, next): ([Number], Set<Request.Number>, Request.Number?, Int) = (
                [], [], lastNumber, nextCount
            )
            for update in updates {
                if let draft = drafts[update.after.id] {
                    guard draft.after.version == update.before?.version else { return nil }
                    numbers.append(draft.number)
                } else if let before = update.before {
                    guard let number = number(of: before) else { return nil }
                    numbers.append(.known(number))
                } else if let known = last {
                    let number = update.after.number > 0 ? update.after.number : known + 1
                    guard knowledge?.requests[update.after.id] == nil, knowledge?.taken.contains(number) != true,
                        !numbersGiven.contains(number), given.insert(number).inserted
                    else { return nil }
                    last = max(known, number)
                    numbers.append(.known(number))
                } else {
                    guard knowledge?.requests[update.after.id] == nil else { return nil }
                    next += 1
                    numbers.append(.next(next))
                }
            }
            (lastNumber, nextCount) = (last, next)
            numbersGiven.formUnion(given)
            return numbers
        }

        /// The number of a request that is there; `nil` where it has another version.
        private mutating func number(of before: Request) -> Request.Number? {
            if let knowledge {
                guard let known = knowledge.requests[before.id], known.version == before.version,
                    before.number == 0 || before.number == known.number
                else { return nil }
                return known.number
            }
            // It was decided before the number was known.
            if before.number == 0 { needsKnowledge = true }
            return before.number
        }

        private mutating func take(_ update: Change.Update, _ number: Number) {
            let id = update.after.id
            if drafts[id] != nil {
                drafts[id]?.after = update.after
                drafts[id]?.encoded = update.encoded
            } else {
                drafts[id] = Draft(
                    number: number, before: update.before, after: update.after, encoded: update.encoded)
            }
            events += update.events.map { EventRow(number: number, event: $0) }
            passages += update.passages.map { PassageRow(number: number, passage: $0) }
            measurements += update.measurements
            replaced.events += update.replaced.map { EventRow(number: number, event: $0) }
            replaced.passages += update.replacedPassages.map { PassageRow(number: number, passage: $0) }
        }
    }

    /// Looks up work for one change: in what the batch does before it, and in what was read.
    private struct WorkLookups {
        private let planned: [WorkKey: WorkRecord?]
        private let knowledge: CommitKnowledge?
        private(set) var expectedClaims: [WorkKey: UniqueID] = [:]
        private(set) var expectedWork: [WorkKey: CommitKnowledge.Work?] = [:]
        private(set) var needsKnowledge = false

        init(_ planned: [WorkKey: WorkRecord?], _ knowledge: CommitKnowledge?) {
            (self.planned, self.knowledge) = (planned, knowledge)
        }

        mutating func record(_ key: WorkKey) -> WorkRecord? {
            if let record = planned[key] { return record }
            guard let knowledge else {
                needsKnowledge = true
                return nil
            }
            let found = knowledge.work[key]
            expectedWork[key] = .some(found)
            return found?.record
        }

        mutating func accepts(_ receipt: WorkReceipt) -> Bool {
            if let record = planned[receipt.key] { return record?.accepts(receipt) ?? false }
            if let knowledge, knowledge.work[receipt.key]?.record.accepts(receipt) != true { return false }
            expectedClaims[receipt.key] = receipt.claim
            return true
        }
    }

    /// What was read of all that a batch names.
    struct CommitKnowledge {
        struct Work: Hashable {
            let record: WorkRecord
            /// Which transaction wrote the row: it says whether it is still the same.
            let writtenIn: String
        }

        var lastNumber: Request.Number = 0
        var requests: [Request.ID: (number: Request.Number, version: Int)] = [:]
        /// Of the numbers that were asked for, those that somebody has.
        var taken: Set<Request.Number> = []
        var keys: [[UInt8]: KeyRecord] = [:]
        var work: [WorkKey: Work] = [:]
        /// Of the last events of the changes, those that are in a journal: an earlier attempt, of which the answer was
        /// lost, has written them. A hash covers the whole journal up to its event, so that no other change has it.
        var landed: Set<Digest> = []

        /// The numbers of a change that an earlier attempt has written; `nil` where it did not.
        func numbers(ofLanded change: Change) -> [Request.Number]? {
            let heads = change.updates.compactMap(\.events.last?.hash)
            guard !heads.isEmpty, heads.allSatisfy(landed.contains) else { return nil }
            let numbers = change.updates.compactMap { requests[$0.after.id]?.number }
            return numbers.count == change.updates.count ? numbers : nil
        }
    }
#endif
