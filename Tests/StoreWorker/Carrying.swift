#if SQLite
    import Foundation
    import ServiceDesk

    /// Uploads a large file and reads it again, and says how much resident memory that took at most.
    enum Carrying {
        static func run(_ path: String, mebibytes: Int) async throws {
            let store = try await openStore(path)
            try await store.saveOrganisation()
            let desk = Desk(store)
            let host = Viewer.host("carry")
            let request = try await desk.open(RequestDraft("Un grand fichier", requester: "anna", team: "it"), as: host)
            let before = residentKibibytes
            let file = try await desk.upload(name: "grand.bin", as: host, Pieces(count: mebibytes))
            try await desk.reply("Voici", attachments: [file], to: .number(request.number), as: host)
            var (size, peak) = (0, residentKibibytes)
            for try await piece in try await desk.download(file.digest, of: .number(request.number), as: host) {
                size += piece.count
                peak = max(peak, residentKibibytes)
            }
            StoreWorker.say("size \(size)")
            StoreWorker.say("digest \(file.digest)")
            StoreWorker.say("grown \(max(0, peak - before))")
        }

        /// What the process holds in memory now, from the second number of Linux' `/proc/self/statm`; 0 elsewhere.
        private static var residentKibibytes: Int {
            guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
            let numbers = text.split(separator: " ")
            return numbers.count > 1 ? (Int(numbers[1]) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) / 1024 : 0
        }
    }

    /// Pieces of one MiB, each different from the one before it.
    package struct Pieces: AsyncSequence, Sendable {
        package typealias Element = [UInt8]
        private let count: Int

        package init(count: Int) { self.count = count }

        package func makeAsyncIterator() -> Iterator { Iterator(count: count) }

        package struct Iterator: AsyncIteratorProtocol {
            fileprivate let count: Int
            private var index = 0

            fileprivate init(count: Int) { self.count = count }

            package mutating func next() async -> [UInt8]? {
                guard index < count else { return nil }
                index += 1
                return [UInt8](repeating: UInt8(truncatingIfNeeded: index), count: 1 << 20)
            }
        }
    }
#endif
