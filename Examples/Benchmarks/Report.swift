#if SQLite
    import Foundation

    /// One measured figure and the bound that the project promises.
    struct Figure: Encodable {
        enum Bound: Encodable {
            case atLeast(Double)
            case atMost(Double)

            func holds(for value: Double) -> Bool {
                switch self {
                case .atLeast(let limit): value >= limit
                case .atMost(let limit): value <= limit
                }
            }

            var text: String {
                switch self {
                case .atLeast(let limit): "at least \(limit)"
                case .atMost(let limit): "at most \(limit)"
                }
            }
        }

        var name: String
        var value: Double
        var unit: String
        var bound: Bound
        /// What the value was made of.
        var detail: String

        var holds: Bool { bound.holds(for: value) }
    }

    /// Prints figures as a table that the documentation can take over.
    enum Report {
        static func print(_ figures: [Figure]) {
            Swift.print("| figure | measured | promised | holds | from |")
            Swift.print("|---|---:|---:|---|---|")
            for figure in figures {
                let value = String(format: figure.value < 10 ? "%.2f" : "%.0f", figure.value)
                let unit = figure.unit.isEmpty ? "" : " \(figure.unit)"
                Swift.print(
                    "| \(figure.name) | \(value)\(unit) | \(figure.bound.text)\(unit) | \(figure.holds ? "yes" : "NO") "
                        + "| \(figure.detail) |")
            }
        }
    }

    func seconds(_ body: () async throws -> Void) async rethrows -> Double {
        let start = ContinuousClock.now
        try await body()
        let duration = ContinuousClock.now - start
        return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }

    extension Array where Element == Double {
        /// The value that this share of all do not exceed.
        func percentile(_ share: Double) -> Double { sorted()[Swift.min(count - 1, Int(Double(count) * share))] }
        var median: Double { percentile(0.5) }
    }

    /// Removes a folder, or says that it stays.
    func removeFolder(_ folder: URL) {
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            FileHandle.standardError.write(Data("\(folder.path) stays behind: \(error)\n".utf8))
        }
    }

    func temporaryFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "desk-benchmark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
#endif
