import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Checking what a store keeps")
struct StoreAuditTests {
    @Test("A desk in use is clean, and everything was looked at")
    func clean() async throws {
        let store = try await Company.inUse().store
        let report = try await StoreAudit(store).run()
        #expect(report.isClean && report.faults.isEmpty)
        #expect(report.checked.requests == 5 && report.checked.attachments == 2)
        #expect(report.checked.articles == 2 && report.checked.revisions == 5)
        #expect(report.checked.bytes > 600_000)
    }

    @Test("Removed, moved and exchanged events are found", arguments: ["removed", "moved", "exchanged", "unreadable"])
    func journals(damage: String) async throws {
        var store = SpoiledStore(base: try await Company.inUse().store)
        store.spoilHistory = { (events: [RecordedEvent]) throws(StoreError) in
            guard events.count > 3 else { return events }
            var events = events
            switch damage {
            case "removed": events.remove(at: 2)
            case "moved": events.swapAt(1, 2)
            case "exchanged": events[2] = events[1]
            default: throw SpoiledStore.damage
            }
            return events
        }
        let report = try await StoreAudit(store).run()
        // Only the first request has a journal that long.
        #expect(report.faultCount == 1 && report.faults.first?.request == 1)
        #expect(report.checked.requests == 5)
    }

    @Test("A request that cannot be read does not hide the others")
    func unreadable() async throws {
        var store = SpoiledStore(base: try await Company.inUse().store)
        store.unreadable = [2]
        let report = try await StoreAudit(store).run()
        #expect(report.faults.map(\.request) == [2])
        #expect(report.checked.requests == 4)
    }

    @Test(
        "Removed, moved and exchanged revisions are found", arguments: ["removed", "moved", "exchanged", "unreadable"])
    func revisions(damage: String) async throws {
        var store = SpoiledStore(base: try await Company.inUse().store)
        store.spoilRevisions = { (revisions: [ArticleRevision]) throws(StoreError) in
            guard revisions.count > 2 else { return revisions }
            var revisions = revisions
            switch damage {
            case "removed": revisions.remove(at: 1)
            case "moved": revisions.swapAt(1, 2)
            case "exchanged": revisions[2] = revisions[1]
            default: throw SpoiledStore.damage
            }
            return revisions
        }
        let report = try await StoreAudit(store).run()
        // Only the first article has a history that long.
        #expect(report.faultCount == 1 && report.faults.first?.article == 1 && report.faults.first?.request == nil)
        #expect(report.checked.articles == 2 && report.checked.requests == 5)
    }

    @Test("An article that cannot be read does not hide the others", arguments: [1, 2] as [Article.Number])
    func unreadableArticle(number: Article.Number) async throws {
        var store = SpoiledStore(base: try await Company.inUse().store)
        store.unreadableArticles = [number]
        let report = try await StoreAudit(store).run()
        #expect(report.faults.map(\.article).first == number)
        #expect(report.checked.articles == 1 && report.checked.requests == 5)
    }

    @Test("Files that are gone or changed are found")
    func files() async throws {
        var store = SpoiledStore(base: try await Company.inUse().store)
        store.spoilChunk = { _ in nil }
        #expect(try await StoreAudit(store).run().faultCount == 2)
        store.spoilChunk = { $0.isEmpty ? [] : $0.dropLast() + [0] }
        let report = try await StoreAudit(store).run()
        // The other file is empty: there is nothing to change in it.
        #expect(report.faultCount == 1)
        #expect(report.faults.first?.description.contains("does not have its digest") == true)
    }
}
