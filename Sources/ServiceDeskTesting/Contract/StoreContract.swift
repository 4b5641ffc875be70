import ServiceDesk

/// What every store must do, as named checks that need no test framework.
///
/// In one line, for a store that keeps everything:
///
/// ```swift
/// try await StoreContract.verify { try MyStore() }
/// ```
///
/// Or one test a check, with a framework that has parameters:
///
/// ```swift
/// @Test(arguments: StoreContract.checks)
/// func contract(_ check: StoreCheck<any CompleteStore>) async throws {
///     try await check.run(try MyStore())
/// }
/// ```
public enum StoreContract {
    /// The checks of a ``/ServiceDesk/RequestStore``.
    public static let requestChecks: [StoreCheck<any RequestStore>] =
        CommitChecks.all + KeyChecks.all + NumberChecks.all + HistoryChecks.all + JournalChecks.all + PageChecks.all
        + CountChecks.all + MeasurementChecks.all + SearchChecks.all + QueryLimitChecks.all + ClaimChecks.all
        + WorkChecks.all + ErasureChecks.all
        + AccessMatrix.checks

    /// The checks of a ``/ServiceDesk/DirectoryStore``.
    public static let directoryChecks: [StoreCheck<any DirectoryStore>] = DirectoryChecks.all

    /// The checks of an ``/ServiceDesk/AttachmentStore``.
    public static let attachmentChecks: [StoreCheck<any AttachmentStore>] = AttachmentChecks.all

    /// The checks of an ``/ServiceDesk/ArticleStore``.
    public static let articleChecks: [StoreCheck<any ArticleStore>] =
        ArticleChecks.all + ArticleReviewChecks.all + ArticleSearchChecks.all + ReadingChecks.all

    /// All checks, for a store that keeps everything.
    public static let checks: [StoreCheck<any CompleteStore>] =
        requestChecks.map { check in StoreCheck(check.name) { try await check.body($0, $1) } }
        + directoryChecks.map { check in StoreCheck(check.name) { try await check.body($0, $1) } }
        + attachmentChecks.map { check in StoreCheck(check.name) { try await check.body($0, $1) } }
        + articleChecks.map { check in StoreCheck(check.name) { try await check.body($0, $1) } }

    /// Runs all checks of a store that keeps everything.
    ///
    /// - Parameter makeStore: Makes an empty store, for each check anew.
    /// - Throws: One ``ContractFailure`` that lists every check that failed; or what `makeStore` throws.
    public static func verify(_ makeStore: () async throws -> any CompleteStore) async throws {
        try await verify(checks, makeStore)
    }

    /// Runs some checks: ``requestChecks``, ``directoryChecks``, ``attachmentChecks`` or ``articleChecks``.
    public static func verify<Store>(
        _ checks: [StoreCheck<Store>], _ makeStore: () async throws -> Store
    ) async throws {
        var failed: [ContractFailure.FailedCheck] = []
        for check in checks {
            let store = try await makeStore()
            do throws(ContractFailure) {
                try await check.run(store)
            } catch {
                failed += error.failedChecks
            }
        }
        guard failed.isEmpty else { throw ContractFailure(failed) }
    }
}
