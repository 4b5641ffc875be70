import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("The journal")
struct JournalTests {
    /// A request with ten events, its journal, and another request's journal.
    private func journals() async throws -> (Request, [RecordedEvent], [RecordedEvent]) {
        let company = try await Company()
        var request = try await company.open()
        let other = try await company.open("Mijn wachtwoord is verlopen")
        let commands: [RequestCommand] = [
            .take, .hold(Pending(.information, waitingFor: .requester)), .resume, .tag(["vip"]), .handOver("acme"),
            .resolve(.fixed), .close(), .reopen(reason: "Encore."),
        ]
        for command in commands {
            company.clock.advance(bySeconds: 60)
            request = try await company.perform(command, on: request, by: "bram")
        }
        return (request, try await company.journal(of: request), try await company.journal(of: other))
    }

    private func fault(_ journal: [RecordedEvent], of request: Request) -> JournalFault? {
        var audit = JournalAudit(of: request.id)
        do throws(JournalFault) {
            for event in journal { try audit.check(event) }
            try audit.finish(comparing: request)
            return nil
        } catch {
            return error
        }
    }

    /// An event with another version, instant or content and, unless told otherwise, its old hash.
    private func forged(
        _ event: RecordedEvent, version: Int? = nil, at: Timestamp? = nil, content: [UInt8]? = nil, hash: Digest? = nil
    ) throws -> RecordedEvent {
        try RecordedEvent(
            request: event.request, version: version ?? event.version, at: at ?? event.at,
            content: content ?? event.content, hash: hash ?? event.hash)
    }

    @Test("that nobody touched is whole")
    func untouched() async throws {
        let (request, journal, _) = try await journals()
        #expect(journal.count == 10)
        #expect(fault(journal, of: request) == nil)
    }

    @Test("tells when an event was cut out, wherever it stood")
    func cut() async throws {
        let (request, journal, _) = try await journals()
        for index in journal.indices {
            var cut = journal
            cut.remove(at: index)
            #expect(fault(cut, of: request)?.version == index + 1 || index == 9)
            #expect(fault(cut, of: request)?.reason == .missingEvent)
            // Those behind it moved up, as someone would who can count.
            let moved = try cut.map { $0.version > index + 1 ? try forged($0, version: $0.version - 1) : $0 }
            #expect(fault(moved, of: request) != nil)
        }
        #expect(fault([], of: request)?.reason == .missingEvent)
    }

    @Test("tells when two events changed places")
    func reordered() async throws {
        let (request, journal, _) = try await journals()
        for index in journal.indices.dropLast() {
            var swapped = journal
            swapped.swapAt(index, index + 1)
            #expect(fault(swapped, of: request)?.version == index + 1)
            let renumbered = try swapped.enumerated().map { try forged($1, version: $0 + 1, at: journal[$0].at) }
            #expect(fault(renumbered, of: request)?.version == index + 1)
        }
    }

    @Test("tells when one byte of an event was edited, or its instant")
    func edited() async throws {
        let (request, journal, _) = try await journals()
        for index in journal.indices {
            let text = String(decoding: journal[index].content, as: UTF8.self)
            var edits = [try forged(journal[index], at: journal[index].at.advanced(bySeconds: 1))]
            for (from, to) in [("bram", "evas"), ("anna", "rita")] where text.contains(from) {
                let content = Array(text.replacing(from, with: to).utf8)
                edits.append(try forged(journal[index], content: content))
            }
            #expect(edits.count == 2)
            for edit in edits {
                var edited = journal
                edited[index] = edit
                #expect(fault(edited, of: request)?.reason == .hashDiffers)
                #expect(fault(edited, of: request)?.version == index + 1)
            }
        }
    }

    @Test("tells when an edit was hashed anew, from there on or to the end")
    func rehashed() async throws {
        let (request, journal, _) = try await journals()
        for index in journal.indices {
            var (forged, previous): ([RecordedEvent], Digest) = (Array(journal[..<index]), .zero)
            previous = forged.last?.hash ?? .zero
            for event in journal[index...] {
                let at = event.version == index + 1 ? event.at.advanced(bySeconds: 1) : event.at
                let hash = RecordedEvent.hash(
                    of: event.content, request: event.request, version: event.version, at: at, after: previous)
                forged.append(try self.forged(event, at: at, hash: hash))
                previous = hash
            }
            // The chain verifies; the request knows the head that it should have.
            #expect(fault(forged, of: request) != nil)
        }
    }

    @Test("tells when an event was inserted, repeated or taken from another request")
    func inserted() async throws {
        let (request, journal, other) = try await journals()
        for index in 1..<journal.count {
            var repeated = journal
            repeated.insert(journal[index], at: index)
            #expect(fault(repeated, of: request) != nil)
            let extra = try RecordedEvent(
                request: request.id, version: index + 1, at: journal[index].at, actor: .person("bram"),
                event: .tagged(["forged"]), after: journal[index - 1].hash)
            let inserted =
                try journal[..<index] + [extra]
                + journal[index...].map {
                    try forged($0, version: $0.version + 1)
                }
            #expect(fault(Array(inserted), of: request)?.version == index + 2)
            var foreign = journal
            foreign[0] = other[0]
            #expect(fault(foreign, of: request)?.reason == .foreignEvent)
        }
        #expect(fault(Array(journal.dropFirst()), of: request)?.reason == .missingEvent)
    }

    @Test("tells when the request was restored from yesterday, or edited")
    func stateDiffers() async throws {
        let company = try await Company()
        let yesterday = try await company.open()
        let today = try await company.perform(.take, on: yesterday, by: "bram")
        let journal = try await company.journal(of: today)
        #expect(fault(journal, of: yesterday)?.reason == .missingEvent)
        #expect(fault(Array(journal.prefix(1)), of: today)?.reason == .missingEvent)
        let text = String(decoding: try CanonicalJSON.encode(today), as: UTF8.self)
        let edited = try Request(encoded: Array(text.replacing("bram", with: "evas").utf8), number: 1)
        #expect(fault(journal, of: edited)?.reason == .stateDiffers)
    }

    @Test("is in order of time even when the clock goes back")
    func clockGoesBack() async throws {
        let company = try await Company()
        var request = try await company.open()
        let start = company.clock.now()
        for seconds in [-86_400, 60, -3_600 * 24 * 365, 10_000_000_000] as [Int64] {
            company.clock.advance(bySeconds: seconds)
            request = try await company.desk.note("Noté.", on: .id(request.id), as: company.viewer("bram"))
        }
        let times = try await company.journal(of: request).map(\.at)
        #expect(times == times.sorted())
        #expect(times.prefix(4) == [start, start, start, start])
        #expect(request.updatedAt == company.clock.now())
        #expect(fault(try await company.journal(of: request), of: request) == nil)
    }

    @Test("reads what it wrote, byte for byte")
    func encoding() async throws {
        let (request, journal, _) = try await journals()
        for event in journal {
            let read = try RecordedEvent(
                request: event.request, version: event.version, at: event.at, content: event.content, hash: event.hash)
            #expect(read == event)
            let again = try RecordedEvent(
                request: request.id, version: event.version, at: event.at, actor: read.actor, event: read.event,
                after: event.version == 1 ? .zero : journal[event.version - 2].hash)
            #expect(again == event)
        }
        #expect(throws: DecodingError.self) {
            try RecordedEvent(request: request.id, version: 1, at: request.openedAt, content: [0xFF], hash: .zero)
        }
    }
}
