#if Markdown
    import CCmark
    import Foundation

    /// The memory of the parser: the system’s, with some bytes of zeros before each piece.
    ///
    /// The version that Debian has reads a few bytes before the start of a text (CVE-2023-22485, `o:a@b.c`): here it
    /// reads zeros that are its own.
    enum ParserMemory {
        /// As much as the system aligns to.
        private static let margin = 16

        /// Never changed once it is made, and never freed.
        nonisolated(unsafe) static let functions: UnsafeMutablePointer<cmark_mem> = {
            let functions = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
            functions.initialize(
                to: cmark_mem(
                    calloc: { count, size in
                        let (bytes, overflow) = count.multipliedReportingOverflow(by: size)
                        // The parser knows no failure: as with memory of its own, the process ends.
                        guard !overflow, let piece = calloc(1, bytes + ParserMemory.margin) else { abort() }
                        return piece + ParserMemory.margin
                    },
                    realloc: { piece, bytes in
                        let old = piece.map { $0 - ParserMemory.margin }
                        guard let new = realloc(old, bytes + ParserMemory.margin) else { abort() }
                        if old == nil { memset(new, 0, ParserMemory.margin) }
                        return new + ParserMemory.margin
                    },
                    free: { piece in free(piece.map { $0 - ParserMemory.margin }) }))
            return functions
        }()
    }
#endif
