import ServiceDesk

/// The idempotency keys of an import, by which a later run knows what is there.
struct LogKeys {
    let log: IncidentLog
    let timetable: Timetable
    let source: String

    /// The key of the commit that ends with a row, or with the opening.
    func key(_ ordinal: Int32, of incident: UInt32) -> Change.Key {
        let number = log.texts[log.incidents[Int(incident)]] ?? ""
        guard ordinal >= 0 else {
            return Change.Key(name: "\(source):\(number):opened", fingerprint: Digest(of: number.utf8))
        }
        let row = log.rows[timetable.row(ordinal, of: incident)]
        let repetition = timetable.repetition(ordinal, of: incident)
        let tokens = [
            row.caller, row.openedBy, row.updatedBy, row.group, row.agent, row.contactType, row.location, row.category,
            row.subcategory, row.symptom, row.configurationItem, row.problem, row.rfc, row.vendor, row.causedBy,
            row.closedCode,
        ]
        // Bytes: texts put together would cost more than the digest.
        var content = Array(
            ("\(number)\t\(row.modCount)\t\(row.updatedAt)\t\(row.openedAt ?? 0)\t\(row.state.rawValue)\t"
                + "\(row.impact.rawValue)\t\(row.urgency.rawValue)\t\(row.knowledge)").utf8)
        for token in tokens {
            content.append(0x09)
            content += (log.texts[token] ?? "?").utf8
        }
        return Change.Key(
            name: "\(source):\(number):\(row.modCount)" + (repetition > 0 ? ".\(repetition + 1)" : ""),
            fingerprint: Digest(of: content))
    }
}
