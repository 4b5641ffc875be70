#if PostgreSQL
    import LibPQ
    import ServiceDesk

    extension StoreError {
        /// What an error means to the one who uses the store.
        ///
        /// - Parameter isWriting: Whether something may have been written of which the outcome is not known.
        init(_ error: any Error, at name: String, isWriting: Bool = false) {
            switch error {
            case let error as StoreError: self = error
            case let error as PQError where error.code == .unexpected && !error.isOutcomeKnown && !isWriting,
                let error as PQError where error.code == .unexpected && error.isOutcomeKnown:
                self.init(.damaged, "\(name) holds something that cannot be read.", detail: "\(error)")
            case let error as PQError: self.init(error, name, isWriting)
            case let error as DecodingError:
                self.init(.damaged, "\(name) holds something that cannot be read.", detail: "\(error)")
            default: self.init(.other, "\(name) failed.", detail: "\(error)")
            }
        }

        private init(_ error: PQError, _ name: String, _ isWriting: Bool) {
            let detail = [error.description, error.detail, error.hint].compactMap { $0 }.joined(separator: " ")
            if isWriting, !error.isOutcomeKnown {
                self.init(
                    .unknownOutcome,
                    "The connection to \(name) was lost while something was written: it may be kept. Repeat it with "
                        + "the same key; where it has none, look first.",
                    detail: detail)
                return
            }
            switch error.code {
            case .deadline:
                self.init(.busy, "\(name) has not answered in time. Nothing was changed; try again.", detail: detail)
            case .cancelled: self.init(.other, "The task was cancelled before \(name) answered.", detail: detail)
            case .server, .connection, .misuse: self.init(error.state, name, detail, error)
            default: self.init(.other, "\(name) failed.", detail: detail)
            }
        }

        private init(_ state: SQLState?, _ name: String, _ detail: String, _ error: PQError) {
            switch state {
            case .diskFull?:
                self.init(.full, "There is no space left at \(name). Nothing was changed.", detail: detail)
            case .readOnlyTransaction?:
                self.init(
                    .readOnly, "\(name) cannot be written: it was opened for reading only, or is a standby.",
                    detail: detail)
            case .insufficientPrivilege?:
                self.init(.readOnly, "The role lacks a right at \(name): \(error.message).", detail: detail)
            case .uniqueViolation?:
                self.init(.constraint, "Something that must be unique is at \(name) already.", detail: detail)
            case .lockNotAvailable?, .deadlockDetected?, .serializationFailure?, .outOfMemory?:
                self.init(.busy, "\(name) is in use. Nothing was changed; try again.", detail: detail)
            case .tooManyConnections?:
                self.init(.busy, "\(name) has no connection left; try again, or allow it more.", detail: detail)
            case .invalidPassword?, .invalidAuthorization?:
                self.init(
                    .unavailable, "\(name) does not let this role in: check its name and password.", detail: detail)
            case .invalidCatalogName?:
                self.init(.unavailable, "There is no such database at \(name); make it first.", detail: detail)
            case .undefinedTable?, "42703", "42883":
                self.init(.notAStore, "The schema at \(name) is not a desk’s.", detail: detail)
            case .checkViolation? where error.message.contains("partition"):
                self.init(
                    .other, "A table at \(name) has no partition for the next rows; make one. Nothing was changed.",
                    detail: detail)
            case "26000", "42P05":
                self.init(
                    .unavailable, "A pooler is before \(name): say so (isBehindPooler, or pooled=true in a URL).",
                    detail: detail)
            case .queryCanceled?:
                self.init(
                    .busy, "\(name) was told to stop a statement: by its statement_timeout, or by somebody. Nothing "
                        + "was changed.", detail: detail)
            case "XX001", "XX002": self.init(.damaged, "\(name) is damaged. Restore a backup.", detail: detail)
            case nil where error.code == .misuse: self.init(.unavailable, error.message, detail: detail)
            case nil, .adminShutdown?, .crashShutdown?, .cannotConnectNow?:
                self.init(.unavailable, "\(name) cannot be reached: \(error.message)", detail: detail)
            default: self.init(.other, "\(name) failed.", detail: detail)
            }
        }
    }
#endif
