import ServiceDesk

// snippet: store-readings
extension LogStore {
    func note(_ readings: [ArticleReading]) async throws(StoreError) {
        try ArticleReading.validate(readings)
        try write { (line, state) throws in
            for kept in readings.compactMap({ state.note($0) }) { line.readings.append(kept) }
        }
    }

    func readings(_ query: ReadingQuery) async throws(StoreError) -> [ArticleReading] {
        try query.validate()
        return query.readings(of: state.readings.values)
    }

    func counts(_ query: ReadingCountQuery) async throws(StoreError) -> [ReadingCount] {
        try query.validate()
        return query.counts(of: state.readings.values)
    }
}

extension LogState {
    /// What is kept of a reading; `nil` where nothing changes.
    mutating func note(_ reading: ArticleReading) -> ArticleReading? {
        let other = readings.values.first { $0.article == reading.article && $0.reader == reading.reader }
        let kept = reading.noted(over: readings[reading.id], or: other)
        if let kept { readings[kept.id] = kept }
        return kept
    }
}
// end
