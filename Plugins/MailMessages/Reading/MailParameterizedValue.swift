/// A value with parameters: a content type (RFC 2045, 5) or a disposition (RFC 2183).
public struct MailParameterizedValue: Sendable, Hashable {
    /// `text/plain`, or `attachment` of a disposition; in lower case.
    public let name: String
    /// The parameters by their names in lower case, decoded (RFC 2231, and RFC 2047 where programs use it); the first
    /// of a name counts.
    public let parameters: [String: String]
    /// The boundary of a multipart as its bytes came.
    let boundary: [UInt8]

    init(_ name: String, parameters: [String: String] = [:], boundary: [UInt8] = []) {
        self.name = name
        self.parameters = parameters
        self.boundary = boundary
    }

    /// Whether it is of a kind such as `text` or `multipart`.
    public func isOf(_ kind: String) -> Bool { name.hasPrefix(kind) && name.dropFirst(kind.count).first == "/" }

    /// Reads a value as it came; its name is empty where there is none.
    init(reading bytes: ArraySlice<UInt8>) {
        var reader = ParameterReader(bytes)
        let name = String(decoding: reader.readName(), as: UTF8.self).lowercased()
        let values = reader.readParameters()
        self.init(name, parameters: values.mapValues(\.text), boundary: values["boundary"]?.bytes ?? [])
    }
}
