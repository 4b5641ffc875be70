#if Web
    import Mustache

    /// Values as a template asks for them. swift-mustache finds out of each value what it is, which takes much longer
    /// for a dictionary of anything than for a class of its own.
    final class PageNode: MustacheParent, Sendable {
        private let values: PageValues

        fileprivate init(_ values: PageValues) { self.values = values }

        func child(named name: String) -> Any? { values[name] }
    }

    /// HTML that is shown as it is: it was made harmless before.
    struct SafeMarkup: Sendable {
        let html: String

        init(_ html: String) { self.html = html }
    }

    /// Makes texts of what would be HTML.
    ///
    /// swift-mustache escapes character by character, and a quotation mark with a combining accent behind it is another
    /// character, but the same byte to a browser. So all values are escaped here, byte by byte, before they are put
    /// into a template, and no template escapes or leaves unescaped any more (``SiteTemplates``).
    enum HTMLEscaping {
        static func text(_ text: String) -> String {
            guard text.utf8.contains(where: { replacement($0) != nil }) else { return text }
            var bytes: [UInt8] = []
            bytes.reserveCapacity(text.utf8.count + 64)
            for byte in text.utf8 {
                if let replacement = replacement(byte) { bytes += replacement.utf8 } else { bytes.append(byte) }
            }
            return String(decoding: bytes, as: UTF8.self)
        }

        static func node(_ values: PageValues) -> PageNode { PageNode(values.mapValues(value)) }

        static func markup(_ value: any Sendable) -> String {
            (value as? SafeMarkup)?.html ?? text(value as? String ?? String(describing: value))
        }

        private static func value(_ value: any Sendable) -> any Sendable {
            switch value {
            case let text as String: Self.text(text)
            case let markup as SafeMarkup: markup.html
            case let values as PageValues: node(values)
            case let list as [PageValues]: list.map(node)
            case let texts as [String]: texts.map(text)
            default: value
            }
        }

        private static func replacement(_ byte: UInt8) -> String? {
            switch byte {
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "\""): "&quot;"
            case UInt8(ascii: "'"): "&#39;"
            default: nil
            }
        }

        /// A template whose `{{name}}` are put in as they are given, since values come escaped.
        static func unescaping(_ template: String) -> String {
            var (result, rest) = ("", template[...])
            while let start = rest.firstRange(of: "{{"), let end = rest[start.upperBound...].firstRange(of: "}}") {
                let inner = rest[start.upperBound..<end.lowerBound]
                result += rest[..<start.lowerBound]
                let isVariable = inner.first.map { !"#^/<>$!={&%".contains($0) } ?? false
                result += isVariable ? "{{{\(inner)}}}" : "{{\(inner)}}"
                rest = rest[end.upperBound...]
            }
            return result + rest
        }
    }
#endif
