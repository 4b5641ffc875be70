import ServiceDesk

// snippet: store-erasure
extension LogState {
    /// Puts what an erasure left in the place of what was there.
    mutating func erase(_ update: Change.Update, _ number: Request.Number) {
        guard !update.replaced.isEmpty else { return }
        for event in update.replaced { journals[event.request]?[event.version - 1] = event }
        let versions = Set(update.replaced.map(\.version))
        passages.removeAll { $0.0 == number && versions.contains($0.1.version) }
        passages += update.replacedPassages.map { (number, $0) }
    }
}

extension LogStore {
    /// Writes every line anew with what is left of it: of events their contents as they stand, of requests what those
    /// give, of everything else only what counts still.
    func expunge() async throws(StoreError) {
        do {
            var requests: [Request.ID: Request] = [:]
            try log.replace(with: try log.contents().map { content in
                var line = try CanonicalJSON.decode(LogLine.self, from: content)
                for index in line.changes.indices { try expunge(&line.changes[index], &requests) }
                line.work.removeAll { $0.record != nil && state.work[$0.key] != $0.record }
                line.entries.removeAll { state.entries[$0.kind]?[Array($0.id.utf8)] != $0 }
                line.removed = nil
                line.readings.removeAll { state.readings[$0.id] != $0 }
                return try CanonicalJSON.encode(line)
            })
        } catch {
            throw StoreError(reading: error)
        }
    }

    private func expunge(_ change: inout KeptChange, _ requests: inout [Request.ID: Request]) throws {
        for index in change.updates.indices {
            let update = change.updates[index]
            let events = update.events.compactMap { state.journals[$0.request]?[$0.version - 1] }
            for event in events {
                if requests[event.request]?.apply(event) == nil { requests[event.request] = Request(opening: event) }
            }
            change.updates[index].events = events.map { KeptEvent($0) }
            change.updates[index].replaced = nil
            if let id = events.first?.request, let request = requests[id] {
                change.updates[index].request = String(decoding: try CanonicalJSON.encode(request), as: UTF8.self)
            }
        }
    }
}
// end
