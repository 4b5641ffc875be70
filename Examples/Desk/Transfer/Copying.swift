#if Command
    import ArgumentParser
    import Foundation
    import ServiceDesk
    import Synchronization

    struct Copy: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "copy", abstract: "Copy a desk from one store to another, of whatever kinds.",
            discussion: """
                What the target has already is passed over: a copy that was interrupted completes when it is run \
                again, and one of a desk that went on brings what is new. With --follow it goes on bringing what \
                happens until Control-C; run it once more when the desk has stopped, and nothing is missing.
                """)

        @Argument(help: "The store to copy: a file or a URL.") var from: String
        @Argument(help: "The store to copy to; made where there is none.") var to: String
        @Flag(help: "Go on with what happens in the source.") var follow = false
        @OptionGroup var output: OutputOptions

        struct Answer: Encodable {
            var copied, added: TransferJSON
        }

        mutating func run() async throws {
            let (sourceURL, targetURL) = (try StoreURL(from), try StoreURL(to))
            guard sourceURL != targetURL else { throw Failure(.usage, "Both are the same store.") }
            let source = try await openStore(sourceURL, .readOnly)
            let target = try await openStore(targetURL, .create)
            let copy = DeskCopy(from: source, to: target)
            let place = try await copy.place()
            let progress = Progress("copy", unit: "requests")
            let result = try await copy.run { step in
                let share = Double(step.done.requests) / Double(max(1, step.requestsInAll))
                progress.update(Int64(step.done.requests), share: min(1, share))
            }
            progress.finish()
            if output.json {
                try Terminal.printJSON(
                    Answer(copied: TransferJSON(result.done), added: TransferJSON(result.added)))
            } else {
                Terminal.print("Copied \(result.done.text), \(progress.summary).")
                Terminal.print("New in \(targetURL): \(result.added.text).")
            }
            if follow { try await followOn(copy, from: place) }
        }

        /// Brings what happens, once a second, until it is interrupted.
        private func followOn(_ copy: DeskCopy, from place: JournalPosition) async throws {
            let (json, signals) = (output.json, AsyncStream<Void>.makeStream())
            signal(SIGINT, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: SIGINT)
            let isInterrupted = Mutex(false)
            source.setEventHandler {
                isInterrupted.withLock { $0 = true }
                signals.continuation.finish()
            }
            source.resume()
            let isStopped = Task { for await _ in signals.stream {} }
            let following = Task {
                // Whatever ends the following ends the waiting for Control-C.
                defer { signals.continuation.finish() }
                var place = place
                while !Task.isCancelled {
                    let step = try await copy.follow(from: place)
                    place = step.next
                    if step.requests > 0, !json {
                        let requests = counted(step.requests, "request has", "requests have")
                        Terminal.print("\(requests) changed and came over.")
                        try Terminal.flush()
                    }
                    try? await Task.sleep(for: .seconds(1))
                }
            }
            if !json { Terminal.print("Following; Control-C ends it.") }
            try Terminal.flush()
            await isStopped.value
            following.cancel()
            do {
                try await following.value
            } catch  where isInterrupted.withLock({ $0 }) {
                // It was told to stop in the midst of a step; the next run brings the rest.
            }
        }
    }

    struct Compare: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "compare", abstract: "Compare all that two stores keep; neither is changed.",
            discussion: """
                Requests are compared with the heads of their journals, which cover every event; --deep compares the \
                events themselves, and the files. Ends with 1 where the stores differ.
                """)

        @Argument(help: "A store: a file or a URL.") var first: String
        @Argument(help: "Another one.") var second: String
        @Flag(help: "Compare each event, and the files.") var deep = false
        @OptionGroup var output: OutputOptions

        struct Answer: Encodable {
            var areEqual: Bool
            var compared: TransferJSON
            var differenceCount: Int
            var differences: [String]
            var digest: String
        }

        mutating func run() async throws {
            let one = try await openStore(StoreURL(first), .readOnly)
            let other = try await openStore(StoreURL(second), .readOnly)
            var comparison = StoreComparison(one, other)
            comparison.isDeep = deep
            let total = try await one.counts(CountQuery(viewer: .host("compare"))).first?.count ?? 0
            let progress = Progress("compare", unit: "requests")
            let report = try await comparison.run { step in
                progress.update(Int64(step.requests), share: min(1, Double(step.requests) / Double(max(1, total))))
            }
            progress.finish()
            if output.json {
                try Terminal.printJSON(
                    Answer(
                        areEqual: report.areEqual, compared: TransferJSON(report.compared),
                        differenceCount: report.differenceCount, differences: report.differences,
                        digest: report.digest.description))
            } else {
                for line in report.differences { Terminal.print(Style.red("differs") + "  " + line.safe) }
                if report.areEqual {
                    Terminal.print("Both keep the same: \(report.compared.text), \(progress.summary).")
                    Terminal.print("sha256 \(report.digest)")
                }
            }
            guard !report.areEqual else { return }
            try Terminal.flush()
            throw Failure(.different, "The stores differ in \(counted(report.differenceCount, "place", "places")).")
        }
    }
#endif
