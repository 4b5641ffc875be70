#if Command
    import Foundation
    import ServiceDesk

    extension Serve {
        /// The zone of most of the organisation’s hours, in which people there read times; that of the machine where
        /// they have none.
        func zone(of directory: some DirectoryStore) async throws -> TimeZone {
            let names = try await directory.allEntries(.calendar).compactMap(\.calendar).flatMap(\.hours.zones)
            let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
            let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
            return most.flatMap { TimeZone(identifier: $0.key) } ?? .current
        }
    }

    extension HoursFormula {
        fileprivate var zones: [String] {
            switch self {
            case .hours(let hours): [hours.zone]
            case .calendar: []
            case .union(let all), .intersection(let all): all.flatMap(\.zones)
            case .difference(let hours, let less): hours.zones + less.zones
            }
        }
    }
#endif
