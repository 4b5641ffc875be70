import ServiceDesk
import ServiceDeskTesting
import Synchronization

/// Things of a host: devices that everyone sees, payslips that one person does.
final class Inventory: ThingSource {
    struct IsDown: Error {}

    let kind: Thing.Kind
    let isDown = Mutex(false)
    private let readers: [String: Set<Person.ID>?]
    private let answers: @Sendable ([ThingDescription]) -> [ThingDescription]

    /// - Parameters:
    ///   - readers: Who sees which; `nil` for everyone.
    ///   - answers: What is made of a right answer.
    init(
        _ kind: Thing.Kind, _ readers: [String: Set<Person.ID>?],
        answers: @escaping @Sendable ([ThingDescription]) -> [ThingDescription] = { $0 }
    ) {
        (self.kind, self.readers, self.answers) = (kind, readers, answers)
    }

    func things(_ ids: [String], for viewer: Viewer) async throws -> [ThingDescription] {
        if isDown.withLock({ $0 }) { throw IsDown() }
        return answers(
            ids.compactMap { id in
                guard let readers = readers[id] else { return nil }
                let isSeen = viewer.isHost || readers.map { viewer.person.map($0.contains) ?? false } ?? true
                return isSeen ? describe(id) : nil
            })
    }

    func describe(_ id: String) -> ThingDescription {
        ThingDescription(Thing(kind, id), title: "\(kind) \(id)", address: "https://intranet.example/\(kind)/\(id)")
    }
}

extension Company {
    static let device = Thing("device", "LT-4711")
    static let payslip = Thing("payslip", "anna-2026-02")

    /// Everyone sees the device, rita alone the payslip.
    static func withThings(
        devices: Inventory = Inventory("device", ["LT-4711": nil, "LT-4712": nil]),
        _ configure: (inout Desk.Configuration) -> Void = { _ in }
    ) async throws -> Company {
        try await Company {
            $0.things = [devices, Inventory("payslip", ["anna-2026-02": ["rita"]])]
            configure(&$0)
        }
    }

    /// A request by anna, watched by rita, about a device and a payslip that neither anna nor its team may see.
    func openAboutBoth() async throws -> Request {
        let draft = RequestDraft("Le portable et la fiche de paie", watchers: ["rita"], team: "it")
        let request = try await desk.open(draft, as: try await viewer("anna"))
        for thing in [Self.device, Self.payslip] {
            try await desk.perform(.addThing(thing), on: .id(request.id), as: Self.host)
        }
        return try await desk.request(.id(request.id), as: Self.host)
    }
}
