#if SQLite
    import Foundation
    import ServiceDesk
    import ServiceDeskSQLite
    import ServiceNowImport

    /// A hundred thousand requests, of which one in twenty is of twenty kinds that recur, compared and proposed as
    /// problems; and what a real log has, where it is there.
    enum ProblemBenchmark {
        private static let (count, kinds) = (100_000, 20)

        static func run() async throws -> [Figure] {
            let folder = try temporaryFolder()
            defer { removeFolder(folder) }
            let store = try SQLiteStore(path: folder.appending(path: "desk.sqlite").path)
            try await fill(store)
            let figures = try await measure(store)
            try store.close()
            try await showLog(in: folder)
            return figures
        }

        private static func fill(_ store: SQLiteStore) async throws {
            try await OpeningBenchmark.prepare(store, teams: (0..<20).map { Team.ID("team\($0)") })
            let desk = Desk(store)
            let viewer = try await desk.viewer(for: "p0")
            var corpus = Corpus(seed: 1)
            let drafts = (0..<count).map { index in
                let kind = corpus.number(below: kinds)
                let recurs = index.isMultiple(of: 20)
                return RequestDraft(
                    corpus.text(words: recurs ? 13 : 15) + (recurs ? " what\(kind)x how\(kind)x" : ""),
                    requester: Person.ID("p\(corpus.number(below: OpeningBenchmark.people))"),
                    team: Team.ID("team\(recurs ? kind : corpus.number(below: 20))"), kind: .incident)
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for caller in 0..<64 {
                    group.addTask {
                        for index in stride(from: caller, to: drafts.count, by: 64) {
                            try await desk.open(drafts[index], as: viewer)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }

        private static func measure(_ store: SQLiteStore) async throws -> [Figure] {
            let desk = Desk(store)
            var proposals: [ProblemProposal] = []
            let whole = try await seconds {
                proposals = try await desk.proposeProblems(
                    from: Timestamp(microseconds: 0), to: Timestamp(microseconds: .max), as: .host("benchmark"))
            }
            let subjects = try await subjects(store)
            guard subjects.count == count else { throw BenchmarkFailure("\(subjects.count) were opened.") }
            var grouped: [ProblemProposal] = []
            let grouping = await seconds { grouped = RecurrenceGrouping().proposals(for: subjects) }
            guard grouped == proposals else { throw BenchmarkFailure("The desk proposed something else.") }
            let found = proposals.count { $0.pattern.words.contains { $0.hasPrefix("what") } }
            return [
                Figure(
                    name: "100,000 requests of 15 words grouped", value: grouping, unit: "s", bound: .atMost(10),
                    detail: "\(found) of \(kinds) kinds that recur, \(proposals.count - found) others"),
                Figure(
                    name: "the same by a desk on SQLite", value: whole, unit: "s", bound: .atMost(30),
                    detail: String(format: "%.0f %% of it grouping, the rest reading", grouping / whole * 100)),
            ]
        }

        private static func subjects(_ store: SQLiteStore) async throws -> [GroupingSubject] {
            var query = RequestQuery(viewer: .host("benchmark"), limit: 1_000)
            var subjects: [GroupingSubject] = []
            repeat {
                let page = try await store.page(query)
                subjects += page.requests.map { GroupingSubject($0) }
                query.after = page.next
            } while query.after != nil
            return subjects
        }

        // MARK: The log

        /// Prints what recurs in the log that the import is measured with.
        private static func showLog(in folder: URL) async throws {
            guard FileManager.default.fileExists(atPath: CommandBenchmark.log) else {
                FileHandle.standardError.write(Data("\(CommandBenchmark.log) is not there: not grouped.\n".utf8))
                return
            }
            let store = try SQLiteStore(path: folder.appending(path: "log.sqlite").path)
            let bytes = try unpacked(CommandBenchmark.log)
            let pieces = AsyncStream<[UInt8]> { stream in
                for start in stride(from: 0, to: bytes.count, by: 1 << 16) {
                    stream.yield(Array(bytes[start..<min(start + (1 << 16), bytes.count)]))
                }
                stream.finish()
            }
            let report = try await ServiceNowImport(store).run(pieces)
            let desk = Desk(store)
            var proposals: [ProblemProposal] = []
            let elapsed = try await seconds {
                proposals = try await desk.proposeProblems(
                    from: Timestamp(microseconds: 0), to: Timestamp(microseconds: .max), as: .host("benchmark"),
                    limit: 10)
            }
            try store.close()
            print(String(format: "What recurs in the log of %d incidents, found in %.1f s:", report.requests, elapsed))
            for (index, proposal) in proposals.enumerated() {
                print("\(index + 1). \(proposal.pattern)")
                for line in proposal.evidence { print("   \(line)") }
            }
            print()
        }

        private static func unpacked(_ path: String) throws -> [UInt8] {
            let (process, output) = (Process(), Pipe())
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["gzip", "-dc", path]
            process.standardOutput = output
            try process.run()
            let data = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else { throw BenchmarkFailure("\(path) could not be unpacked.") }
            return [UInt8](data)
        }
    }
#endif
