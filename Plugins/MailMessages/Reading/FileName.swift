/// File names that do no harm where they are used.
enum FileName {
    /// Marks that turn the direction of writing, by which `exe.png` can be shown for `gnp.exe`.
    private static let turning: [ClosedRange<UInt32>] = [0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069]

    /// The last name of a path, without control characters, shortened before its extension; nil where nothing is left.
    static func safe(_ declared: String, limit: Int) -> String? {
        var name = ""
        // Paths of all systems: the name of the file is after the last of these.
        for scalar in declared.unicodeScalars {
            let isDrive = scalar == ":" && name.utf8.count == 1
            if scalar == "/" || scalar == "\\" || isDrive {
                name = ""
            } else if scalar.value >= 0x20, !(0x7F..<0xA0).contains(scalar.value),
                !turning.contains(where: { $0.contains(scalar.value) })
            {
                name.unicodeScalars.append(scalar)
            }
        }
        name = name.trimmed
        guard name.contains(where: { $0 != "." }) else { return nil }
        return shortened(name, to: limit)
    }

    private static func shortened(_ name: String, to limit: Int) -> String {
        guard name.utf8.count > limit else { return name }
        var tail = Substring()
        if let dot = name.lastIndex(of: "."), name[dot...].utf8.count <= min(20, limit / 2) { tail = name[dot...] }
        var (head, size) = ("", tail.utf8.count)
        for scalar in name.dropLast(tail.count).unicodeScalars {
            size += UTF8.width(scalar)
            guard size <= limit else { break }
            head.unicodeScalars.append(scalar)
        }
        return head + tail
    }
}

extension String {
    /// Without white space at both ends.
    fileprivate var trimmed: String {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
        return String(self[start..<end])
    }
}
