import ServiceDesk

/// Where a passage stands in the full-text index: request, version and privacy in one integer, so that the index needs
/// no table beside it and newer requests have larger row ids.
package enum PassagePlace {
    /// Versions up to 8,388,607 and numbers up to 549,755,813,887.
    package static let versionBits: Int64 = 23
    package static let numberShift = versionBits + 1

    package static func rowid(number: Request.Number, version: Int, isPrivate: Bool) -> Int64 {
        number << numberShift | Int64(version) << 1 | (isPrivate ? 1 : 0)
    }
}
