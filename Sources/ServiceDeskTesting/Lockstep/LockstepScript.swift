import ServiceDesk

/// What is done, step after step: random, and the same for the same seed.
struct LockstepScript: Sendable {
    private let seed: UInt64
    private let organisation: LockstepOrganisation
    let clock: ManualClock
    var random: SeededGenerator
    /// The highest number given so far.
    private var lastNumber: Request.Number = 0
    private var known: [Request.Number: Request] = [:]
    private var messages: [Request.Number: [Message.ID]] = [:]
    private var keyed: [LockstepStep] = []
    private var accepted: Set<String> = []
    private var refused = 0

    init(seed: UInt64, organisation: LockstepOrganisation, clock: ManualClock) {
        self.seed = seed
        self.organisation = organisation
        self.clock = clock
        // Another sequence than that of the ids, which are made from the seed itself.
        random = SeededGenerator(seed: seed ^ 0x5DEE_CE66)
    }

    mutating func next() -> LockstepStep {
        moveClock()
        if !keyed.isEmpty, random.happens(4) { return random.pick(keyed) }
        let number = number()
        let (reference, actor, other) = (reference(to: number), actor(for: number), reference(to: self.number()))
        let step: LockstepStep
        switch lastNumber < 5 ? 0 : Int.random(in: 0..<100, using: &random) {
        case ..<14: step = .open(draft(by: actor), by: actor, key: key())
        case ..<18: step = .merge(reference, into: other, by: actor)
        case ..<22:
            step = .split(message(of: number), of: reference, team: random.happens(30) ? team() : nil, by: actor)
        case ..<28: step = .link(reference, random.pick(Link.Relation.allCases), other, by: actor)
        case ..<31: step = unlink(number, reference, other, by: actor)
        default:
            if random.happens(30), let step = collaborating(known[number], reference, by: actor) { return step }
            let isOwed = known[number]?.obligation != nil && random.happens(60)
            step = .perform(isOwed ? discharge() : command(), reference, by: actor, key: key())
        }
        switch step {
        case .open(_, _, let key?), .perform(_, _, _, let key?): if key.hasPrefix("once") { keyed.append(step) }
        default: break
        }
        return step
    }

    /// Learns from what came of a step which requests and messages there are.
    mutating func note(_ outcome: LockstepOutcome, of step: LockstepStep) {
        guard let request = outcome.request else {
            refused += 1
            return
        }
        lastNumber = max(lastNumber, request.number)
        known[request.number] = request
        switch step {
        case .perform(.reply(let message), _, _, _), .perform(.note(let message), _, _, _):
            messages[request.number, default: []].append(message.id)
        default: break
        }
        accepted.insert(step.name)
    }

    /// A script that does nothing proves nothing: a long one must have done something of everything, and had refusals.
    func checkCoverage(after steps: Int) throws {
        guard steps >= 2_000 else { return }
        let wanted = Set(RequestAction.allCases.map(\.rawValue)).subtracting(["resume", "skip"])
        let missing = wanted.subtracting(accepted).sorted()
        guard missing.isEmpty, refused > steps / 20 else {
            throw LockstepFailure(
                seed: seed, step: steps, what: "the script itself",
                expected: "every action accepted once, and refusals",
                found: "none of \(missing.joined(separator: ", ")), \(refused) refusals; take another seed")
        }
    }

    private mutating func moveClock() {
        if random.happens(3) {
            clock.advance(bySeconds: -Int64.random(in: 1...172_800, using: &random))
        } else if random.happens(70) {
            clock.advance(bySeconds: Int64.random(in: 0...1_800, using: &random))
        }
    }

    // MARK: Who, what, which

    /// Often someone who handles the request, so that much of what is tried is legal.
    private mutating func actor(for number: Request.Number) -> LockstepActor {
        if random.happens(55), let team = known[number]?.team, let members = LockstepOrganisation.members[team] {
            return .person(random.pick(members))
        }
        return switch Int.random(in: 0..<100, using: &random) {
        case ..<35: .person(random.pick(LockstepOrganisation.agents))
        case ..<60: .person(random.pick(LockstepOrganisation.others))
        case ..<68: .delegate("anna", for: "lena")
        case ..<70: .delegate("rita", for: "hugo")
        case ..<72: .person(random.pick(["gone", "nobody"]))
        default: .host
        }
    }

    mutating func person() -> Person.ID {
        random.happens(2)
            ? random.pick(["nobody", "gone", "", "bad\u{0}"])
            : random.pick(LockstepOrganisation.agents + LockstepOrganisation.others)
    }

    mutating func team() -> Team.ID { random.happens(3) ? "nowhere" : random.pick(LockstepOrganisation.teams) }

    /// Recent requests more often than old ones, and now and then one that is not there.
    private mutating func number() -> Request.Number {
        let span = random.happens(70) ? min(lastNumber, 25) : lastNumber + 1
        return lastNumber + 1 - Int64.random(in: 0...max(1, span), using: &random)
    }

    private mutating func reference(to number: Request.Number) -> RequestReference {
        random.happens(15) ? known[number].map { .id($0.id) } ?? .number(number) : .number(number)
    }

    private mutating func message(of number: Request.Number) -> Message.ID {
        messages[random.happens(90) ? number : self.number()].map { random.pick($0) } ?? newMessage().id
    }

    private mutating func unlink(
        _ number: Request.Number, _ reference: RequestReference, _ other: RequestReference, by actor: LockstepActor
    ) -> LockstepStep {
        if random.happens(70), let links = known[number]?.links, !links.isEmpty {
            let link = random.pick(links.elements)
            return .unlink(reference, link.relation, .id(link.request), by: actor)
        }
        return .unlink(reference, random.pick(Link.Relation.allCases), other, by: actor)
    }

    private mutating func key() -> String? {
        guard random.happens(12) else { return nil }
        // A name of a small choice meets a key that stands for something else.
        return random.happens(30) ? "k\(Int.random(in: 0..<8, using: &random))" : "once-\(random.next())"
    }

    mutating func newMessage() -> Message {
        let id = UniqueID(at: clock.now(), using: &random)
        guard random.happens(97) else { return Message(id: id, text: random.pick(["", "  ", "a\u{0}b"])) }
        let files = random.happens(8) ? [random.pick(organisation.files)] : []
        return Message(id: id, text: text(upTo: 14), attachments: files)
    }

    mutating func time() -> Timestamp? {
        random.happens(25) ? nil : clock.now().advanced(bySeconds: 3_600 * Int64.random(in: -24...72, using: &random))
    }

    mutating func text(upTo count: Int) -> String {
        (0..<Int.random(in: 1...count, using: &random)).map { _ in random.pick(Self.words) }.joined(separator: " ")
    }

    static let words = """
        imprimante écran réseau étage mot passe clé badge café lumière bruit congé salaire facture contrat
        wachtwoord scherm netwerk sleutel verlopen kapot traag afdeling loon verlof printer toner laptop
        printer screen network password expired broken slow office leave payroll invoice vpn mail server error
        Straße größe naïve façade 42 2026 x
        """.split { $0 == " " || $0 == "\n" }.map(String.init)
}

extension LockstepStep {
    /// The action that the step tries.
    var name: String {
        switch self {
        case .open: "open"
        case .perform(let command, _, _, _): command.action.rawValue
        case .merge: "merge"
        case .split: "split"
        case .link: "link"
        case .unlink: "unlink"
        }
    }
}
